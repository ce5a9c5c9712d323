import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#models/journal'
import Message from '#models/message'
import { Issuing, type RosterLine } from '#models/report/issuing'
import { followRoster } from '#models/report/issuing/follow_roster'
import { tellWaitingMoved, type Waited } from '#models/roster_import/tell_waiting_moved'
import type Round from '#models/round'
import { placeNearest } from '#models/tree/place_nearest'
import { raiseUnits } from '#models/tree/raise_units'
import { sql } from '#queries/sql'

/** Rows stored by one statement. */
const BATCH = 500

/** From so many new projects on, what the planner knows of these tables is out of date. */
const MANY = 1000
const TABLES = 'projects, accounts, roster_entries, reports, answers'

export type Progress = (rows: number) => Promise<void>

/**
 * Stores what the staged rows were judged to become (R1): new projects are issued, issued facts of
 * others change, and their reports go to whoever of their province is nearest to them then. Inside the transaction in which they were judged.
 */
export async function applyRows(
  importId: number,
  round: Round,
  by: Actor,
  trx: TransactionClientContract,
  progress: Progress = async () => {}
): Promise<void> {
  const added = await issueAdded(importId, round, trx, progress)
  await changeEntries(importId, round, by, trx)
  await raiseUnits(round, by, trx)
  if (added > 0) await meetRequests(importId, round, by, trx)
  if (added >= MANY) await trx.rawQuery(`ANALYZE ${TABLES}`)
}

async function issueAdded(
  importId: number,
  round: Round,
  trx: TransactionClientContract,
  progress: Progress
): Promise<number> {
  const issuing = await Issuing.begin(round, trx)
  let last = -1
  for (let count = 0; ;) {
    const rows = await addedAfter(importId, last, trx)
    if (rows.length === 0) return count
    await issuing.issue(rows)
    last = rows.at(-1)!.position
    count += rows.length
    await progress(count)
  }
}

function addedAfter(importId: number, position: number, trx: TransactionClientContract) {
  return sql<RosterLine & { position: number }>(
    `SELECT position, number, title, jsonb_strip_nulls(facts) AS facts FROM roster_import_rows
      WHERE import_id = ? AND outcome = 'added' AND position > ? ORDER BY position LIMIT ${BATCH}`,
    [importId, position],
    trx
  )
}

/**
 * Issued facts, project names and names of accounts; then what the reports started with, where their
 * respondents still hold them. A report that is past filling keeps its answers: reviewers see the new
 * issued values beside them.
 */
const CHANGE = `
  WITH changed AS (
    SELECT s.number, s.title, s.facts, s.changes, e.id AS entry, e.project_id, r.id AS report, r.account_id, r.path, r.waiting_at
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

async function changeEntries(
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

/** A province that asked for one of these projects is told that it is there (R5). */
const MEET = `
  WITH met AS (
    UPDATE addition_requests q SET state = 'added', decided_by = :actor, decided_at = survey_now()
      FROM roster_import_rows s
     WHERE s.import_id = :import AND s.outcome = 'added' AND q.round_id = :round
       AND q.number = s.number AND q.state = 'waiting'
    RETURNING q.id, q.number, q.asked_by
  )
  SELECT id, number, asked_by AS "askedBy" FROM met ORDER BY id`

async function meetRequests(
  importId: number,
  round: Round,
  { actor }: Actor,
  trx: TransactionClientContract
) {
  const { rows } = await trx.rawQuery<{ rows: { id: number; number: string; askedBy: number }[] }>(
    MEET,
    { import: importId, round: round.id, actor: actor.id }
  )
  const letters = rows.map(({ id, number, askedBy }) => ({
    to: askedBy,
    kind: 'addition' as const,
    title: `增报的项目 ${number} 已加进下发清单`,
    href: `/roster/additions/${id}`,
  }))
  if (letters.length > 0) await Message.send(letters, actor.id, trx)
}
