import type { ASTNode } from '@marcbachmann/cel-js'
import { tree } from '#audit/tree'
import type { Questionnaire } from '#questionnaire/types'

/** What an expression reads, by codes in ascending order. */
export interface Reads {
  /** Answers of this year, also those only asked whether they are filled. */
  answers: readonly string[]
  issued: readonly string[]
  previous: readonly string[]
  /** Table → columns read; an empty list where only the rows count. */
  tables: Readonly<Record<string, readonly string[]>>
  attachments: boolean
  /** Names of round parameters: year, usdRate. */
  parameters: readonly string[]
}

const RECORDS = new Set(['issued', 'prev', 'filled'])
const PARAMETERS = new Set(['year', 'usdRate'])

/** An expression whose reads cannot be told beforehand. */
export class UnclearRead extends Error {
  constructor(
    readonly node: ASTNode,
    name: string
  ) {
    super(`“${name}”后面要直接写指标代码，例如 ${name}.JB12`)
  }
}

class Collector {
  readonly answers = new Set<string>()
  readonly issued = new Set<string>()
  readonly previous = new Set<string>()
  readonly tables = new Map<string, Set<string>>()
  readonly parameters = new Set<string>()
  attachments = false
  readonly #questionnaire: Questionnaire
  readonly #seen = new Set<ASTNode>()

  constructor(questionnaire: Questionnaire) {
    this.#questionnaire = questionnaire
  }

  visit(node: ASTNode): void {
    if (node.op === '.' || node.op === '.?') this.#member(node.args[0], node.args[1])
    else if (node.op === '[]' || node.op === '[?]') this.#index(node.args[0], node.args[1])
    else if (node.op === 'id' && !this.#seen.has(node)) this.#name(node, node.args)
  }

  #member(record: ASTNode, code: string): void {
    if (record.op === 'id' && RECORDS.has(record.args)) {
      this.#seen.add(record)
      this.#ofRecord(record.args).add(code)
      return
    }
    const table = this.#questionnaire.columns.get(code)?.table
    if (table) this.#table(table).add(code)
  }

  #index(record: ASTNode, key: ASTNode): void {
    if (key.op === 'value' && typeof key.args === 'string') this.#member(record, key.args)
  }

  #name(node: ASTNode, name: string): void {
    if (RECORDS.has(name)) throw new UnclearRead(node, name)
    if (this.#questionnaire.indicators.has(name)) this.answers.add(name)
    else if (this.#questionnaire.tables.has(name)) this.#table(name)
    else if (PARAMETERS.has(name)) this.parameters.add(name)
    else if (name === 'attachments') this.attachments = true
  }

  #ofRecord(name: string): Set<string> {
    if (name === 'issued') return this.issued
    return name === 'prev' ? this.previous : this.answers
  }

  #table(code: string): Set<string> {
    if (!this.tables.has(code)) this.tables.set(code, new Set())
    return this.tables.get(code)!
  }
}

const sorted = (codes: Iterable<string>) => [...codes].sort()

function finished(collector: Collector): Reads {
  return {
    answers: sorted(collector.answers),
    issued: sorted(collector.issued),
    previous: sorted(collector.previous),
    tables: Object.fromEntries(
      sorted(collector.tables.keys()).map((code) => [code, sorted(collector.tables.get(code)!)])
    ),
    attachments: collector.attachments,
    parameters: sorted(collector.parameters),
  }
}

/**
 * What parsed expressions read, found without evaluating them.
 *
 * @throws UnclearRead where issued, prev or filled is used without a code
 */
export function readsOf(questionnaire: Questionnaire, ...expressions: ASTNode[]): Reads {
  const collector = new Collector(questionnaire)
  for (const expression of expressions) tree.walk(expression, (node) => collector.visit(node))
  return finished(collector)
}

/** The union of several reads. */
export function allReads(several: Iterable<Reads>): Reads {
  const all = [...several]
  const tables = new Map<string, Set<string>>()
  for (const [code, columns] of all.flatMap((reads) => Object.entries(reads.tables))) {
    tables.set(code, new Set([...(tables.get(code) ?? []), ...columns]))
  }
  return {
    answers: sorted(new Set(all.flatMap((reads) => reads.answers))),
    issued: sorted(new Set(all.flatMap((reads) => reads.issued))),
    previous: sorted(new Set(all.flatMap((reads) => reads.previous))),
    tables: Object.fromEntries([...tables].map(([code, columns]) => [code, sorted(columns)])),
    attachments: all.some((reads) => reads.attachments),
    parameters: sorted(new Set(all.flatMap((reads) => reads.parameters))),
  }
}
