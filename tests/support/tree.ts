import db from '@adonisjs/lucid/services/db'
import type { Assert } from '@japa/assert'
import Account from '#models/account'
import Report from '#models/report'
import { keepDeadlines } from '#models/report/closing'
import { issueReports } from '#models/report/issuing'
import type { Level } from '#models/report/flow'
import type Round from '#models/round'
import { keepPlaces } from '#models/tree/keep_places'
import { lockTree } from '#models/tree/lock_tree'
import { raiseUnits } from '#models/tree/raise_units'
import { openEntries } from '#queries/open_entries'
import { sql } from '#queries/sql'
import { cleanSurvey } from '#tests/support/clean_survey'
import { buildWorld, type World } from '#tests/support/world'

/** The world with a second province, 浙江省 with 杭州市. */
export interface Provinces extends World {
  zhejiang: Account
  hangzhou: Account
}

/** 江苏省 with 常州市 and 武进区, 浙江省 with 杭州市; all reports in 武进区, of one unit. */
export async function twoProvinces(
  wishes: Parameters<typeof buildWorld>[0] = {}
): Promise<Provinces> {
  const world = await buildWorld({ county: true, unit: false, lastYear: false, ...wishes })
  const zhejiang = await manager('province', '330000', '浙江省科学技术厅', world.nation)
  const hangzhou = await manager('city', '330100', '杭州市科学技术局', zhejiang)
  return { ...world, zhejiang, hangzhou }
}

export async function manager(role: Level, region: string, name: string, superior: Account) {
  const label = `${role === 'province' ? 'p' : 'c'}${region}`
  const account = await Account.create({
    role,
    userName: `${region}XM`,
    name,
    superiorId: superior.id,
    path: `${superior.path}.${label}`,
    regionCode: region,
    password: superior.password,
    enabled: true,
    contactName: '傅海燕',
    contactPhone: '0571-85000118',
    contactEmail: 'fu@example.org.cn',
  })
  return account.refresh()
}

/** Brings one more project into the round, as an addition does. Gives its report. */
export async function addProject(
  round: Round,
  number: string,
  facts: Record<string, string>,
  actor: Account
): Promise<Report> {
  const { facts: clean } = await cleanSurvey()
  const line = { number, title: '后来增补的项目', facts: { ...clean, ...facts } }
  const [{ id }] = await db.transaction(async (trx) => {
    const issued = await issueReports(round, [line], trx)
    await raiseUnits(round, { actor, address: null }, trx)
    return issued
  })
  return Report.findOrFail(id)
}

/** Enables or disables a manager and lets its reports go where somebody is. */
export async function setEnabled(round: Round, account: Account, enabled: boolean, actor: Account) {
  await db.transaction(async (trx) => {
    await lockTree(round, trx)
    await sql('UPDATE accounts SET enabled = ? WHERE id = ?', [enabled, account.id], trx)
    const cause = { actor, address: null, action: 'relocate' as const }
    await keepPlaces(round, account.path.split('.').slice(0, -1).join('.'), cause, trx)
  })
}

/** A report handed over without the gate of submission, as only a test may. */
export async function handOverNow(report: Report) {
  const actor = await Account.findOrFail(report.accountId)
  await report.refresh()
  if (report.state === 'not_started') await report.move('begin', { actor, address: null })
  await report.move('submit', { actor, address: null }, async (trx) => ({
    columns: { submitted_at: trx.raw('survey_now()'), receipt_number: `T-${report.id}` },
  }))
  return report.refresh()
}

/** What must hold whatever has happened: every project in exactly one tree, nobody left behind. */
export async function assertWhole(assert: Assert, round: Round, total: number) {
  assert.deepEqual(await sql(LEFT_BEHIND, [round.id]), [])
  const managers = await Account.query().whereNot('role', 'respondent')
  const seen = await Promise.all(
    managers.map(async (one) => ({
      path: one.path,
      isTop: one.path.split('.').length === 2,
      reads: (await one.reports().where('round_id', round.id).select('id')).map(({ id }) => id),
      lists: (await openEntries(round.id, one)).total,
    }))
  )
  const ofProvinces = seen.filter(({ isTop }) => isTop)
  const [{ direct }] = await sql<{ direct: number }>(
    `SELECT count(*)::int AS direct FROM reports WHERE round_id = ? AND nlevel(path) = 1`,
    [round.id]
  )
  const all = ofProvinces.flatMap(({ reads }) => reads)
  assert.lengthOf(new Set(all), all.length, 'a project is in two trees')
  assert.equal(all.length + direct, total)
  assert.equal(ofProvinces.reduce((sum, { lists }) => sum + lists, 0) + direct, total)
  assert.deepEqual(await sql(MISCOUNTED, [round.id, round.id, round.id]), [], 'counts do not agree')
  const moved = await db.transaction((trx) => keepDeadlines(round, 'nation', trx))
  assert.deepEqual(moved, [], 'deadlines were not kept')
}

/** Provinces whose counters, with what is not settled into them yet, differ from their reports. */
const MISCOUNTED = `
  SELECT a.name, counted.n AS counted, count(r.id) AS reports FROM accounts a
    LEFT JOIN reports r ON r.path <@ a.path AND r.round_id = ?
    CROSS JOIN LATERAL (SELECT coalesce(sum(n), 0) AS n FROM (
      SELECT n FROM collection_counts c WHERE c.round_id = ? AND c.path = a.path AND c.programme = ''
      UNION ALL SELECT n FROM count_changes c WHERE c.round_id = ? AND c.path <@ a.path) one) counted
   WHERE nlevel(a.path) <= 2 AND a.role <> 'respondent'
   GROUP BY a.id, a.name, counted.n HAVING count(r.id) <> counted.n`

const LEFT_BEHIND = `
  SELECT r.id, r.state, r.path::text, w.name AS waits, a.path::text AS account FROM reports r
    JOIN accounts a ON a.id = r.account_id LEFT JOIN accounts s ON s.id = a.superior_id
    LEFT JOIN accounts w ON w.id = r.waiting_at
   WHERE r.round_id = ? AND NOT (
     (SELECT count(*) FROM accounts m WHERE m.path = r.path AND m.role <> 'respondent' AND m.enabled) = 1
     AND a.path = r.path AND s.path = r.path
     AND (r.waiting_at IS NULL OR (w.enabled AND w.role <> 'respondent' AND w.path @> r.path)))`
