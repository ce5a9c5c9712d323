import { store } from '#demonstration/filling'
import type { SharedFiles } from '#demonstration/nationwide/shared_files'
import type { Part, ToldStory } from '#demonstration/nationwide/told_story'
import { keepUnitPrints } from '#models/report/unit_print'
import { sql } from '#queries/sql'
import type { Questionnaire } from '#questionnaire/types'

/** Stores what has happened to these reports, in a few statements for all. */
export async function storeStories(
  questionnaire: Questionnaire,
  stories: readonly ToldStory[],
  { files, password }: { files: SharedFiles; password: string }
): Promise<void> {
  const most = Math.max(...stories.map(({ parts }) => parts.length))
  for (let i = 0; i < most; i++) {
    await storeParts(
      questionnaire,
      stories.flatMap(({ parts }) => parts[i] ?? [])
    )
  }
  await insert(
    EXPLANATIONS,
    stories.flatMap(({ explanations }) => explanations)
  )
  await insert(
    READS,
    stories.flatMap(({ readers }) => readers)
  )
  await insert(
    CHECKS,
    stories.flatMap(({ checks }) => checks)
  )
  await insert(
    PAPERS,
    stories.flatMap(({ papers }) => papers.map((one) => ({ ...one, ...files.of(one.kind) })))
  )
  const logins = stories.flatMap(({ login }) => login ?? [])
  await sql(LOGINS, [password, JSON.stringify(logins)])
  await insert(
    PLACES,
    stories.map(({ place }) => place).filter(({ state }) => state !== 'not_started')
  )
  const submitted = stories.flatMap(({ place }) => (place.submitted_at ? place.id : []))
  await keepUnitPrints(questionnaire, submitted)
}

async function storeParts(questionnaire: Questionnaire, parts: readonly Part[]) {
  const events = parts.flatMap((part) => part.events).map((event, n) => ({ ...event, n }))
  const snapshots = parts.flatMap(({ snapshot }) => snapshot ?? [])
  if (events.length > 0) {
    await sql(EVENTS, [JSON.stringify(events), JSON.stringify(snapshots)])
  }
  const sittings = parts.flatMap((part) => part.sittings)
  if (sittings.length > 0) await store(questionnaire, sittings)
  await insert(
    AUDITS,
    parts.flatMap(({ audit }) => audit ?? [])
  )
}

async function insert(statement: string, rows: readonly unknown[]) {
  if (rows.length > 0) await sql(statement, [JSON.stringify(rows)])
}

const version = (report: string) => `greatest(
  coalesce((SELECT max(data_version) FROM answers WHERE report_id = ${report}), 0),
  coalesce((SELECT max(data_version) FROM table_rows WHERE report_id = ${report}), 0))`

/** A part has one submission at most, so its snapshot is known by the report. */
const EVENTS = `
  WITH told AS (
    SELECT * FROM json_to_recordset(?::json) AS one (n integer, report bigint, action text, actor bigint, address inet,
      from_state text, to_state text, from_waiting bigint, to_waiting bigint, reason text, details jsonb,
      at timestamptz)
  ), event AS (
    INSERT INTO report_events (report_id, action, actor_id, actor_address, from_state, to_state, from_waiting_at,
      to_waiting_at, reason, details, data_version, created_at)
    SELECT report, action, actor, address, from_state, to_state, from_waiting, to_waiting, reason, details,
           ${version('report')}, at
      FROM told ORDER BY n
    RETURNING id, report_id, action, data_version
  )
  INSERT INTO report_snapshots (event_id, report_id, data_version, answers, tables, check_code, explanations)
  SELECT event.id, report, data_version, answers, tables, check_code, explanations
    FROM json_to_recordset(?::json) AS one (report bigint, answers jsonb, tables jsonb, check_code text, explanations jsonb)
    JOIN event ON event.report_id = report AND event.action = 'submit'`

const AUDITS = `
  UPDATE reports SET audit_state = one.state, audited_at = one.at, audited_version = ${version('one.report')}
    FROM json_to_recordset(?::json) AS one (report bigint, state text, at timestamptz)
   WHERE reports.id = one.report`

