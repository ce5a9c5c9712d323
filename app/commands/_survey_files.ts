import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileRules } from '#audit/rule_set'
import { OfflineError } from '#audit/offline'
import { parseQuestionnaire } from '#questionnaire/parse'
import { Regions } from '#questionnaire/regions'
import type { RuleSet } from '#audit/rule_set'

const RULES = /^rules-(.+)\.json$/

function json(folder: string, name: string) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'))
}

/** The codes of the versions in a folder, newest last. */
function versions(folder: string): string[] {
  const codes = readdirSync(folder).flatMap((name) => RULES.exec(name)?.[1] ?? [])
  return codes.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

/**
 * The rule set of a published version from the files in `folder`; the newest without a code (A5).
 *
 * @throws OfflineError when there is no such version
 */
export function surveyFiles(folder: string, code?: string): RuleSet {
  const codes = versions(folder)
  const wanted = code ?? codes.at(-1)
  if (wanted === undefined || !codes.includes(wanted)) {
    throw new OfflineError('--questionnaire', `${wanted} is not one of ${codes.join(', ')}`)
  }
  const questionnaire = parseQuestionnaire(json(folder, `questionnaire-${wanted}.json`))
  const regions = new Regions(json(folder, `regions-${questionnaire.reportYear}.json`))
  return compileRules(questionnaire, json(folder, `rules-${wanted}.json`), regions)
}
