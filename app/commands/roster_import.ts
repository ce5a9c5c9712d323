import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { ImportOutcome } from '#models/roster_import/outcome'

/** Exit codes (docs/roster.md). */
const REFUSED = 1
const UNREADABLE = 2

export default class RosterImport extends BaseCommand {
  static commandName = 'roster:import'
  static description = 'Look at a list of projects (.xlsx, .csv) and, with --confirm, issue it'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The list, .xlsx or .csv' })
  declare file: string

  @flags.string({ description: 'Code of the round, for example 2016' })
  declare round: string

  @flags.boolean({ description: 'Store it; nothing is stored when a row is refused' })
  declare confirm: boolean

  @flags.boolean({ description: 'Store the rest, leaving refused rows out' })
  declare acceptRefused: boolean

  async run(): Promise<void> {
    const { default: Refusal } = await import('#exceptions/refusal')
    const { UnreadableFile } = await import('#imports/unreadable_file')
    const { importFile } = await import('#models/roster_import/import_file')
    try {
      const { confirm = false, acceptRefused = false } = this
      const outcome = await importFile(this.#path(UnreadableFile), {
        round: await this.#round(UnreadableFile),
        ...{ confirm, acceptRefused },
      })
      await this.#write(outcome)
      this.exitCode = outcome.refused.length > 0 ? REFUSED : 0
    } catch (error) {
      if (!(error instanceof UnreadableFile) && !(error instanceof Refusal)) throw error
      process.stderr.write(`${error.message}\n`)
      this.exitCode = UNREADABLE
    }
  }

  async #write(outcome: ImportOutcome): Promise<void> {
    const { outcomePieces } = await import('#models/roster_import/outcome_pieces')
    await pipeline(outcomePieces(outcome), process.stdout, { end: false })
    process.stdout.write('\n')
  }

  #path(Unreadable: new (sentence: string) => Error): string {
    const path = resolve(this.file)
    if (!existsSync(path)) throw new Unreadable(`没有这个文件：${this.file}`)
    if (!statSync(path).isFile()) throw new Unreadable(`这不是文件：${this.file}`)
    return path
  }

  async #round(Unreadable: new (sentence: string) => Error) {
    const { default: Round } = await import('#models/round')
    const round = this.round ? await Round.findBy('code', this.round) : null
    if (!round) throw new Unreadable(`没有这个调查年度：${this.round ?? '请写 --round 2016'}`)
    return round
  }
}
