import { sql } from '#queries/sql'

/** When the demonstration begins: 2017-02-22 10:00 Beijing time. */
export const TODAY = new Date('2017-02-22T02:00:00Z')
/** Near the deadlines there would be nothing left to try. */
const TOO_LATE = '2017-03-08T00:00:00+08:00'

/** The last thing that was done, as a row `last (at)`: time does not run backwards past it. */
export const LAST_ACT = `
  last AS (
    SELECT greatest(
      (SELECT max(created_at) FROM report_events),
      (SELECT max(saved_at) FROM answers),
      (SELECT max(saved_at) FROM table_rows),
      (SELECT max(saved_at) FROM explanations),
      (SELECT max(uploaded_at) FROM evidence_files)) AS at)`

/** Sets the clock of the database (domain.md "Time"). */
export async function setClock(at: Date): Promise<void> {
  await sql('UPDATE clock SET shift = ?::timestamptz - now()', [at.toISOString()])
}

/**
 * Puts the clock of a demonstration right at its start: back to its day when weeks have passed, or
 * to a minute after the last thing that was done. A clock that is right goes on.
 */
export async function putClockRight(): Promise<void> {
  await sql(
    `WITH ${LAST_ACT}
     UPDATE clock SET shift = greatest(?::timestamptz, last.at + interval '1 minute') - now()
       FROM last
      WHERE survey_now() < last.at OR survey_now() >= ?::timestamptz OR last.at IS NULL`,
    [TODAY.toISOString(), TOO_LATE]
  )
}
