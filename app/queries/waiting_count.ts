import type Account from '#models/account'
import { Prepared } from '#queries/prepared'

/** No tab is wide enough for more, and nobody waits for a country to be counted. */
const MOST_SHOWN = 999

const WAITING = new Prepared<{ waiting: number }>(
  'waiting at an office',
  `SELECT count(*) AS waiting FROM (
     SELECT FROM reports r JOIN rounds ON rounds.id = r.round_id
      WHERE r.waiting_at = ? AND rounds.status = 'open' LIMIT ?) one`
)

/** How many reports wait at this manager in the open round, in words: `3`, `999+`; none is "". */
export async function waitingCount({ office }: Account): Promise<string> {
  const [{ waiting }] = await WAITING.run([office, MOST_SHOWN + 1])
  if (waiting > MOST_SHOWN) return `${MOST_SHOWN}+`
  return waiting > 0 ? String(waiting) : ''
}
