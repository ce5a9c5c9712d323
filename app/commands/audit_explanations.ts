import { args, flags } from '@adonisjs/core/ace'
import { OfflineCommand } from '#commands/_offline_command'
import { auditExplanations } from '#audit/offline'
import type { RuleSet } from '#audit/rule_set'

export default class AuditExplanations extends OfflineCommand {
  static commandName = 'audit:explanations'
  static description = 'Judge the explanations of a JSON file and print the verdicts as JSON'

  @args.string({ description: 'JSON file with a list of { rule, text }', required: false })
  declare file: string

  @flags.string({ description: 'Code of the questionnaire, the newest by default' })
  declare questionnaire?: string

  protected answer(ruleSet: RuleSet, text: string) {
    return auditExplanations(ruleSet, text)
  }
}
