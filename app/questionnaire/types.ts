/** The questionnaire as a value: what every other part of the product reads (F1). */

export type IndicatorType =
  | 'text'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'number'
  | 'year'
  | 'month'
  | 'date'
  | 'choice'
  | 'choices'
  | 'orgCode'
  | 'uscc'
  | 'organisation'
  | 'region'

export interface Option {
  value: string
  label: string
}

/** One question (指标), or one column of a repeating table. */
export interface Indicator {
  code: string
  label: string
  name: string
  type: IndicatorType
  unit?: string
  maxLength?: number
  decimals?: number
  min?: number
  max?: number
  readonly?: boolean
  list?: string
  /** Own options or those of `list`; empty for every other type. */
  options: Option[]
  /** CEL; "true" when always required. */
  required?: string
  hint?: string
  /** `roster.<fact>`, or `previous` for last year's answer. */
  prefill?: string
  /** Code of the section it stands in, for example "JC". */
  section: string
  /** Code of the table when it is a column, for example "JCT". */
  table?: string
}

export interface Table {
  code: string
  title: string
  maxRows: number
  columns: Indicator[]
  section: string
}

export interface Section {
  code: string
  title: string
  name: string
  indicators: Indicator[]
  table?: Table
}

export interface Questionnaire {
  code: string
  title: string
  reportYear: number
  lists: Record<string, Option[]>
  sections: Section[]
  /** By code, without the columns of tables. */
  indicators: Map<string, Indicator>
  /** Columns of tables by code. */
  columns: Map<string, Indicator>
  tables: Map<string, Table>
}

/**
 * A value as understood; null is blank. number, year and month are numbers (month is YYYYMM),
 * choices are a list, every other type is text.
 */
export type Value = string | number | string[] | null

/** What a raw text was understood as. `error` is the sentence for the person when it is not valid. */
export interface Reading {
  raw: string
  value: Value
  error: string | null
  /** The generic check that reports the error: A002 code not in its list, A003 everything else. */
  generic?: GenericCheck
}

/** The generic checks that report a raw text that is not valid for its type (A3). */
export type GenericCheck = 'A002' | 'A003'

/** A field whose raw text is not valid for its type; its value in the report is null. */
export interface Invalid {
  code: string
  /** 0-based row for columns of tables. */
  row?: number
  raw: string
  message: string
  /** The generic check that reports it; A003 when absent. */
  generic?: GenericCheck
}

/** One report as the audit reads it. */
export interface ReportData {
  answers: Record<string, Value>
  tables: Record<string, Record<string, Value>[]>
  issued: Record<string, Value>
  previous: Record<string, Value> | null
  /** Kinds of evidence present. */
  attachments: string[]
  invalid?: Invalid[]
}
