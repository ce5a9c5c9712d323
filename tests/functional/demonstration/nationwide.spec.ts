import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import drive from '@adonisjs/drive/services/main'
import { PASSWORDS } from '#demonstration/accounts_file'
import { TODAY } from '#demonstration/clock'
import { regionManagers } from '#demonstration/nationwide/managers'
import { nationwideUnits } from '#demonstration/nationwide/plan'
import { ProjectNumbers } from '#demonstration/nationwide/project_numbers'
import { ReportTeller, type ToldReport } from '#demonstration/nationwide/tell_report'
import { seedDemonstration, seedNationwide } from '#demonstration/seed'
import Account from '#models/account'
import EvidenceFile from '#models/evidence_file'
import QuestionnaireVersion from '#models/questionnaire_version'
import Report from '#models/report'
import { effectiveDeadline, type DeadlineLink } from '#models/report/deadline'
import { STATES, transition, type Action, type Level, type State } from '#models/report/flow'
import Round from '#models/round'
import { sql } from '#queries/sql'
import { clearWorld, setClock } from '#tests/support/world'

const PROJECTS = 600
const quietly = () => {}

async function count(query: string): Promise<number> {
  const [{ count: found }] = await sql<{ count: number }>(`SELECT count(*)::int AS count ${query}`)
  return found
}

const ofNow = `FROM reports r JOIN rounds ON rounds.id = r.round_id AND rounds.code = '2016'`

/** The same projects as they are told, by their number. */
async function toldAgain(): Promise<Map<string, ToldReport>> {
  const round = await Round.findByOrFail('code', '2016')
  const version = await QuestionnaireVersion.compiled(round.questionnaireVersionId)
  const teller = new ReportTeller(version, round, new ProjectNumbers())
  const units = nationwideUnits(PROJECTS, regionManagers())
  const told = units.flatMap((unit, ordinal) =>
    [...unit.scenarios.keys()].map((position) => teller.tell(unit, ordinal, position))
  )
  return new Map(told.map((one) => [one.project.number, one]))
}

/** Everything stored, without random ids, hashes of passwords and numbers of receipts. */
async function digest(): Promise<string> {
  const [{ text }] = await sql<{ text: string }>(
    `SELECT md5(string_agg(line, '|' ORDER BY line)) AS text FROM (
       SELECT concat_ws(' ', 'a', report_id, code, raw, version, source, saved_at) AS line FROM answers
       UNION ALL SELECT concat_ws(' ', 'r', report_id, table_code, position, cells, saved_at) FROM table_rows
       UNION ALL SELECT concat_ws(' ', 'e', report_id, action, actor_id, from_state, to_state, to_waiting_at, reason, created_at) FROM report_events
       UNION ALL SELECT concat_ws(' ', 's', id, state, waiting_at, opened_at, closes_at, extended_to, check_code, audit_state, path) FROM reports
       UNION ALL SELECT concat_ws(' ', 'x', report_id, rule, text, accepted, fingerprint, saved_at) FROM explanations
       UNION ALL SELECT concat_ws(' ', 'f', report_id, rule, kind, name, sha256, check_code, uploaded_at) FROM evidence_files
       UNION ALL SELECT concat_ws(' ', 'm', report_id, number, question, answer, asked_at) FROM manual_checks
       UNION ALL SELECT concat_ws(' ', 'u', id, user_name, role, name, path, enabled, contact_name, last_login_at) FROM accounts
     ) lines`
  )
  return text
}

