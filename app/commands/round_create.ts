import { readFile } from 'node:fs/promises'
import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { errors } from '@vinejs/vine'

export default class RoundCreate extends BaseCommand {
  static commandName = 'round:create'
  static description = 'Prepare the round of a year from a file (docs/running.md)'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'JSON file with the days, the questionnaire and the settings' })
  declare file: string

  async run(): Promise<void> {
    const { roundFileValidator } = await import('#validators/round_file')
    const { prepareRound, RoundRefusal } = await import('#models/round/new_round')
    try {
      const json: unknown = JSON.parse(await readFile(this.file, 'utf8'))
      const { code } = await prepareRound(await roundFileValidator.validate(json))
      this.logger.info(`Round ${code} is prepared; node ace round:open ${code} opens it`)
    } catch (error) {
      const messages = messagesOf(error)
      if (!messages && !(error instanceof RoundRefusal)) throw error
      for (const message of messages ?? [(error as Error).message]) this.logger.error(message)
      this.exitCode = 1
    }
  }
}

/** What is wrong with the file; null when it is something else. */
function messagesOf(error: unknown): string[] | null {
  if (error instanceof errors.E_VALIDATION_ERROR) {
    return error.messages.map(({ message }: { message: string }) => message)
  }
  const isOfFile = error instanceof SyntaxError || (error as { code?: string }).code === 'ENOENT'
  return isOfFile ? [(error as Error).message] : null
}
