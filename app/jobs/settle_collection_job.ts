import { Job } from '@adonisjs/queue'
import { sql } from '#queries/sql'

/** Settles the changes of reports into the counters that the collection status reads (P1). */
export default class SettleCollectionJob extends Job<Record<string, never>> {
  static options = { name: 'collection.settle', maxRetries: 0 }

  async execute(): Promise<void> {
    await sql('SELECT settle_collection()')
  }
}
