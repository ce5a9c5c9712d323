import { Environment } from '@marcbachmann/cel-js'
import type { ASTNode, ParseResult } from '@marcbachmann/cel-js'
import { celFunctions } from '#audit/cel_functions'
import { exactOperators } from '#audit/exact_operators'
import { celType, Vocabulary } from '#audit/facts'
import { readsOf, UnclearRead } from '#audit/reads'
import type { RegionTable } from '#audit/cel_functions'
import type { Reads } from '#audit/reads'
import type { Questionnaire } from '#questionnaire/types'

/** A checked boolean expression, ready to be evaluated any number of times. */
export interface Expression {
  source: string
  ast: ASTNode
  reads: Reads
  /** @throws EvaluationError of cel-js */
  evaluate(context: Record<string, unknown>): unknown
}

/** An expression that cannot be used; the message names the character and what is wrong there. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    /** 0-based character in the source. */
    readonly position: number
  ) {
    super(`第 ${position + 1} 个字符：${message}`)
    this.name = 'ExpressionError'
  }
}

interface CelProblem {
  code?: string
  summary?: string
  message: string
  range?: { start: number }
}

const SENTENCES: Record<string, string> = {
  unknown_variable: '没有这个名字',
  no_such_key: '没有这个代码',
  no_such_overload: '两边的类型不能这样运算或比较',
  no_matching_overload: '没有这个函数，或者参数的类型不对',
  invalid_logical_operand: '这里要真假值',
  invalid_condition_type: '这里要真假值',
}

const NO_REGIONS: RegionTable = { has: () => false, cityWithoutCounty: () => false }

function explained(problem: CelProblem): ExpressionError {
  const summary = problem.summary ?? problem.message
  const sentence = SENTENCES[problem.code ?? ''] ?? '写法有误'
  return new ExpressionError(`${sentence}（${summary}）`, problem.range?.start ?? 0)
}

/**
 * The rule language of one questionnaire (rule-language.md, A2): its indicators as typed variables,
 * the functions, and comparisons that are not fooled by binary fractions.
 */
export class Cel {
  readonly vocabulary: Vocabulary
  readonly #questionnaire: Questionnaire
  readonly #environment: Environment
  readonly #forRows = new Map<string, Environment>()

  constructor(questionnaire: Questionnaire, regions: RegionTable) {
    this.#questionnaire = questionnaire
    this.vocabulary = new Vocabulary(questionnaire)
    this.#environment = new Environment()
    celFunctions(this.#environment, regions)
    this.#registerTypes()
    this.#registerVariables()
  }

  /**
   * Compiles an expression that gives true or false. With `table` it may read `row`, one row of it.
   *
   * @throws ExpressionError
   */
  compile(source: string, table?: string): Expression {
    const parsed = this.#parse(source, table)
    this.#demandBoolean(parsed)
    return this.#finish(source, parsed)
  }

  /** Compiles an expression of any type, for showing the parts of a rule. */
  compileValue(source: string): Expression {
    const parsed = this.#parse(source)
    const checked = parsed.check()
    if (!checked.valid) throw explained(checked.error as CelProblem)
    return this.#finish(source, parsed)
  }

  #parse(source: string, table?: string): ParseResult {
    try {
      return this.#environmentFor(table).parse(source)
    } catch (error) {
      throw explained(error as CelProblem)
    }
  }

  #demandBoolean(parsed: ParseResult): void {
    const checked = parsed.check()
    if (!checked.valid) throw explained(checked.error as CelProblem)
    if (checked.type !== 'bool') {
      throw new ExpressionError(`结果应是真或假，现在是 ${checked.type}`, parsed.ast.start)
    }
  }

  #finish(source: string, parsed: ParseResult): Expression {
    exactOperators(parsed.ast)
    return { source, ast: parsed.ast, reads: this.#reads(parsed.ast), evaluate: parsed }
  }

  #reads(ast: ASTNode): Reads {
    try {
      return readsOf(this.#questionnaire, ast)
    } catch (error) {
      if (error instanceof UnclearRead) throw new ExpressionError(error.message, error.node.start)
      throw error
    }
  }

  #environmentFor(table?: string): Environment {
    if (!table) return this.#environment
    if (!this.#forRows.has(table)) {
      const { type } = this.vocabulary.rows.get(table)!
      this.#forRows.set(table, this.#environment.clone().registerVariable('row', type))
    }
    return this.#forRows.get(table)!
  }

  #registerTypes(): void {
    const { answers, filled, rows } = this.vocabulary
    for (const { type, fields, ctor } of [answers, filled, ...rows.values()]) {
      this.#environment.registerType(type, { ctor, fields })
    }
  }

  #registerVariables(): void {
    const { answers, filled, rows } = this.vocabulary
    for (const indicator of this.#questionnaire.indicators.values()) {
      this.#environment.registerVariable(indicator.code, celType(indicator))
    }
    for (const [code, { type }] of rows) this.#environment.registerVariable(code, `list<${type}>`)
    this.#environment
      .registerVariable('filled', filled.type)
      .registerVariable('issued', answers.type)
      .registerVariable('prev', answers.type)
      .registerVariable('year', 'double')
      .registerVariable('usdRate', 'double')
      .registerVariable('attachments', 'list<string>')
  }
}

const languages = new WeakMap<Questionnaire, Cel>()

/**
 * What is wrong with an expression that should give true or false, with the character; null when
 * nothing is. `table` allows `row` for a column of that table.
 */
export function checkExpression(
  questionnaire: Questionnaire,
  source: string,
  table?: string
): string | null {
  if (!languages.has(questionnaire)) {
    languages.set(questionnaire, new Cel(questionnaire, NO_REGIONS))
  }
  try {
    languages.get(questionnaire)!.compile(source, table)
    return null
  } catch (error) {
    if (error instanceof ExpressionError) return error.message
    throw error
  }
}
