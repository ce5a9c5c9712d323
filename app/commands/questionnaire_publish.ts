import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class QuestionnairePublish extends BaseCommand {
  static commandName = 'questionnaire:publish'
  static description = 'Publish a questionnaire of resources/survey with its rules as a new version'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Code of the questionnaire, for example 2016' })
  declare code: string

  async run(): Promise<void> {
    if (!['questionnaire', 'rules'].every((kind) => existsSync(this.#file(kind)))) {
      this.logger.error(`resources/survey has no questionnaire and rules ${this.code}`)
      this.exitCode = 2
      return
    }
    const { default: QuestionnaireVersion } = await import('#models/questionnaire_version')
    const [questionnaire, rules] = await Promise.all([
      this.#json('questionnaire'),
      this.#json('rules'),
    ])
    const { code, number } = await QuestionnaireVersion.publish(questionnaire, rules)
    this.logger.info(`${code} version ${number}`)
  }

  #file(kind: string) {
    return this.app.makePath(`resources/survey/${kind}-${this.code}.json`)
  }

  async #json(kind: string) {
    return JSON.parse(await readFile(this.#file(kind), 'utf8'))
  }
}
