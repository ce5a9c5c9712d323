import db from '@adonisjs/lucid/services/db'

/** Whatever refers to these goes with them. */
const TABLES = [
  'accounts',
  'deadlines',
  'password_links',
  'sessions',
  'rate_limits',
  'rounds',
  'projects',
  'roster_entries',
  'reports',
  'tasks',
  'journal',
  'messages',
  'announcements',
  'questions',
  'queue_jobs',
  'occurrences',
  'outgoing_mails',
  'reminders',
]

/** Forgets everything but published questionnaires, which cost time to compile; the clock is right again. */
export async function emptyDatabase() {
  await db.rawQuery(`TRUNCATE ${TABLES.join(', ')} RESTART IDENTITY CASCADE`)
  await db.rawQuery(
    `TRUNCATE accounts, deadlines, password_links, sessions, rate_limits, rounds, projects,
       roster_entries, reports, tasks, journal, messages, announcements, questions, queue_jobs, recovery_codes, slips,
       site_settings RESTART IDENTITY CASCADE`
       roster_entries, reports, tasks, journal, messages, announcements, questions,
       queue_jobs, bulk_decisions, reconciliation_notes RESTART IDENTITY CASCADE`
  )
  await db.rawQuery(`UPDATE clock SET shift = '0'`)
}
