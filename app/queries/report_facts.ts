import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { BEFORE_DEADLINE, SINCE_OPENING, type Day } from '#models/report/deadline'
import { STATES, type Level, type State } from '#models/report/flow'
import type { RoundSettings } from '#models/round'
import { Prepared } from '#queries/prepared'
import { sql } from '#queries/sql'
import type { Value } from '#questionnaire/types'

export interface StoredAnswer {
  raw: string
  v: number
  source: 'typed' | 'roster' | 'previous' | 'offer' | 'paste'
  at: string
}

export interface StoredRow {
  id: string
  table: string
  /** Null: as prefilled. */
  at: string | null
  cells: Record<string, { raw: string; v: number }>
}

export interface StoredExplanation {
  id: number
  rule: string
  fingerprint: string
  text: string
  accepted: boolean
  codes: string[]
  version: number
  savedAt: string
}

export interface StoredFile {
  id: string
  rule: string | null
  kind: string
  name: string
  mediaType: string
  bytes: number
  pages: number | null
  checkCode: string | null
  codeWasRead: boolean
  stampedValues: Record<string, string> | null
  uploadedAt: string
}

export interface StoredCheck {
  id: number
  number: number
  code: string | null
  question: string
  askedBy: string
  askedAt: string
  answer: string | null
  answeredAt: string | null
}

/** All that is stored about one report, as one statement reads it. Times are ISO 8601 texts. */
export interface ReportFacts {
  id: number
  roundId: number
  projectId: number
  versionId: number
  state: State
  waitingAt: number | null
  waitingAtName: string | null
  waitingAtRole: Level | null
  /** The manager whom the respondent turns to: the nearest enabled one, or who holds the report. */
  superiorName: string | null
  /** The province that sets the deadlines on the report's path, with the latest that the nation has given it. */
  province: { name: string; filingCeiling: Day | null } | null
  openedAt: string | null
  /** When and from where the respondent's account was first used (L6). */
  firstUse: { at: string; address: string | null } | null
  extendedTo: Day | null
  closesAt: string
  beforeDeadline: boolean
  opensOn: Day
  /** Whether the opening day has come. */
  hasOpened: boolean
  now: string
  roundStatus: 'preparing' | 'open' | 'closed'
  roundCode: string
  reportYear: number
  roundFiling: Day
  settings: RoundSettings
  projectNumber: string
  projectTitle: string
  issued: Record<string, Value>
  previous: {
    answers: Record<string, Value>
    tables: Record<string, Record<string, Value>[]>
  } | null
  auditState: 'unaudited' | 'mandatory' | 'verification' | 'passed'
  auditedAt: string | null
  auditedVersion: number | null
  submittedAt: string | null
  receiptNumber: string | null
  checkCode: string | null
  returnCount: number
  dataVersion: number
  answers: Record<string, StoredAnswer>
  rows: StoredRow[]
  explanations: StoredExplanation[]
  files: StoredFile[]
  checks: StoredCheck[]
}

const list = (fields: string, from: string, where: string, order: string) =>
  `coalesce((SELECT json_agg(json_build_object(${fields}) ORDER BY ${order}) FROM ${from} WHERE ${where}), '[]')`

/** A report that is held above can be given back only there. */
const OF_HOLDER = `CASE reports.state ${Object.entries(STATES)
  .filter(([, { holder }]) => holder === 'province' || holder === 'nation')
  .map(([state, { holder }]) => `WHEN '${state}' THEN role = '${holder}'`)
  .join(' ')} ELSE true END`

