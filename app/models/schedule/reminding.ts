import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { BEFORE_DEADLINE, dayBefore, dayOf, type Day } from '#models/report/deadline'
import { FILLABLE } from '#models/report/flow'
import { isAddress } from '#models/outgoing_mail'
import type Round from '#models/round'
import { digest } from '#models/schedule/digest'
import type { Told } from '#models/schedule/digest_letter'
import { reminderStage } from '#models/schedule/reminder_stage'
import { workingDaysUntil } from '#models/schedule/working_days'
import { reportEmail } from '#queries/report_email'
import { sql } from '#queries/sql'

/** Projects that one mail names. */
const MOST_NAMED = 50

/** Reminders of one deadline, as the statement that sends them wants them. */
interface Reminder {
  closes: string
  day: Day
  key: string
  title: string
}

/**
 * Reminds everybody whose report is not handed over 7, 3 and 1 working days before its deadline: a
 * message for each report, one mail for each address however many reports it has, one digest a day for
 * each manager above. Gives how many
 * respondents were told. A deadline that moves is a new one.
 */
export async function remind(
  round: Round,
  now: Date,
  trx: TransactionClientContract
): Promise<number> {
  const today = dayOf(now)
  const closings = await sql<{ at: string }>(
    `SELECT DISTINCT closes_at AS at FROM reports
      WHERE round_id = ? AND state = ANY(?) AND ${BEFORE_DEADLINE}`,
    [round.id, FILLABLE],
    trx
  )
  const due = closings.flatMap(({ at }) => reminderOf(at, today))
  if (due.length === 0) return 0

  const told = await sql<Told>(REMIND, [JSON.stringify(due), round.id, FILLABLE], trx)
  const heading = (days: Day[]) => `还没有上报的报表，最早 ${days[0]} 24:00 截止`
  await digest(
    { kind: 'reminder.digest', told, heading, href: '/reminders', keyOf: () => today },
    trx
  )
  return told.reduce((sum, { count }) => sum + count, 0)
}

function reminderOf(closes: string, today: Day): Reminder[] {
  const day = dayBefore(closes)
  const stage = reminderStage(day, today)
  if (stage === null) return []
  const left = workingDaysUntil(day, today)
  const words = left > 0 ? `还有 ${left} 个工作日` : '就在今天'
  return [{ closes, day, key: `${day}/${stage}`, title: `离填报截止${words}：${day} 24:00` }]
}

const REMIND = `
  WITH one AS (
    SELECT * FROM json_to_recordset(?::json) AS one (closes timestamptz, day date, key text, title text)
  ), fresh AS (
    INSERT INTO occurrences (kind, subject_id, key)
    SELECT 'reminder', r.id, one.key FROM reports r JOIN one ON one.closes = r.closes_at
     WHERE r.round_id = ? AND r.state = ANY(?)
    ON CONFLICT DO NOTHING RETURNING subject_id, key
  ), letter AS (
    SELECT r.id, r.path, r.state, r.account_id, one.day, one.title, p.number,
           p.number || ' ' || p.title AS project,
           '项目 ' || p.number || ' ' || p.title || ' 的报表还没有上报。' || E'\\n'
             || '请在 ' || one.day || ' 24:00（北京时间）前审核通过并上报，过了就不能再报。' AS body,
           ${reportEmail('r', 'e')} AS address
      FROM fresh JOIN one USING (key) JOIN reports r ON r.id = fresh.subject_id
      JOIN projects p ON p.id = r.project_id JOIN roster_entries e ON e.id = r.roster_entry_id
  ), message AS (
    INSERT INTO messages (account_id, kind, title, body, href, mailed_at)
    SELECT account_id, 'reminder', title, body, '/reports/' || id || '/sections', survey_now() FROM letter WHERE account_id IS NOT NULL
  ), own AS (
    SELECT *, row_number() OVER (PARTITION BY lower(address) ORDER BY day, number) AS n
      FROM letter WHERE ${isAddress('address')}
  ), mail AS (
    INSERT INTO outgoing_mails (account_id, recipient, subject, body)
    SELECT CASE WHEN count(*) = 1 THEN max(account_id) END, min(address),
           CASE WHEN count(*) = 1 THEN max(title)
                ELSE '还有 ' || count(*) || ' 个项目的报表没有上报，最早 ' || min(day) || ' 24:00 截止' END,
           CASE WHEN count(*) = 1 THEN max(body) ELSE left('下面 ' || count(*) || ' 个项目的报表还没有上报：' || E'\\n'
             || string_agg(project || '，' || day || ' 24:00 截止。', E'\\n' ORDER BY n) FILTER (WHERE n <= ${MOST_NAMED})
             || CASE WHEN count(*) > ${MOST_NAMED} THEN E'\\n另有 ' || count(*) - ${MOST_NAMED} || ' 个项目，登录后查看。' ELSE '' END
             || E'\\n' || '请在截止（北京时间）前审核通过并上报，过了就不能再报。', 20000) END
      FROM own GROUP BY lower(address)
  )
  SELECT path::text, day, state, count(*)::int AS count FROM letter GROUP BY 1, 2, 3`