const EXPLANATIONS = `
  INSERT INTO explanations (report_id, rule, fingerprint, text, accepted, codes, saved_at, saved_by)
  SELECT report, rule, fingerprint, text, accepted, codes, at, account
    FROM json_to_recordset(?::json) AS one (report bigint, account bigint, rule text, fingerprint text, text text,
      accepted boolean, codes text[], at timestamptz)`

const READS = `
  INSERT INTO explanation_reads (explanation_id, version, account_id, read_at)
  SELECT explanations.id, explanations.version, manager, at
    FROM json_to_recordset(?::json) AS one (report bigint, manager bigint, at timestamptz)
    JOIN explanations ON explanations.report_id = report
  ON CONFLICT DO NOTHING`

const CHECKS = `
  INSERT INTO manual_checks (report_id, number, code, question, asked_by, asked_at, answer, answered_by, answered_at)
  SELECT * FROM json_to_recordset(?::json) AS one (report bigint, number integer, code text, question text,
    asked_by bigint, asked_at timestamptz, answer text, answered_by bigint, answered_at timestamptz)`

const PAPERS = `
  INSERT INTO evidence_files (report_id, rule, kind, name, media_type, bytes, sha256, stored_as, check_code,
    code_was_read, stamped_values, uploaded_at, uploaded_by)
  SELECT report, rule, kind, name, 'image/jpeg', bytes, sha256, stored_as, check_code, check_code IS NOT NULL,
         stamped_values, at, account
    FROM json_to_recordset(?::json) AS one (report bigint, account bigint, rule text, kind text, name text,
      bytes integer, sha256 text, stored_as text, check_code text, stamped_values jsonb, at timestamptz)
  ON CONFLICT DO NOTHING`

/** Whoever had a report last year signed in then for the first time. */
const LOGINS = `
  UPDATE accounts
     SET password = ?, first_login_address = known.address, last_login_address = known.address,
         first_login_at = coalesce(known.earlier, one.last), last_login_at = one.last
    FROM json_to_recordset(?::json) AS one (account bigint, last timestamptz),
      LATERAL (SELECT
        ('198.51.100.' || 1 + one.account % 250)::inet AS address,
        (SELECT min(e.created_at) - interval '4 minutes' FROM reports JOIN rounds ON rounds.id = reports.round_id
           JOIN report_events e ON e.report_id = reports.id AND e.action = 'begin'
          WHERE reports.account_id = one.account AND rounds.status = 'closed') AS earlier) known
   WHERE accounts.id = one.account`

const PLACES = `
  WITH told AS (
    SELECT * FROM json_to_recordset(?::json) AS one (id bigint, state text, waiting_at bigint,
      waiting_since timestamptz, opened_at timestamptz, extended_to date, closes_at timestamptz,
      submitted_at timestamptz, check_code text, return_count integer)
  ), receipt AS MATERIALIZED (
    SELECT id, '2016-' || lpad(nextval('receipt_numbers')::text, 6, '0') AS number
      FROM (SELECT id FROM told WHERE submitted_at IS NOT NULL ORDER BY submitted_at, id) submitted
  ), submitted AS (
    SELECT receipt.id, number, event.data_version AS version, event.created_at AS at
      FROM receipt, LATERAL (SELECT data_version, created_at FROM report_events
        WHERE report_id = receipt.id AND action = 'submit' ORDER BY report_events.id DESC LIMIT 1) event
  )
  UPDATE reports
     SET state = told.state, waiting_at = told.waiting_at, waiting_since = told.waiting_since,
         opened_at = told.opened_at, extended_to = told.extended_to,
         closes_at = coalesce(told.closes_at, reports.closes_at), submitted_at = told.submitted_at,
         check_code = told.check_code, return_count = told.return_count, receipt_number = submitted.number,
         audit_state = CASE WHEN submitted.id IS NULL THEN reports.audit_state ELSE 'passed' END,
         audited_at = coalesce(submitted.at, reports.audited_at),
         audited_version = coalesce(submitted.version, reports.audited_version)
    FROM told LEFT JOIN submitted USING (id)
   WHERE reports.id = told.id`
