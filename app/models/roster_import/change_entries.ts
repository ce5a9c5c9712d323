import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import { followRoster } from '#models/report/issuing/follow_roster'
import { STORED_FACTS } from '#models/roster_import/keep_transferred'
import { tellWaitingMoved, type Waited } from '#models/roster_import/tell_waiting_moved'
import type Round from '#models/round'
import { placeNearest } from '#models/tree/place_nearest'

/** Reports that follow in one go. */
const BATCH = 500

/**
 * Issued facts, project names and names of accounts; then what the reports started with, where their
 * respondents still hold them. A report that is past filling keeps its answers: reviewers see the new
 * issued values beside them.
 */
const CHANGE = `
  WITH changed AS (
    SELECT s.number, s.title, ${STORED_FACTS} AS facts, s.changes, e.id AS entry, e.project_id, r.id AS report, r.account_id, r.path, r.waiting_at
      FROM roster_import_rows s
      JOIN projects p ON p.number = s.number
      JOIN roster_entries e ON e.project_id = p.id AND e.round_id = :round
      JOIN reports r ON r.roster_entry_id = e.id
     WHERE s.import_id = :import AND s.outcome = 'changed'
  ), entry AS (
    UPDATE roster_entries e
       SET facts = jsonb_strip_nulls(e.facts || c.facts || jsonb_build_object('title', c.title))
      FROM changed c WHERE e.id = c.entry
  ), project AS (
    UPDATE projects p SET title = c.title FROM changed c WHERE p.id = c.project_id
  ), account AS (
    UPDATE accounts a SET name = c.facts ->> 'unitName' FROM changed c WHERE a.id = c.account_id
  ), noted AS (
    INSERT INTO journal (act, actor_id, actor_address, path, subject, subject_id, details)
    SELECT 'roster.change', :actor, :address, path, 'roster_entries', entry,
           jsonb_build_object('number', number, 'changes', changes)
      FROM changed
  )
  SELECT report, waiting_at AS "waitedAt" FROM changed ORDER BY report`

/** Stores what changed rows say, and lets their reports follow: their answers, and where they stand (R1, R4). */
export async function changeEntries(
  importId: number,
  round: Round,
  { actor, address }: Actor,
  trx: TransactionClientContract
) {
  const { rows } = await trx.rawQuery<{ rows: Waited[] }>(CHANGE, {
    round: round.id,
    import: importId,
    actor: actor.id,
    address: address as string,
  })
  const reports = rows.map(({ report }) => report)
  for (let start = 0; start < reports.length; start += BATCH) {
    await followRoster(round, reports.slice(start, start + BATCH), trx)
  }
  const cause = { actor, address, action: 'relocate' as const, reason: '下发清单有更正' }
  await placeNearest(round, reports, cause, trx)
  await tellWaitingMoved(rows, { actor, address }, trx)
}
