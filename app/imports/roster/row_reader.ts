import type { Cell, SheetRow } from '#imports/cell'
import { codeRemarks } from '#imports/roster/codes'
import { COLUMN_LABELS, MONTHS, NUMBER, SECRECY, TITLE } from '#imports/roster/columns'
import { FactReader, oneLine } from '#imports/roster/fact_reader'
import type { Header } from '#imports/roster/header'
import { bothMonths } from '#imports/roster/months'
import { isUsualNumber } from '#imports/roster/project_number'
import type { RosterRow } from '#imports/roster/roster_row'
import { secrecyMistake } from '#imports/roster/secrecy'
import { shortened } from '#imports/roster/shortened'
import { normaliseProjectNumber, orgCodeOf } from '#questionnaire/codes'
import { read } from '#questionnaire/reading'
import type { Regions } from '#questionnaire/regions'
import type { Indicator, Questionnaire, Value } from '#questionnaire/types'

const ROSTER = 'roster.'

/** Understands the rows of a list by the questionnaire of the round. */
export class RowReader {
  readonly #facts: FactReader
  readonly #indicators: ReadonlyMap<string, Indicator>

  constructor(questionnaire: Questionnaire, regions: Regions) {
    this.#facts = new FactReader(regions, questionnaire.reportYear)
    this.#indicators = new Map(
      [...questionnaire.indicators.values()].flatMap((one) =>
        one.prefill?.startsWith(ROSTER) ? [[one.prefill.slice(ROSTER.length), one]] : []
      )
    )
  }

  read(
    sheet: string,
    { number: row, cells }: SheetRow,
    { row: under, columns }: Header
  ): RosterRow {
    const reading = new RowReading(sheet, row, under > 0)
    for (const [place, { column, power }] of columns) {
      this.#readCell(reading, column.key, cells[place] ?? { text: '' }, power)
    }
    this.#lookOver(reading.row)
    return reading.row
  }

  #readCell(reading: RowReading, key: string, cell: Cell, power: number) {
    if (key === NUMBER) return this.#readNumber(reading, cell)
    if (key === TITLE) return this.#readTitle(reading, cell)
    if (key === SECRECY) return this.#readSecrecy(reading, cell)
    if (key === MONTHS) return this.#readMonths(reading, cell)

    const { value, mistake, remark } = this.#facts.read(this.#indicator(key), key, cell, power)
    if (mistake) reading.refuse(key, cell, mistake)
    else if (key === 'unitName' && value === null) reading.miss(key)
    reading.row.facts[key] = value
    if (remark) reading.row.remarks.push(remark)
  }

  #readNumber(reading: RowReading, cell: Cell) {
    const number = normaliseProjectNumber(cell.text)
    const { error } = read(this.#indicator('projectNumber'), number)
    reading.row.number = error ? shortened(number) : number
    if (cell.trouble) return reading.refuse(NUMBER, cell, cell.trouble)
    if (number === '') return reading.miss(NUMBER)
    if (error) return reading.refuse(NUMBER, cell, error)
    if (!isUsualNumber(number))
      reading.row.remarks.push(`编号 ${number} 不像已知计划的编号，请核对`)
  }

  #readTitle(reading: RowReading, cell: Cell) {
    const title = oneLine(cell.text)
    const { error } = read(this.#indicator('title'), title)
    reading.row.title = error ? shortened(title) : title
    if (cell.trouble || error) return reading.refuse(TITLE, cell, cell.trouble ?? error!)
    if (title === '') reading.miss(TITLE)
  }

  #readSecrecy(reading: RowReading, cell: Cell) {
    const mistake = secrecyMistake(cell)
    if (mistake) reading.refuse(SECRECY, cell, mistake)
  }

  #readMonths(reading: RowReading, cell: Cell) {
    if (cell.text.trim() === '') return
    const months = bothMonths(this.#indicator('startMonth'), cell.text)
    if (!months) {
      return reading.refuse(MONTHS, cell, '看不出起止年月，请写成 201201-201412')
    }
    for (const [i, key] of ['startMonth', 'plannedEndMonth'].entries()) {
      reading.row.facts[key] ??= read(this.#indicator(key), months[i]).value
    }
  }

  /** What follows from several cells of a row. */
  #lookOver({ facts, mistakes, remarks }: RosterRow) {
    const uscc = textOf(facts.uscc)
    if (!textOf(facts.orgCode) && uscc) facts.orgCode = orgCodeOf(uscc)
    remarks.push(...codeRemarks(textOf(facts.orgCode), uscc))
    const isWrong = mistakes.some(({ column }) => column === COLUMN_LABELS.regionCode)
    if (!facts.regionCode && !isWrong) remarks.push('没有行政区划代码，报表直接归国家级管理机构')
    const { startMonth, plannedEndMonth } = facts
    if (Number(startMonth ?? 0) > Number(plannedEndMonth ?? Infinity)) {
      remarks.push('计划完成年月早于起始年月，请核对')
    }
  }

  #indicator(fact: string): Indicator {
    const indicator = this.#indicators.get(fact)
    if (!indicator) throw new Error(`The questionnaire starts no indicator with roster.${fact}`)
    return indicator
  }
}

class RowReading {
  readonly row: RosterRow

  constructor(
    sheet: string,
    row: number,
    private readonly isOfFile: boolean
  ) {
    this.row = { sheet, row, number: '', title: '', facts: {}, mistakes: [], remarks: [] }
  }

  refuse(key: string, { text }: Cell, message: string) {
    this.row.mistakes.push({ column: COLUMN_LABELS[key], found: shortened(text), message })
  }

  miss(key: string) {
    const merged = this.isOfFile ? '。与别的行合并的单元格要先取消合并，逐行填写' : ''
    this.refuse(key, { text: '' }, `没有${COLUMN_LABELS[key]}，请补上${merged}`)
  }
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
