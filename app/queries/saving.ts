import { IN_FILING_TIME } from '#models/report/deadline'
import { FILLABLE } from '#models/report/flow'
import { Prepared } from '#queries/prepared'

export interface SavedText {
  version: number
  saved_at: Date
}

/** Version and time when it was stored, else null; `open`: whether this writer may write the report now. */
export interface Result {
  open: boolean
  version: number | null
  saved_at: Date | null
  /** The session is to be kept alive: by saving too, but not written for every keystroke. */
  fading: boolean
}

interface Writer {
  join: string
  fading: string
}

// A report that is not begun is moved by the flow first, so it is not writable here.
const WRITABLE = FILLABLE.filter((state) => state !== 'not_started')

/** That the data of `reports` may be changed now by the respondent it belongs to; joins `rounds`. */
export const IS_WRITABLE = `reports.state IN (${WRITABLE.map((state) => `'${state}'`).join(', ')})
  AND rounds.status = 'open' AND ${IN_FILING_TIME}`

const report = ({ join, fading }: Writer) => `
  report AS (
    SELECT reports.id, accounts.id AS account_id, ${fading} AS fading FROM reports
      JOIN accounts ON accounts.id = reports.account_id AND accounts.enabled AND accounts.password IS NOT NULL
      JOIN rounds ON rounds.id = reports.round_id
      ${join}
     WHERE reports.id = $1 AND ${IS_WRITABLE}
       FOR KEY SHARE OF reports
  )`

const BY_SESSION: Writer = {
  join: `JOIN sessions ON sessions.id = $2 AND sessions.user_id = accounts.id::text AND sessions.expires_at > now()`,
  fading: `sessions.expires_at < now() + interval '29 minutes'`,
}
const BY_ACCOUNT: Writer = { join: `AND accounts.id = $2::bigint`, fading: 'false' }

const RESULT = `
  SELECT report.id IS NOT NULL AS open, coalesce(fading, false) AS fading, version, saved_at
    FROM (SELECT) one LEFT JOIN report ON true LEFT JOIN saved ON true`

const answer = (writer: Writer) => `
  WITH ${report(writer)}, saved AS (
    INSERT INTO answers (report_id, code, raw, source, saved_by)
    SELECT id, $3, $4, $6, account_id FROM report
    ON CONFLICT (report_id, code) DO UPDATE
       SET raw = excluded.raw, version = answers.version + 1, source = excluded.source,
           data_version = excluded.data_version, saved_at = excluded.saved_at, saved_by = excluded.saved_by
     WHERE answers.version = $5
    RETURNING version, saved_at
  )${RESULT}`

const cell = (writer: Writer) => `
  WITH ${report(writer)}, saved AS (
    UPDATE table_rows SET data_version = nextval('data_versions'), saved_at = survey_now(),
        saved_by = report.account_id,
        cells = cells || jsonb_build_object($3::text, jsonb_build_object('raw', $4::text, 'v', $5::int + 1))
      FROM report
     WHERE table_rows.id = $6::uuid AND table_rows.report_id = report.id AND table_code = $7
       AND deleted_at IS NULL AND coalesce((cells -> $3 ->> 'v')::int, 0) = $5::int
    RETURNING $5::int + 1 AS version, table_rows.saved_at
  )${RESULT}`

/** Report, writer, code, text, version, then source of an answer or row and table of a cell. */
export const savingStatements = {
  answerBySession: new Prepared<Result>('save answer by session', answer(BY_SESSION)),
  answerByAccount: new Prepared<Result>('save answer by account', answer(BY_ACCOUNT)),
  cellBySession: new Prepared<Result>('save cell by session', cell(BY_SESSION)),
  cellByAccount: new Prepared<Result>('save cell by account', cell(BY_ACCOUNT)),
}

/** What is stored now: report and code of an answer; and row and table of a cell. */
export const storedStatements = {
  answer: new Prepared<SavedText & { raw: string }>(
    'stored answer',
    'SELECT raw, version, saved_at FROM answers WHERE report_id = $1 AND code = $2'
  ),
  cell: new Prepared<SavedText & { raw: string }>(
    'stored cell',
    `SELECT coalesce(cells -> $2 ->> 'raw', '') AS raw, coalesce((cells -> $2 ->> 'v')::int, 0) AS version, saved_at
       FROM table_rows WHERE report_id = $1 AND id = $3::uuid AND table_code = $4 AND deleted_at IS NULL`
  ),
}

/** For half an hour from now; a session that is over is never revived. */
export const keepSessionAlive = new Prepared(
  'keep session alive',
  `UPDATE sessions SET expires_at = now() + interval '30 minutes' WHERE id = $1 AND expires_at > now()`
)
