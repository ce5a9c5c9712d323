import { refusals } from '#exceptions/refusals'
import { save, type Saved, type Writer } from '#models/report/savable'
import { fingerprint, readStamp } from '#models/report/stamp'
import type { Section } from '#questionnaire/types'
import { LONGEST_TEXT } from '#validators/saving'
import { unstorable } from '#validators/storable'

/** A field of the form whose text was not taken. */
export type Trouble = { mine: string; theirs: string; at: Date } | { mine: string; refused: string }

export type Troubles = Map<string, Trouble>

interface Field {
  name: string
  code: string
  row: { id: string; table: string } | null
  raw: string
  stamp: { version: number; print: string }
}

const NEVER = -1

export const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/**
 * A posted section, as browsers without scripts send it: text and stamp of every field, and the
 * button that was pressed. Only the fields that were touched count (F4, F9).
 */
export class SectionForm {
  readonly act: string
  readonly #touched: Field[]

  constructor(
    private readonly posted: Record<string, unknown>,
    private readonly section: Section
  ) {
    this.act = typeof posted.act === 'string' ? posted.act : ''
    this.#touched = Object.keys(posted).flatMap((name) => this.#field(name) ?? [])
  }

  /** Saves each field against the version the form has seen; gives by field name what was not taken. */
  async save(reportId: number, writer: Writer): Promise<Troubles> {
    const troubles: Troubles = new Map()
    for (const field of this.#touched) {
      const trouble = await this.#save(field, reportId, writer)
      if (trouble) troubles.set(field.name, trouble)
    }
    return troubles
  }

  /** Nothing can be saved, for this reason: every touched text stays in its field. */
  refused(refused: string): Troubles {
    return new Map(this.#touched.map(({ name, raw: mine }) => [name, { mine, refused }]))
  }

  async #save(field: Field, reportId: number, writer: Writer): Promise<Trouble | null> {
    const { raw, code, row } = field
    const refused = unstorable(raw, LONGEST_TEXT)
    if (refused) return { mine: raw, refused }
    const expected = this.#isUndecided(field) ? NEVER : field.stamp.version
    return troubleOf(
      field,
      await save({ reportId, code, row, raw, expected, source: 'typed' }, writer)
    )
  }

  /** Of a field shown with both values the own one is only taken when that is said, or when it was changed again. */
  #isUndecided({ name, raw }: Field): boolean {
    return this.posted[`asked/${name}`] === fingerprint(raw) && this.act !== `mine:${name}`
  }

  /** Null unless it is a field of this section whose text is not the one its form was made with. */
  #field(name: string): Field | null {
    const [first, column] = name.split('/')
    const { table, indicators } = this.section
    const known = (column ? (table?.columns ?? []) : indicators).find(
      ({ code, readonly }) => code === (column ?? first) && !readonly
    )
    const raw = known && rawOf(this.posted[name], known.type === 'choices')
    if (raw === undefined || (column && !UUID.test(first))) return null
    const stamp = readStamp(this.posted[`stamp/${name}`])
    const isTouched = `stamp/${name}` in this.posted && fingerprint(raw) !== stamp.print
    if (!isTouched || this.act === `theirs:${name}`) return null
    const row = column ? { id: first, table: table!.code } : null
    return { name, code: known!.code, row, raw, stamp }
  }
}

function troubleOf({ raw: mine, row }: Field, saved: Saved): Trouble | null {
  if (saved.outcome === 'saved') return null
  if (saved.outcome === 'conflict') return { mine, theirs: saved.raw, at: saved.savedAt }
  return { mine, refused: (row ? refusals.rowGone() : refusals.closedMeanwhile()).message }
}

/** Check boxes come as a list, with an empty one in front so that none checked is sent too. */
function rawOf(text: unknown, isList: boolean): string | undefined {
  if (typeof text === 'string') return text.replaceAll('\r\n', '\n')
  if (!isList || !Array.isArray(text)) return undefined
  return text.filter((one) => typeof one === 'string' && one !== '').join(',')
}
