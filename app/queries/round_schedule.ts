import db from '@adonisjs/lucid/services/db'

/** The days of the running round and today, all of them Beijing days. */
export interface RoundSchedule {
  reportYear: number
  opensOn: string
  filing: string
  provinceReview: string
  nationalReview: string
  today: string
}

/** Null when no round is running. */
export async function roundSchedule(): Promise<RoundSchedule | null> {
  const { rows } = await db.rawQuery<{ rows: RoundSchedule[] }>(
    `SELECT report_year AS "reportYear", opens_on AS "opensOn", filing_deadline AS filing,
       province_review_deadline AS "provinceReview", national_review_deadline AS "nationalReview",
       (survey_now() AT TIME ZONE 'Asia/Shanghai')::date AS today
     FROM rounds WHERE status = 'open'`
  )
  return rows[0] ?? null
}
