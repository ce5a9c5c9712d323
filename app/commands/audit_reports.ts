import { args, flags } from '@adonisjs/core/ace'
import { OfflineCommand } from '#commands/_offline_command'
import { auditReports } from '#audit/offline'
import type { RuleSet } from '#audit/rule_set'

export default class AuditReports extends OfflineCommand {
  static commandName = 'audit:reports'
  static description = 'Audit the reports of a JSON file and print the findings as JSON'

  @args.string({ description: 'JSON file with one report or a list of them', required: false })
  declare file: string

  @flags.string({ description: 'Code of the questionnaire, the newest by default' })
  declare questionnaire?: string

  @flags.number({ description: 'Yuan for one US dollar', default: 6.64 })
  declare usdRate: number

  protected answer(ruleSet: RuleSet, text: string) {
    const parameters = { year: ruleSet.questionnaire.reportYear, usdRate: this.usdRate }
    return auditReports(ruleSet, text, parameters)
  }
}
