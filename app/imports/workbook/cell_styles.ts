import { readPart } from '#imports/workbook/read_part'
import { attribute } from '#imports/workbook/xml_text'
import type { ZipFile } from '#imports/workbook/zip_file'

/** Number formats that every workbook knows by number as those of a day (27–36 and 50–58 in China). */
const DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const TWO_DECIMALS = new Set([2, 4, 39, 40])
const DAY_MS = 86_400_000

interface Format {
  isDay: boolean
  /** Digits at least, as in 000000000. */
  zeros: number
  decimals: number
}

/** How numbers are shown: which of them are days, and how many digits of others are seen. */
export class CellStyles {
  readonly #formats = new Map<number, Format>()
  readonly #used: number[] = []

  private constructor(private readonly isFrom1904: boolean) {}

  static async load(zip: ZipFile, part: string, isFrom1904: boolean): Promise<CellStyles> {
    const styles = new CellStyles(isFrom1904)
    await readPart(zip, part, styles.#listener())
    return styles
  }

  /** The number as the cell of this style shows it, as far as a list needs: days, zeros in front and behind. */
  shown(value: number, style: number): string {
    const id = this.#used[style] ?? 0
    const format = this.#formats.get(id)
    if (DAYS.has(id) || format?.isDay) return this.#day(value)

    if (Number.isInteger(value)) return String(value).padStart(format?.zeros ?? 0, '0')
    const plain = String(Number(value.toPrecision(15)))
    const decimals = TWO_DECIMALS.has(id) ? 2 : (format?.decimals ?? 0)
    const fixed = value.toFixed(Math.min(decimals, 15))
    return Number(fixed) === Number(plain) ? fixed : plain
  }

  #day(serial: number): string {
    const seconds = Math.round(serial * 86_400)
    const days = Math.floor(seconds / 86_400) + (this.isFrom1904 ? 1462 : 0)
    const moment = new Date(Date.UTC(1899, 11, 30) + (days < 60 ? days + 1 : days) * DAY_MS)
    return Number.isNaN(moment.getTime()) ? String(serial) : moment.toISOString().slice(0, 10)
  }

  #listener() {
    let isInCells = false
    return {
      opened: (name: string, tag: string) => {
        if (name === 'numFmt') {
          const id = Number(attribute(tag, 'numFmtId'))
          this.#formats.set(id, formatOf(attribute(tag, 'formatCode') ?? ''))
        }
        if (name === 'cellXfs') isInCells = true
        if (name === 'xf' && isInCells) this.#used.push(Number(attribute(tag, 'numFmtId') ?? 0))
      },
      closed(name: string) {
        if (name === 'cellXfs') isInCells = false
      },
    }
  }
}

function formatOf(written: string): Format {
  const code = written.slice(0, LONGEST_FORMAT)
  return {
    isDay: isDay(code),
    zeros: /^0+$/.exec(code)?.[0].length ?? 0,
    decimals: /^[#,]*0\.(0+)/.exec(code)?.[1].length ?? 0,
  }
}

/** Characters that Excel lets a format have. */
const LONGEST_FORMAT = 255

/** Whether a format shows a year, month or day, beside what stands in quotes, brackets or is escaped. */
function isDay(format: string): boolean {
  const signs = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').split(';')[0]
  return /[yd]/i.test(signs) || /^[^hs]*m[^hs]*$/i.test(signs)
}
