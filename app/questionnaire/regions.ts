import { best, searchable, searchRank } from '#questionnaire/search_rank'
import type { Findable } from '#questionnaire/search_rank'

/** One row of the region table of a year. */
export interface Region {
  code: string
  name: string
  /** Code of the unit above; absent for provinces. */
  parent?: string
  /** A row that only groups others (市辖区, 省直辖县级行政区划): no region anybody is in. */
  grouping?: boolean
  /** Pinyin initials of the name. */
  initials: string
}

/** The regions of one report year (R6, GB/T 2260). */
export class Regions {
  readonly #byCode: ReadonlyMap<string, Region>
  /** Codes that have a real unit below them. */
  readonly #divided: ReadonlySet<string>
  #findable: [Region, Findable][] | undefined

  constructor(rows: readonly Region[]) {
    this.#byCode = new Map(rows.map((row) => [row.code, row]))
    this.#divided = new Set(
      rows.flatMap((row) => (row.grouping || !row.parent ? [] : [row.parent]))
    )
  }

  /** Whether the code is of a region in this year; 990000 (abroad) and groupings are none. */
  has(code: string): boolean {
    const region = this.#byCode.get(code)
    return region !== undefined && !region.grouping
  }

  /** The name with those above it, for example 江苏省常州市武进区; null for an unknown code. */
  name(code: string): string | null {
    const region = this.#byCode.get(code)
    if (!region) return null
    return this.#lineage(region)
      .map((one) => one.name)
      .join('')
  }

  /** The name alone, 常州市; null for an unknown code. */
  ownName(code: string): string | null {
    return this.#byCode.get(code)?.name ?? null
  }

  /** Code of the unit above; null for provinces and unknown codes. */
  parent(code: string): string | null {
    return this.#byCode.get(code)?.parent ?? null
  }

  /** The real regions directly below this one, by code; without one, the provinces. */
  below(code: string | null): Region[] {
    return [...this.#byCode.values()].filter(
      ({ parent, grouping }) => !grouping && (parent ?? null) === code
    )
  }

  /** Codes of the regions that stand under no other. */
  provinces(): string[] {
    return [...this.#byCode.values()].filter(({ parent }) => !parent).map(({ code }) => code)
  }

  /** Whether it is a city that has no counties, such as 441900: its code is as fine as it gets. */
  cityWithoutCounty(code: string): boolean {
    const isCity = code.endsWith('00') && this.parent(code) !== null
    return isCity && this.has(code) && !this.#divided.has(code)
  }

  /** Regions by code, part of the name (常州武进) or pinyin initials (wjq, czwj), best first. */
  search(text: string, limit: number): Region[] {
    const query = searchable(text)
    this.#findable ??= this.#index()
    return best(this.#findable, ([, words]) => searchRank(words, query), limit).map(
      ([region]) => region
    )
  }

  #index(): [Region, Findable][] {
    return [...this.#byCode.values()]
      .filter((region) => !region.grouping)
      .map((region) => [region, this.#words(region)])
  }

  #words(region: Region): Findable {
    const lineage = this.#lineage(region)
    return {
      code: region.code,
      name: region.name,
      initials: region.initials,
      chain: lineage.map((one) => one.initials.slice(0, withoutKind(one.name).length)).join(''),
      full: lineage.map(({ name }) => name).join(''),
      short: lineage.map(({ name }) => withoutKind(name)).join(''),
    }
  }

  /** The province first, the region itself last. */
  #lineage(region: Region): Region[] {
    const above = region.parent === undefined ? undefined : this.#byCode.get(region.parent)
    return above ? [...this.#lineage(above), region] : [region]
  }
}

function withoutKind(name: string): string {
  return name.length > 2 ? name.replace(/[省市区县盟旗]$/u, '') : name
}
