import { Job } from '@adonisjs/queue'
import { forgetImports } from '#models/roster_import/forget_imports'

/** Gives up the lists that nobody has confirmed within their days (R1). */
export default class ForgetImportsJob extends Job<Record<string, never>> {
  static options = { name: 'imports.forget', maxRetries: 0 }

  async execute(): Promise<void> {
    await forgetImports()
  }
}
