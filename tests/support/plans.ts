import pg from 'pg'
import { sentWhile } from '#tests/support/statements'

/** The plans of the statements that some work sends, as texts; only of those whose text matches. */
export async function plansOf(work: () => Promise<unknown>, about: RegExp): Promise<string[]> {
  const sent = await sentWhile(work)
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  const plans = []
  for (const { text, values } of sent.filter((one) => about.test(one.text))) {
    const { rows } = await client.query(`EXPLAIN ${text}`, values)
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  await client.end()
  return plans
}
