import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { audit as auditOf } from '#audit/audit'
import { PASSWORDS, listedAccounts } from '#demonstration/accounts_file'
import { setClock, TODAY } from '#demonstration/clock'
import { demonstrationReports, type DemonstrationReport } from '#demonstration/reports'
import { seedDemonstration } from '#demonstration/seed'
import Account from '#models/account'
import { PasswordPolicy } from '#models/account/password_policy'
import Report from '#models/report'
import { transition, type Action, type Level, type State } from '#models/report/flow'
import Round from '#models/round'
import { reportFacts } from '#queries/report_facts'
import { sql } from '#queries/sql'
import { buildWorld, clearWorld } from '#tests/support/world'

const TOLD = demonstrationReports()

async function reportsOfNow(): Promise<[Report, DemonstrationReport][]> {
  const reports = await Report.query()
    .whereHas('round', (round) => round.where('code', '2016'))
    .preload('project')
    .orderBy('id')
  const byNumber = new Map(TOLD.map((told) => [told.project.number, told]))
  return reports.map((report) => [report, byNumber.get(report.project.number)!])
}

/** Everything stored, without what comes from elsewhere: random ids, hashes of passwords, numbers of receipts. */
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
       UNION ALL SELECT concat_ws(' ', 'u', id, user_name, role, name, path, contact_name, contact_phone) FROM accounts
     ) lines`
  )
  return text
}

async function now(): Promise<number> {
  const [{ at }] = await sql<{ at: Date }>('SELECT survey_now() AS at')
  return at.getTime()
}

test.group('The demonstration', (group) => {
  let first = ''

  group.setup(async () => {
    await clearWorld()
    await seedDemonstration()
    first = await digest()
  })
  group.teardown(() => clearWorld())
  group.each.timeout(120_000)

  test('has reports in every state so far, as many as told', async ({ assert }) => {
    const rows = await sql(
      `SELECT state, count(*)::int AS count FROM reports JOIN rounds ON rounds.id = round_id
        WHERE rounds.code = '2016' GROUP BY state ORDER BY state`
    )

    assert.deepEqual(rows, [
      { state: 'filling', count: 22 },
      { state: 'not_started', count: 10 },
      { state: 'province_accepted', count: 8 },
      { state: 'returned', count: 6 },
      { state: 'submitted', count: 12 },
      { state: 'unreported', count: 2 },
    ])
  })

  test('has submitted reports at every level, some of them opened', async ({ assert }) => {
    const rows = await sql(
      `SELECT role, count(*)::int AS count, count(opened_at)::int AS opened
         FROM reports JOIN accounts ON accounts.id = waiting_at GROUP BY role ORDER BY role`
    )

    assert.deepEqual(rows, [
      { role: 'city', count: 2, opened: 0 },
      { role: 'county', count: 1, opened: 0 },
      { role: 'province', count: 5, opened: 2 },
      { role: 'unit', count: 4, opened: 2 },
    ])
  })

  test('has a history that the flow allows, ending where each report is', async ({ assert }) => {
    const events = await sql<{
      report: number
      action: Action
      role: Level
      from: State
      to: State
      at: Date
    }>(
      `SELECT report_id AS report, action, role, from_state AS from, to_state AS to, e.created_at AS at
         FROM report_events e JOIN accounts ON accounts.id = actor_id ORDER BY e.id`
    )
    const states = new Map<number, State>()
    for (const { report, action, role, from, to } of events) {
      const row = transition(from, role, action)
      assert.equal(from, states.get(report) ?? 'not_started')
      assert.isDefined(row, `${role} may not ${action} from ${from}`)
      assert.isTrue(
        row!.to === to || (row!.to === 'climb' && ['submitted', 'province_accepted'].includes(to))
      )
      states.set(report, to)
    }

    for (const { id, state } of await Report.all())
      assert.equal(states.get(id) ?? 'not_started', state)
    const times = events.map(({ at }) => at.getTime())
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b)
    )
    assert.isBelow(times.at(-1)!, TODAY.getTime())
  })

  test('has exactly the planted findings in every report that is filled in', async ({ assert }) => {
    const filled = (await reportsOfNow()).filter(
      ([, { scenario }]) => (scenario.filled ?? 'all') === 'all'
    )

    for (const [report, told] of filled) {
      const { audit } = await report.standing()
      const rules = [...new Set(audit.findings.map(({ rule }) => rule))].sort()
      const hasAward = told.scenario.plants?.includes('award') && !told.scenario.lacksPapers
      assert.deepEqual(
        rules,
        told.expected.filter((rule) => !(hasAward && rule === 'B057')),
        told.project.scenario
      )
    }
    assert.isAbove(filled.length, 40)
  })

  test('leaves half-filled reports with nothing but what is open in the other sections', async ({
    assert,
  }) => {
    const begun = (await reportsOfNow()).filter(([, { scenario }]) =>
      ['begun', 'half', 'most'].includes(scenario.filled ?? 'all')
    )

    for (const [report, told] of begun) {
      const { contents, audit, version } = await report.standing()
      const { answers } = await reportFacts(report.id)
      const typed = Object.keys(answers).filter((code) => answers[code].source === 'typed')
      for (const code of typed)
        assert.deepEqual(contents.data.answers[code], told.now.answers[code], code)

      const whole = {
        ...contents.data,
        answers: { ...contents.data.answers, ...told.now.answers },
        tables: told.now.tables,
        invalid: [],
      }
      const left = auditOf(version.rules, whole, { year: 2016, usdRate: 6.64 }).findings.map(
        ({ rule }) => rule
      )
      assert.deepEqual(left, told.expected)
      assert.isAbove(audit.findings.length, left.length)
    }
    assert.lengthOf(begun, 6)
  })

  test('explains findings well, but for the planted vague, missing and reopened ones', async ({
    assert,
  }) => {
    const states = new Map<string, string[]>()
    for (const [report, told] of await reportsOfNow()) {
      const { explained } = await report.standing()
      const open = explained.filter(
        ({ state, lacksEvidence }) => state !== 'answered' || lacksEvidence
      )
      if (told.scenario.filled === undefined && open.length > 0) {
        states.set(
          told.project.scenario,
          open.map(({ finding, state }) => `${finding.rule} ${state}`)
        )
      }
    }

    assert.deepEqual(Object.fromEntries(states), {
      mistakes: ['B001 answered', 'B091 refused'],
      reopened: ['B094 reopened'],
      wrongOrgCode: ['B002 open', 'B006 open', 'B098 open'],
      awardWithoutPaper: ['B057 open'],
      doctorsAtCompany: ['B096 open'],
      papersJump: ['B094 refused'],
      moneyMistakes: ['B083 open'],
      vague: ['B007 refused'],
      overdueProject: ['B012 open'],
    })
  })

  test('has explanations that only repeat those of last year, marked as such', async ({
    assert,
  }) => {
    const repeated: string[] = []
    for (const [report, told] of await reportsOfNow()) {
      const { explained } = await report.standing()
      const marked = explained.filter(({ explanation }) => explanation?.codes.includes('E005'))
      repeated.push(...marked.map(({ finding }) => `${told.project.number} ${finding.rule}`))
    }

    assert.sameMembers(repeated, ['2012BAD72B06 B007', '2012BAD81B06 B007'])
  })

  test('has covers that are valid where told, and void where data were changed afterwards', async ({
    assert,
  }) => {
    const covers = new Map<string, Set<string>>()
    for (const [report, told] of await reportsOfNow()) {
      const { cover } = await report.standing()
      const { state } = told.scenario
      covers.set(state, (covers.get(state) ?? new Set()).add(cover.state))
      if (told.scenario.cover)
        assert.equal(cover.state, told.scenario.late ? 'void' : 'valid', told.project.scenario)
    }

    assert.deepEqual([...covers.get('province_accepted')!], ['valid'])
    assert.sameMembers([...covers.get('filling')!], ['none', 'valid', 'void'])
  })

  test('prefills what the list and last year say, and keeps it so unless it was changed', async ({
    assert,
  }) => {
    const rows = await sql<{ code: string; source: string; count: number }>(
      `SELECT answers.code, source, count(*)::int AS count FROM answers JOIN reports ON reports.id = report_id
         JOIN rounds ON rounds.id = round_id
        WHERE rounds.code = '2016' AND answers.code IN ('JB00', 'JB02', 'JE01', 'JC07') GROUP BY 1, 2 ORDER BY 1, 2`
    )
    const known = TOLD.filter(({ last }) => last).length

    assert.deepInclude(rows, { code: 'JB00', source: 'roster', count: 60 })
    assert.deepInclude(rows, { code: 'JE01', source: 'roster', count: 60 })
    assert.deepInclude(rows, { code: 'JC07', source: 'previous', count: known })
  })

  test('has announcements, questions, a transfer request and a list that is verified, each at its time', async ({
    assert,
  }) => {
    const announced = await sql<{ author: string }>(
      `SELECT user_name AS author FROM announcements n JOIN accounts ON accounts.id = author_id ORDER BY n.created_at`
    )
    const questions = await sql<{ answered: boolean; published: boolean }>(
      `SELECT answer IS NOT NULL AS answered, published_at IS NOT NULL AS published FROM questions ORDER BY id`
    )
    const transfers = await sql<{ status: string; from: string }>(
      `SELECT status, user_name AS from FROM transfer_requests JOIN accounts ON accounts.id = from_id`
    )
    const verified = await sql<{ name: string; lines: number; whole: boolean }>(
      `SELECT a.user_name AS name, count(*)::int AS lines,
          EXISTS (SELECT FROM settlements s WHERE s.account_id = a.id) AS whole
         FROM roster_confirmations c JOIN accounts a ON a.id = c.account_id GROUP BY a.id ORDER BY 1`
    )
    const [{ early }] = await sql<{ early: number }>(
      `SELECT count(*)::int AS early FROM messages WHERE created_at < '2017-01-05' OR created_at > survey_now()`
    )

    assert.deepEqual(
      announced.map(({ author }) => author),
      ['000000XM', '320000XM', '000000XM']
    )
    assert.deepEqual(questions, [
      { answered: true, published: true },
      { answered: true, published: false },
      { answered: false, published: false },
    ])
    assert.deepEqual(transfers, [{ status: 'open', from: '330000XM' }])
    assert.deepEqual(
      verified.map(({ name, whole }) => [name, whole]),
      [
        ['320000XM', false],
        ['610000XM', true],
      ]
    )
    assert.equal(early, 0)
  })

  test('tells respondents of returned reports, and leaves no mail to be sent', async ({
    assert,
  }) => {
    const [counts] = await sql<{ returned: number; told: number; unsent: number }>(
      `SELECT (SELECT count(*) FROM report_events WHERE action = 'return')::int AS returned,
          (SELECT count(*) FROM messages WHERE kind = 'return')::int AS told,
          (SELECT count(*) FROM outgoing_mails WHERE sent_at IS NULL)::int
            + (SELECT count(*) FROM messages WHERE mailed_at IS NULL)::int AS unsent`
    )

    assert.isAbove(counts.returned, 0)
    assert.deepEqual(counts, { ...counts, told: counts.returned, unsent: 0 })
  })

  test('gives the listed accounts passwords that work and fit the policy', async ({ assert }) => {
    const listed = listedAccounts(TOLD, '71480035XXM')

    for (const { userName, password, orgCode } of listed) {
      const account = await Account.findByOrFail('userName', userName)
      assert.equal(account.hasInitialPassword, password === 'KJ+123', userName)
      if (account.hasInitialPassword) {
        assert.isString(orgCode)
        continue
      }
      assert.isTrue(await account.hasPassword(password), userName)
      assert.isNull(new PasswordPolicy(account).problem(password))
    }
    assert.isAbove(new Set(listed.map(({ userName }) => userName)).size, 18)
  })

  test('knows the one password of every manager', async ({ assert }) => {
    const managers = await Account.query().whereNot('role', 'respondent')

    assert.lengthOf(managers, 23)
    assert.isTrue(await managers.at(-1)!.hasPassword(PASSWORDS.manager))
    assert.isTrue(managers.every(({ contactEmail }) => contactEmail?.endsWith('.example.com')))
  })

  test('is left as it is by a second start', async ({ assert }) => {
    const seeded = await seedDemonstration()

    assert.equal(seeded, 'there')
    assert.equal(await digest(), first)
    assert.lengthOf(await Round.all(), 2)
  })

  test('goes on with a clock that is right', async ({ assert }) => {
    await setClock(new Date('2017-03-01T03:00:00Z'))

    await seedDemonstration()

    assert.closeTo(await now(), Date.parse('2017-03-01T03:00:00Z'), 60_000)
  })

  test('is put back to its day when weeks have passed, or the clock is that of the machine', async ({
    assert,
  }) => {
    await setClock(new Date('2017-03-09T03:00:00Z'))
    await seedDemonstration()
    const afterWeeks = await now()
    await db.rawQuery(`UPDATE clock SET shift = '0'`)
    await seedDemonstration()

    assert.closeTo(afterWeeks, TODAY.getTime(), 60_000)
    assert.closeTo(await now(), TODAY.getTime(), 60_000)
  })

  test('never stands before the last thing that was done', async ({ assert }) => {
    const done = Date.parse('2017-02-25T01:00:00Z')
    await sql(
      'UPDATE answers SET saved_at = ? WHERE report_id = (SELECT max(id) FROM reports) AND code = ?',
      [new Date(done), 'JB03']
    )
    await setClock(new Date('2017-02-24T03:00:00Z'))

    await seedDemonstration()

    assert.closeTo(await now(), done + 60_000, 30_000)
  })

  test('is the same when made again', async ({ assert }) => {
    await clearWorld()
    await seedDemonstration()

    assert.equal(await digest(), first)
  })

  test('never touches other data', async ({ assert }) => {
    await clearWorld()
    await buildWorld({ now: '2017-05-01T00:00:00Z' })

    const seeded = await seedDemonstration()

    assert.equal(seeded, 'other data')
    assert.lengthOf(await Report.all(), 2)
    assert.closeTo(await now(), Date.parse('2017-05-01T00:00:00Z'), 60_000)
  })
})
