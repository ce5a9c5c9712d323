import { Obstacles } from '#audit/obstacles'
import type { Expression } from '#audit/cel'
import type { Parameters } from '#audit/facts'
import type { RuleSet } from '#audit/rule_set'
import type { ReportData } from '#questionnaire/types'

/** One report laid before a set of rules: what its expressions see, and what hinders them. */
export class Subject {
  readonly obstacles: Obstacles
  readonly #context: Record<string, unknown>

  constructor(
    readonly ruleSet: RuleSet,
    readonly data: ReportData,
    readonly parameters: Parameters
  ) {
    this.obstacles = new Obstacles(data)
    this.#context = ruleSet.cel.vocabulary.context(data, parameters, ruleSet.reads)
  }

  /** @throws EvaluationError of cel-js */
  evaluate(expression: Expression): unknown {
    return expression.evaluate(this.#context)
  }

  /** Evaluates with `row`, the 0-based row of a table. */
  evaluateRow(expression: Expression, table: string, row: number): unknown {
    const values = this.data.tables[table]?.[row] ?? {}
    const context = Object.create(this.#context) as Record<string, unknown>
    context.row = this.ruleSet.cel.vocabulary.row(table, values)
    return expression.evaluate(context)
  }
}
