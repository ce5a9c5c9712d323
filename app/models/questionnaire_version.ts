import { createHash } from 'node:crypto'
import { checkExpression } from '#audit/cel'
import { compileRules, type RuleSet } from '#audit/rule_set'
import { QuestionnaireVersionSchema } from '#database/schema'
import { regionTable } from '#models/region_table'
import { parseQuestionnaire } from '#questionnaire/parse'
import type { Questionnaire } from '#questionnaire/types'

/** A version compiled once for the life of the process. */
export interface CompiledVersion {
  id: number
  questionnaire: Questionnaire
  rules: RuleSet
}

const compiled = new Map<number, CompiledVersion>()

/** A published questionnaire with its rules; never changes (F1, A6). */
export default class QuestionnaireVersion extends QuestionnaireVersionSchema {
  declare questionnaire: unknown
  declare rules: unknown

  /**
   * Publishes a questionnaire and its rules as the next version of its code; the same content again
   * gives the version that is there. Throws QuestionnaireError with the place of what is wrong.
   */
  static async publish(questionnaire: { code: string }, rules: unknown) {
    compile(0, questionnaire, rules)
    const content = { questionnaire: JSON.stringify(questionnaire), rules: JSON.stringify(rules) }
    const checksum = createHash('sha256').update(JSON.stringify(content)).digest('hex')
    const code = questionnaire.code

    const known = await this.findBy({ code, checksum })
    if (known) return known
    const last = await this.query().where({ code }).max('number as number').first()
    return this.create({ code, number: (last?.number ?? 0) + 1, checksum, ...content } as object)
  }

  /** The compiled version with this id; from memory after the first time. */
  static async compiled(id: number): Promise<CompiledVersion> {
    const ready = compiled.get(id)
    if (ready) return ready
    const version = await this.findOrFail(id)
    const made = compile(id, version.questionnaire, version.rules)
    compiled.set(id, made)
    return made
  }
}

function compile(id: number, json: unknown, rulesJson: unknown): CompiledVersion {
  const questionnaire = parseQuestionnaire(json, (source, _place, q, table) =>
    checkExpression(q, source, table)
  )
  const rules = compileRules(questionnaire, rulesJson, regionTable(questionnaire.reportYear))
  return { id, questionnaire, rules }
}