const FACTS = `
  SELECT reports.id, reports.round_id AS "roundId", reports.project_id AS "projectId",
    reports.questionnaire_version_id AS "versionId", reports.state, reports.waiting_at AS "waitingAt",
    holder.name AS "waitingAtName", holder.role AS "waitingAtRole",
    (SELECT name FROM accounts WHERE path @> reports.path AND role <> 'respondent' AND enabled
        AND ${OF_HOLDER} ORDER BY nlevel(path) DESC, id LIMIT 1) AS "superiorName",
    (SELECT json_build_object('name', a.name, 'filingCeiling', d.filing_ceiling)
      FROM accounts a LEFT JOIN deadlines d ON d.account_id = a.id AND d.round_id = reports.round_id
      WHERE a.path @> reports.path AND a.role = 'province' AND a.enabled LIMIT 1) AS province,
    (SELECT json_build_object('at', first_login_at, 'address', host(first_login_address))
      FROM accounts WHERE id = reports.account_id AND first_login_at IS NOT NULL) AS "firstUse",
    reports.opened_at AS "openedAt", reports.extended_to AS "extendedTo",
    reports.closes_at AS "closesAt", ${BEFORE_DEADLINE} AS "beforeDeadline", survey_now() AS now,
    rounds.status AS "roundStatus", rounds.code AS "roundCode", rounds.report_year AS "reportYear",
    rounds.opens_on AS "opensOn", ${SINCE_OPENING} AS "hasOpened",
    rounds.filing_deadline AS "roundFiling", rounds.settings, projects.number AS "projectNumber",
    projects.title AS "projectTitle", roster_entries.facts AS issued,
    reports.audit_state AS "auditState", reports.audited_at AS "auditedAt",
    reports.audited_version AS "auditedVersion", reports.submitted_at AS "submittedAt",
    reports.receipt_number AS "receiptNumber", reports.check_code AS "checkCode",
    reports.return_count AS "returnCount",
    greatest(
      coalesce((SELECT max(data_version) FROM answers WHERE report_id = reports.id), 0),
      coalesce((SELECT max(data_version) FROM table_rows WHERE report_id = reports.id), 0)
    ) AS "dataVersion",
    (SELECT json_build_object('answers', s.answers, 'tables', s.tables) FROM report_snapshots s
      WHERE s.report_id = reports.previous_id ORDER BY s.event_id DESC LIMIT 1) AS previous,
    coalesce((SELECT json_object_agg(code,
        json_build_object('raw', raw, 'v', version, 'source', source, 'at', saved_at))
      FROM answers WHERE report_id = reports.id), '{}') AS answers,
    ${list(`'id', id, 'table', table_code, 'at', CASE WHEN saved_by IS NOT NULL THEN saved_at END, 'cells', cells`, 'table_rows', 'report_id = reports.id AND deleted_at IS NULL', 'table_code, position, id')} AS rows,
    ${list(`'id', id, 'rule', rule, 'fingerprint', fingerprint, 'text', text, 'accepted', accepted, 'codes', codes, 'version', version, 'savedAt', saved_at`, 'explanations', 'report_id = reports.id', 'rule')} AS explanations,
    ${list(`'id', id, 'rule', rule, 'kind', kind, 'name', name, 'mediaType', media_type, 'bytes', bytes, 'pages', pages, 'checkCode', check_code, 'codeWasRead', code_was_read, 'stampedValues', stamped_values, 'uploadedAt', uploaded_at`, 'evidence_files', 'report_id = reports.id AND removed_at IS NULL', 'uploaded_at, name')} AS files,
    ${list(`'id', m.id, 'number', m.number, 'code', m.code, 'question', m.question, 'askedBy', a.name, 'askedAt', m.asked_at, 'answer', m.answer, 'answeredAt', m.answered_at`, 'manual_checks m JOIN accounts a ON a.id = m.asked_by', 'm.report_id = reports.id', 'm.number')} AS checks
  FROM reports
    JOIN rounds ON rounds.id = reports.round_id
    JOIN projects ON projects.id = reports.project_id
    JOIN roster_entries ON roster_entries.id = reports.roster_entry_id
    LEFT JOIN accounts holder ON holder.id = reports.waiting_at
  WHERE reports.id = ANY(`

// Planning it takes longer than running it.
const PREPARED = new Prepared<ReportFacts>('report facts', `${FACTS} ARRAY[$1::bigint])`)

/** Reads the facts of one report in one statement; inside `client` when a transaction is given. */
export async function reportFacts(id: number, client?: QueryClientContract) {
  const [facts] = client
    ? await sql<ReportFacts>(`${FACTS} ?)`, [[id]], client)
    : await PREPARED.run([id])
  return facts
}

/** The facts of many reports in one statement, in no order. */
export function reportFactsOf(ids: readonly number[], client: QueryClientContract) {
  return sql<ReportFacts>(`${FACTS} ?)`, [ids], client)
}
