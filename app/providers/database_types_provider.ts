import type { ApplicationService } from '@adonisjs/core/types'
import pg from 'pg'

/** How PostgreSQL's types arrive: identities as numbers, dates as the text of the day (no zone can shift it). */
export default class DatabaseTypesProvider {
  constructor(protected app: ApplicationService) {}

  boot() {
    pg.types.setTypeParser(pg.types.builtins.INT8, Number)
    pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
  }
}
