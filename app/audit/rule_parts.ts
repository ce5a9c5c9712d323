import type { ASTNode } from '@marcbachmann/cel-js'
import { celText } from '#audit/cel_text'
import { isBlank } from '#audit/facts'
import type { Expression } from '#audit/cel'
import type { Parameters } from '#audit/facts'
import type { Finding } from '#audit/finding'
import type { Rule, RuleSet } from '#audit/rule_set'
import type { ReportData, Value } from '#questionnaire/types'

/** The demands of a rule that are joined by "and", one by one. */
function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === '&&' ? node.args.flatMap(conjuncts) : [node]
}

const compiled = new WeakMap<RuleSet, Map<string, Expression>>()

function expressionOf(ruleSet: RuleSet, source: string): Expression {
  if (!compiled.has(ruleSet)) compiled.set(ruleSet, new Map())
  const known = compiled.get(ruleSet)!
  if (!known.has(source)) known.set(source, ruleSet.cel.compileValue(source))
  return known.get(source)!
}

/** A broken rule taken apart and evaluated again on the values that its finding carries. */
export class RuleParts {
  readonly parameters: Parameters
  readonly #ruleSet: RuleSet
  readonly #rule: Rule
  readonly #data: ReportData

  constructor(ruleSet: RuleSet, rule: Rule, { values }: Finding) {
    this.#ruleSet = ruleSet
    this.#rule = rule
    this.#data = {
      answers: values.answers,
      tables: values.tables ?? {},
      issued: values.issued ?? {},
      previous: values.previous ?? {},
      attachments: values.attachments ?? [],
    }
    const { year = ruleSet.questionnaire.reportYear, usdRate = Number.NaN } =
      values.parameters ?? {}
    this.parameters = { year, usdRate }
  }

  /** Whether the rule demands one thing only. */
  get isOne(): boolean {
    return this.#rule.must.ast.op !== '&&'
  }

  /** The demands that do not hold. */
  broken(): ASTNode[] {
    return conjuncts(this.#rule.must.ast).filter((part) => this.value(part) === false)
  }

  /** What a part comes to; undefined when it cannot be evaluated on its own. */
  value(part: ASTNode, tables = this.#data.tables): unknown {
    const data = { ...this.#data, tables: { ...this.#data.tables, ...tables } }
    try {
      const context = this.#ruleSet.cel.vocabulary.context(data, this.parameters)
      const value = expressionOf(this.#ruleSet, celText(part)).evaluate(context)
      return typeof value === 'bigint' ? Number(value) : value
    } catch {
      return undefined
    }
  }

  /** 0-based rows of a table that break a demand on each of its rows. */
  brokenRows(part: ASTNode, table: string): number[] {
    return this.rows(table)
      .map((row, index) => (this.value(part, { [table]: [row] }) === false ? index : -1))
      .filter((index) => index >= 0)
  }

  isBlank(code: string): boolean {
    return isBlank(this.#data.answers[code])
  }

  rows(table: string): Record<string, Value>[] {
    return this.#data.tables[table] ?? []
  }
}
