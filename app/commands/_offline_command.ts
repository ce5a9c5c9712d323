import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { BaseCommand } from '@adonisjs/core/ace'
import { surveyFiles } from '#commands/_survey_files'
import { OfflineError } from '#audit/offline'
import type { RuleSet } from '#audit/rule_set'

/** Exit code for a file that is not of the form, or cannot be read (rule-language.md). */
const UNUSABLE = 2

/** A command that reads one JSON file and prints one JSON answer; nothing has to be running. */
export abstract class OfflineCommand extends BaseCommand {
  static options = { startApp: false }

  declare file: string
  declare questionnaire?: string

  async run(): Promise<void> {
    try {
      const ruleSet = surveyFiles(this.app.makePath('resources/survey'), this.questionnaire)
      const answer = this.answer(ruleSet, this.#text())
      process.stdout.write(`${JSON.stringify(answer)}\n`)
    } catch (error) {
      if (!(error instanceof OfflineError)) throw error
      process.stderr.write(`${error.message}\n`)
      this.exitCode = UNUSABLE
    }
  }

  /** @throws OfflineError when the text is not of the form */
  protected abstract answer(ruleSet: RuleSet, text: string): unknown

  #text(): string {
    if (!this.file) throw new OfflineError('FILE', 'is missing')
    try {
      return readFileSync(resolve(this.file), 'utf8')
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      throw new OfflineError(this.file, `cannot be read (${code})`)
    }
  }
}