test.group('The demonstration of the whole country', (group) => {
  group.setup(async () => {
    await clearWorld()
    await seedNationwide(PROJECTS, quietly)
  })
  group.teardown(() => clearWorld())
  group.each.timeout(120_000)

  test('lists every project once in this round, and nearly all that are older in the last', async ({
    assert,
  }) => {
    assert.equal(await count('FROM projects'), PROJECTS)
    assert.equal(await count(ofNow), PROJECTS)
    const older = await count(
      `FROM reports r JOIN rounds ON rounds.id = r.round_id AND rounds.code = '2015'`
    )
    const accepted = await count(`FROM report_snapshots s JOIN reports r ON r.id = s.report_id
      JOIN rounds ON rounds.id = r.round_id AND rounds.code = '2015' AND r.state = 'nationally_accepted'`)

    assert.isAbove(older, PROJECTS * 0.85)
    assert.isAbove(accepted, older * 0.9)
    assert.isBelow(accepted, older)
    assert.equal(await count(`${ofNow} WHERE r.previous_id IS NOT NULL`), accepted)
  })

  test('has reports in every state', async ({ assert }) => {
    const rows = await sql<{ state: State }>(`SELECT DISTINCT r.state ${ofNow}`)

    assert.sameMembers(
      rows.map(({ state }) => state),
      Object.keys(STATES)
    )
  })

  test('has a tree of managers in which everybody stands below the stored superior', async ({
    assert,
  }) => {
    const rows = await sql<{ role: Level; count: number }>(
      `SELECT role, count(*)::int AS count FROM accounts WHERE role <> 'respondent' GROUP BY role`
    )
    const counts = Object.fromEntries(rows.map(({ role, count: found }) => [role, found]))
    const strays = await count(`FROM accounts a JOIN accounts s ON s.id = a.superior_id
      WHERE NOT (CASE WHEN a.role = 'respondent' THEN a.path = s.path
        ELSE subpath(a.path, 0, -1) = s.path AND subpath(a.path, -1) <> '' END)`)

    assert.equal(counts.nation, 1)
    assert.equal(counts.province, 37)
    assert.isAbove(counts.city, 320)
    assert.isAbove(counts.county, 1000)
    assert.isAbove(counts.unit, 20)
    assert.equal(strays, 0)
  })

  test('lets 计划单列市 and the 兵团 answer to the nation, and the cities of the 兵团 to it', async ({
    assert,
  }) => {
    const pathOf = async (name: string) => (await Account.findByOrFail('userName', name)).path

    for (const code of ['210200', '330200', '350200', '370200', '440300', '660000']) {
      assert.equal(await pathOf(`${code}XM`), `nation.p${code}`)
    }
    assert.equal(await pathOf('659001XM'), 'nation.p660000.c659001')
    assert.equal(await pathOf('320500XM'), 'nation.p320000.c320500')
    assert.equal((await Account.findByOrFail('userName', '320500XM')).name, '苏州市科学技术局')
  })

  test('has every project in exactly one tree: below the lowest enabled manager of its path', async ({
    assert,
  }) => {
    const elsewhere = await count(`FROM reports r JOIN accounts a ON a.id = r.account_id
      WHERE a.path <> r.path OR (SELECT count(*) FROM accounts m
        WHERE m.path = r.path AND m.role <> 'respondent' AND m.enabled AND m.id = a.superior_id) <> 1`)

    assert.equal(elsewhere, 0)
    assert.isAbove(await count(`FROM accounts WHERE NOT enabled`), 0)
  })

  test('has unit managers exactly for codes with 4 or more projects in one province', async ({
    assert,
  }) => {
    const needed = await sql<{ name: string }>(
      `SELECT (e.facts ->> 'orgCode') || 'XM' AS name ${ofNow} JOIN roster_entries e ON e.id = r.roster_entry_id
        GROUP BY e.facts ->> 'orgCode', subpath(r.path, 1, 1) HAVING count(*) >= 4 ORDER BY 1`
    )
    const there = await sql<{ name: string }>(
      `SELECT user_name AS name FROM accounts WHERE role = 'unit' ORDER BY 1`
    )
    const spread = await count(`FROM (SELECT e.facts ->> 'orgCode' FROM roster_entries e
        JOIN reports r ON r.roster_entry_id = e.id
      GROUP BY 1 HAVING count(DISTINCT subpath(r.path, 1, 1)) > 1) codes`)

    assert.deepEqual(there, needed)
    assert.isAbove(spread, 0)
  })

  test('has every submitted report wait at an enabled manager on its own path', async ({
    assert,
  }) => {
    const lost = await count(`${ofNow} WHERE r.state = 'submitted' AND NOT EXISTS (
      SELECT FROM accounts a WHERE a.id = r.waiting_at AND a.enabled AND a.path @> r.path
         AND a.role NOT IN ('respondent', 'nation'))`)
    const levels = await sql<{ role: Level; opened: boolean }>(
      `SELECT a.role, bool_or(r.opened_at IS NOT NULL) AS opened ${ofNow} JOIN accounts a ON a.id = r.waiting_at
        GROUP BY a.role ORDER BY a.role`
    )

    assert.equal(lost, 0)
    assert.deepEqual(
      levels,
      ['city', 'county', 'province', 'unit'].map((role) => ({ role: role as Level, opened: true }))
    )
  })

  test('has every report wait since what brought it there', async ({ assert }) => {
    const otherwise = await count(`${ofNow} WHERE r.waiting_since IS DISTINCT FROM (
      SELECT max(e.created_at) FROM report_events e
       WHERE e.report_id = r.id AND r.waiting_at IS NOT NULL AND e.to_waiting_at = r.waiting_at
         AND e.from_waiting_at IS DISTINCT FROM e.to_waiting_at)`)

    assert.equal(otherwise, 0)
  })

  test('keeps of every submission what was explained then', async ({ assert }) => {
    const without = await count(
      `${ofNow} JOIN report_events e ON e.report_id = r.id AND e.action = 'submit'
      JOIN report_snapshots s ON s.event_id = e.id
      WHERE NOT s.explanations ?& ARRAY(SELECT jsonb_array_elements_text(e.details -> 'explained'))`.replace(
        '?&',
        '\\?&'
      )
    )

    assert.equal(without, 0)
    assert.isAbove(await count(`FROM report_snapshots WHERE explanations <> '{}'`), 50)
  })

  test('closes every report at the effective deadline', async ({ assert }) => {
    const round = await Round.findByOrFail('code', '2016')
    const reports = await sql<{ at: Date; extended: string | null; path: DeadlineLink[] }>(
      `SELECT r.closes_at AS at, r.extended_to::text AS extended, (
           SELECT coalesce(json_agg(json_build_object('name', a.name, 'role', a.role,
               'filing', d.filing_deadline, 'review', d.review_deadline) ORDER BY nlevel(a.path) DESC), '[]')
             FROM accounts a LEFT JOIN deadlines d ON d.account_id = a.id AND d.round_id = r.round_id
            WHERE a.path @> r.path AND a.role NOT IN ('respondent', 'nation')) AS path ${ofNow}`
    )

    for (const { at, extended, path } of reports) {
      const facts = { roundFiling: round.filingDeadline, path, extendedTo: extended }
      assert.equal(at.toISOString(), effectiveDeadline(facts).endsAt.toISOString())
    }
    assert.isAbove(new Set(reports.map(({ at }) => at.getTime())).size, 8)
    assert.isAbove(reports.filter(({ extended }) => extended).length, 20)
  })

  test('has no deadline after that of a superior', async ({ assert }) => {
    const later = await count(`FROM deadlines d JOIN accounts a ON a.id = d.account_id
      JOIN accounts s ON s.path @> a.path AND s.id <> a.id JOIN deadlines o ON o.account_id = s.id
      WHERE d.filing_deadline > o.filing_deadline OR d.review_deadline > o.review_deadline`)

    assert.equal(later, 0)
  })

  test('has a history that the flow allows, each report’s in order of time, ending where it is', async ({
    assert,
  }) => {
    const events = await sql<{
      report: number
      action: Action
      role: Level
      from: State
      to: State
      at: Date
      was: number | null
      waits: number | null
      actor: number
    }>(
      `SELECT report_id AS report, action, role, from_state AS from, to_state AS to, e.created_at AS at,
              from_waiting_at AS was, to_waiting_at AS waits, actor_id AS actor
         FROM report_events e JOIN accounts ON accounts.id = actor_id ORDER BY e.id`
    )
    const last = new Map<number, { to: State; waits: number | null; at: Date }>()
    for (const event of events) {
      const before = last.get(event.report) ?? { to: 'not_started', waits: null, at: new Date(0) }
      const row = transition(event.from, event.role, event.action)
      assert.isDefined(row, `${event.role} may not ${event.action} from ${event.from}`)
      assert.deepEqual([event.from, event.was], [before.to, before.waits])
      if (event.action === 'accept') assert.equal(event.actor, event.was)
      assert.isAtLeast(event.at.getTime(), before.at.getTime())
      last.set(event.report, event)
    }

    for (const { id, state, waitingAt } of await Report.all()) {
      const end = last.get(id) ?? { to: 'not_started', waits: null }
      assert.deepEqual([state, waitingAt], [end.to, end.waits])
    }
    assert.isBelow(Math.max(...events.map(({ at }) => at.getTime())), TODAY.getTime())
  })

  test('was filed by everybody before the deadline', async ({ assert }) => {
    const late = await count(`${ofNow} JOIN report_events e ON e.report_id = r.id
      WHERE e.action = 'submit' AND e.created_at >= r.closes_at`)

    assert.equal(late, 0)
  })

  test('has exactly the planted findings, and stores what the audit says', async ({ assert }) => {
    const told = await toldAgain()
    const reports = await Report.query()
      .whereHas('round', (round) => round.where('code', '2016'))
      .preload('project')
    let checked = 0
    for (const report of reports) {
      const one = told.get(report.project.number)!
      const { filled = 'all', lacksPapers, late } = one.scenario
      if (filled !== 'all') continue
      const standing = await report.standing()
      const found = [...new Set(standing.audit.findings.map(({ rule }) => rule))].sort()
      const expected = one.expected.filter((rule) => rule !== 'B057' || lacksPapers)
      assert.deepEqual(found, expected, one.project.scenario)
      if (!late && report.state === 'filling') {
        assert.equal(report.auditState, standing.auditState, one.project.scenario)
        assert.isTrue(standing.isAudited)
      }
      checked += 1
    }

    assert.isAbove(checked, 300)
  })

  test('keeps of every submission what was submitted, with a receipt of its own', async ({
    assert,
  }) => {
    const submitted = await Report.query()
      .whereHas('round', (round) => round.where('code', '2016'))
      .whereIn('state', ['submitted', 'province_accepted', 'handed_over'])
    for (const report of submitted) {
      const { checkCode, contents, facts, unexplained, unanswered } = await report.standing()
      const [snapshot] = await sql<{ answers: object; tables: object; code: string }>(
        `SELECT answers, tables, check_code AS code FROM report_snapshots WHERE report_id = ?
          ORDER BY event_id DESC LIMIT 1`,
        [report.id]
      )
      assert.equal(report.checkCode, checkCode)
      assert.equal(snapshot.code, checkCode)
      assert.deepEqual(snapshot.answers, contents.data.answers)
      assert.deepEqual(snapshot.tables, contents.data.tables)
      assert.equal(report.auditedVersion, facts.dataVersion)
      assert.isEmpty(unexplained)
      assert.isEmpty(unanswered)
    }

    assert.isAbove(submitted.length, 150)
    assert.lengthOf(new Set(submitted.map(({ receiptNumber }) => receiptNumber)), submitted.length)
  })

  test('has covers that are valid wherever a province has accepted', async ({ assert }) => {
    const without =
      await count(`${ofNow} WHERE r.state IN ('province_accepted', 'handed_over', 'nationally_accepted')
      AND NOT EXISTS (SELECT FROM evidence_files f WHERE f.report_id = r.id AND f.kind = 'cover'
        AND f.check_code = r.check_code)`)

    assert.equal(without, 0)
  })

  test('has explanations read by every manager who accepted', async ({ assert }) => {
    const unread =
      await count(`FROM report_events e JOIN explanations x ON x.report_id = e.report_id
      WHERE e.action = 'accept' AND NOT EXISTS (SELECT FROM explanation_reads
        WHERE explanation_id = x.id AND version = x.version AND account_id = e.actor_id)`)

    assert.equal(unread, 0)
    assert.isAbove(await count('FROM explanation_reads'), 50)
  })

  test('has most lists verified whole, some in part or not begun, and exactly the units of the first settled', async ({
    assert,
  }) => {
    const provinces = await sql<{ verified: number; all: number; settled: boolean }>(
      `SELECT count(c.account_id)::int AS verified, count(*)::int AS all,
              EXISTS (SELECT FROM settlements s WHERE s.account_id = a.id) AS settled
         FROM accounts a JOIN reports r ON r.path <@ a.path JOIN rounds ON rounds.id = r.round_id AND rounds.code = '2016'
         LEFT JOIN roster_confirmations c ON c.roster_entry_id = r.roster_entry_id AND c.account_id = a.id
        WHERE nlevel(a.path) = 2 AND a.role <> 'unit' GROUP BY a.id`
    )
    const kinds = provinces.map(({ verified, all }) => [verified > 0, verified === all].join())

    assert.sameMembers([...new Set(kinds)], ['true,true', 'true,false', 'false,false'])
    assert.isAbove(kinds.filter((kind) => kind === 'true,true').length, 25)
    for (const { verified, all, settled } of provinces) assert.equal(settled, verified === all)
    assert.equal(await count(`FROM accounts WHERE role = 'unit' AND NOT enabled`), 0)
  })

  test('has what managers say and ask of each other', async ({ assert }) => {
    assert.equal(await count('FROM announcements'), 3)
    assert.equal(await count('FROM questions WHERE answer IS NULL'), 1)
    assert.equal(await count(`FROM transfer_requests WHERE status = 'open'`), 1)
    assert.isAbove(await count(`FROM journal WHERE act = 'roster.settle'`), 25)
    assert.equal(await count('FROM outgoing_mails WHERE sent_at IS NULL'), 0)
  })

  test('shares one stored picture for each kind of paper', async ({ assert }) => {
    const [cover, award] = await Promise.all([
      EvidenceFile.findByOrFail('kind', 'cover'),
      EvidenceFile.findByOrFail('kind', 'award'),
    ])

    for (const { keys, bytes } of [cover, award]) {
      assert.lengthOf(await drive.use().getBytes(keys.original), bytes)
      assert.isTrue(await drive.use().exists(keys.thumbnail))
    }
    assert.isBelow(cover.bytes, 100_000)
  })

  test('has the foreign keys that were set aside in place again', async ({ assert }) => {
    await assert.rejects(
      () =>
        sql(`INSERT INTO answers (report_id, code, raw, source) VALUES (0, 'JB03', 'x', 'typed')`),
      /foreign key/
    )
    await assert.rejects(() => sql(`UPDATE answers SET saved_by = 0`), /foreign key/)
    assert.equal(await count(`FROM pg_constraint WHERE contype = 'f' AND NOT convalidated`), 0)
  })

  test('lists accounts of every level that can sign in', async ({ assert }) => {
    const text = await readFile(app.makePath('tmp/demonstration.json'), 'utf8')
    const listed = JSON.parse(text) as { userName: string; password: string; role: string }[]

    assert.lengthOf(new Set(listed.map(({ role }) => role)), 6)
    for (const { userName, password } of listed) {
      const account = await Account.findByOrFail('userName', userName)
      if (password === 'KJ+123') assert.isTrue(account.hasInitialPassword)
      else assert.isTrue(await account.hasPassword(password), userName)
    }
    assert.isTrue(listed.some(({ password }) => password === PASSWORDS.manager))
  })

  test('is left as it is by another start, with or without a number', async ({ assert }) => {
    const first = await digest()
    const listed = await readFile(app.makePath('tmp/demonstration.json'), 'utf8')

    assert.equal(await seedNationwide(PROJECTS, quietly), 'there')
    assert.equal(await seedDemonstration(), 'there')

    assert.equal(await digest(), first)
    assert.equal(await readFile(app.makePath('tmp/demonstration.json'), 'utf8'), listed)
  })

  test('is not made where another demonstration is, whatever its size', async ({ assert }) => {
    assert.equal(await seedNationwide(PROJECTS + 1, quietly), 'other data')

    assert.equal(await count('FROM projects'), PROJECTS)
  })

  test('is the same when made again', async ({ assert }) => {
    const first = await digest()
    await clearWorld()

    await seedNationwide(PROJECTS, quietly)

    assert.equal(await digest(), first)
  })

  test('is made whole or not at all', async ({ assert }) => {
    await clearWorld()
    const stop = () => {
      throw new Error('stopped')
    }

    await assert.rejects(() => seedNationwide(PROJECTS, stop), 'stopped')

    assert.equal(await count('FROM accounts'), 0)
    assert.isNull(await Round.first())
    await setClock('2017-02-22T02:00:00Z')
  })
})
