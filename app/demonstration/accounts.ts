import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import env from '#start/env'

/** An account that anybody may try, shown with its password. */
export interface DemonstrationAccount {
  role: string
  userName: string
  password: string
  note: string
}

/** The accounts of the demonstration (O3); none unless DEMONSTRATION is true. */
export async function demonstrationAccounts(): Promise<DemonstrationAccount[]> {
  if (env.get('DEMONSTRATION') !== true) return []
  try {
    return JSON.parse(await readFile(app.makePath('tmp/demonstration.json'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
