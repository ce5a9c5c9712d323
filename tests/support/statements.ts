import pg from 'pg'

/** A statement as it was sent to PostgreSQL. */
export interface Sent {
  text: string
  values?: unknown[]
}

/** What comes by chance: the session store sweeps after one request in fifty, a new connection is set up. */
const BY_CHANCE = /^delete from "sessions" where "expires_at"|^SET /

/** The SQL statements that this process sends to PostgreSQL while `work` is under way, as texts. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent = await sentWhile(work)
  return sent.map(({ text }) => text).filter((text) => !BY_CHANCE.test(text))
}

/** The same with what is bound to them, and with all that comes by chance. */
export async function sentWhile(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, statement: any, ...rest: any[]) {
    sent.push(typeof statement === 'string' ? { text: statement } : statement)
    return (query as any).call(this, statement, ...rest)
  } as never
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return sent
}
