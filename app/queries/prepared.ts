import db from '@adonisjs/lucid/services/db'

interface PgConnection {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>
}

/** A statement that PostgreSQL plans once for each connection: for the few that run all the time. */
export class Prepared<Row> {
  readonly #text: string

  /** `text` with `$1` and so on, or like any other of ours with a `?` for each value in turn. */
  constructor(
    private readonly name: string,
    text: string
  ) {
    let place = 0
    this.#text = text.replaceAll('?', () => `$${++place}`)
  }

  async run(values: unknown[]): Promise<Row[]> {
    const { client } = db.connection().getWriteClient()
    const connection: PgConnection = await client.acquireConnection()
    try {
      const { rows } = await connection.query({ name: this.name, text: this.#text, values })
      return rows as Row[]
    } finally {
      client.releaseConnection(connection)
    }
  }
}
