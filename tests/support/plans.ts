import pg from 'pg'

/** The plans of the statements that some work sends, as texts; only of those whose text matches. */
export async function plansOf(work: () => Promise<unknown>, about: RegExp): Promise<string[]> {
  const sent: { text: string; values: unknown[] }[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, statement: any, ...rest: any[]) {
    if (about.test(statement.text)) sent.push({ text: statement.text, values: statement.values })
    return (query as any).call(this, statement, ...rest)
  } as never
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  const plans = []
  for (const { text, values } of sent) {
    const { rows } = await client.query(`EXPLAIN ${text}`, values)
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  await client.end()
  return plans
}
