import pg from 'pg'

/** What comes by chance: the session store sweeps after one request in fifty, a new connection is set up. */
const BY_CHANCE = /^delete from "sessions" where "expires_at"|^SET /

/** The SQL statements that this process sends to PostgreSQL while `work` is under way, as texts. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, statement: any, ...rest: any[]) {
    texts.push(typeof statement === 'string' ? statement : statement.text)
    return (query as any).call(this, statement, ...rest)
  } as never
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return texts.filter((text) => !BY_CHANCE.test(text))
}
