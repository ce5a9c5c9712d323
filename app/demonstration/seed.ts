import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import { listedAccounts, PASSWORDS, writeAccounts } from '#demonstration/accounts_file'
import { putClockRight, setClock } from '#demonstration/clock'
import { Hierarchy } from '#demonstration/hierarchy'
import { storeLastReasons } from '#demonstration/last_reasons'
import { storeLastRound } from '#demonstration/last_round'
import { rosterFacts } from '#demonstration/projects'
import { nationwideAccounts } from '#demonstration/nationwide/listed_accounts'
import { managersStory } from '#demonstration/managers_story'
import { makeNationwide, type Progress } from '#demonstration/nationwide/make_nationwide'
import { demonstrationReports, type DemonstrationReport } from '#demonstration/reports'
import { demonstrationProjects, isDemonstration, storeRound } from '#demonstration/rounds'
import { storeDeadlines, storeManagers } from '#demonstration/store_managers'
import { MAILED, type Step } from '#demonstration/story'
import { Telling } from '#demonstration/telling'
import { UNITS } from '#demonstration/units'
import Account from '#models/account'
import QuestionnaireVersion, { type CompiledVersion } from '#models/questionnaire_version'
import Report from '#models/report'
import { issueReports } from '#models/report/issuing'
import Round from '#models/round'
import { sql } from '#queries/sql'

/** What a start of the demonstration did. */
export type Seeded = 'made' | 'there' | 'other data'

/**
 * Makes the demonstration where there is no round yet, whole or not at all; puts the clock right
 * where it is there (O3). Two starts at once make it once.
 */
export async function seedDemonstration(): Promise<Seeded> {
  const reports = demonstrationReports()
  const seeded = await seedOnce(() => make(reports), isDemonstration)
  if (seeded !== 'other data') {
    const projects = await demonstrationProjects()
    const unitManager = `${UNITS[0].orgCode}XM`
    await writeAccounts(
      projects === null ? listedAccounts(reports, unitManager) : await nationwideAccounts()
    )
  }
  return seeded
}

/** The same for the whole country with so many projects; other demonstrations are other data. */
export async function seedNationwide(projects: number, progress: Progress): Promise<Seeded> {
  const seeded = await seedOnce(
    async () => makeNationwide(await published(), projects, progress),
    async () => (await demonstrationProjects()) === projects
  )
  if (seeded === 'made') {
    await sql('SELECT settle_collection()')
    await sql('VACUUM ANALYZE')
  }
  if (seeded !== 'other data') await writeAccounts(await nationwideAccounts())
  return seeded
}

async function seedOnce(
  makeIt: () => Promise<void>,
  isThis: () => Promise<boolean>
): Promise<Seeded> {
  await db.beginGlobalTransaction()
  try {
    await sql(`SELECT pg_advisory_xact_lock(hashtext('demonstration'))`)
    const isNew = (await Round.first()) === null
    const seeded = isNew ? 'made' : (await isThis()) ? 'there' : 'other data'
    if (isNew) await makeIt()
    if (seeded !== 'other data') await putClockRight()
    await db.commitGlobalTransaction()
    return seeded
  } catch (error) {
    await db.rollbackGlobalTransaction()
    throw error
  }
}

async function make(reports: readonly DemonstrationReport[]) {
  const version = await published()
  await setClock(new Date('2016-01-04T00:05:00Z'))
  await storeManagers(UNITS, await hash.make(PASSWORDS.manager))
  const hierarchy = await Hierarchy.load()

  const before = reports.filter(({ last }) => last)
  const earlier = await issue(await storeRound(2015, version.id), before)
  await storeLastRound(
    version.questionnaire,
    hierarchy,
    before.map(({ project, last }, i) => {
      const { id, accountId, path, rosterEntry } = earlier[i]
      return { report: { id, accountId, path, facts: rosterEntry.facts }, project, last: last! }
    })
  )
  await storeLastReasons(before.map((told, i) => ({ report: earlier[i], told })))

  await setClock(new Date('2017-01-04T00:05:00Z'))
  const round = await storeRound(2016, version.id)
  await storeDeadlines(round)
  const issued = await issue(round, reports)
  // Within one transaction nobody else tells the planner that the tables are not empty any more.
  await sql('ANALYZE')
  await tell(reports, issued, version, hierarchy, managersStory(round))
}

async function published(): Promise<CompiledVersion> {
  const [questionnaire, rules] = await Promise.all(
    ['questionnaire-2016', 'rules-2016'].map(async (name) =>
      JSON.parse(await readFile(app.makePath(`resources/survey/${name}.json`), 'utf8'))
    )
  )
  const { id } = await QuestionnaireVersion.publish(questionnaire, rules)
  return QuestionnaireVersion.compiled(id)
}

/** The reports of a round in the order of the list. */
async function issue(round: Round, reports: readonly DemonstrationReport[]): Promise<Report[]> {
  const lines = reports.map(({ project }) => ({
    number: project.number,
    title: project.title,
    facts: rosterFacts(project),
  }))
  await db.transaction((trx) => issueReports(round, lines, trx))
  const issued = await Report.query()
    .where('round_id', round.id)
    .preload('project')
    .preload('rosterEntry')
  const byNumber = new Map(issued.map((report) => [report.project.number, report]))
  return lines.map(({ number }) => byNumber.get(number)!)
}

/** Every step of every story in the order of time. */
async function tell(
  told: readonly DemonstrationReport[],
  reports: readonly Report[],
  { questionnaire }: CompiledVersion,
  hierarchy: Hierarchy,
  managers: readonly Step[]
) {
  await openAccounts(told)
  const respondents = await Account.query().where('role', 'respondent')
  const accounts = new Map(respondents.map((one) => [one.id, one]))
  const steps = reports.flatMap((report, i): Step[] => {
    return new Telling(report, told[i], questionnaire, hierarchy, accounts.get(report.accountId!)!)
      .story.steps
  })
  for (const { at, act } of [...steps, ...managers].sort((a, b) => Number(a.at) - Number(b.at))) {
    await setClock(at)
    await act(at)
  }
  await sql(LAST_LOGINS)
  await sql(MAILED)
}

/** Respondents who have signed in have a password of their own; new ones did so when the round opened. */
async function openAccounts(told: readonly DemonstrationReport[]) {
  const numbers = told
    .filter(({ scenario }) => !scenario.hasInitialPassword)
    .map(({ project }) => project.number)
  await sql(
    `UPDATE accounts SET password = ?, created_at = '2016-01-04T00:05:00Z',
        first_login_at = CASE WHEN EXISTS (
            SELECT FROM reports WHERE account_id = accounts.id AND state = 'nationally_accepted')
          THEN '2016-01-05T00:40:00Z'::timestamptz ELSE '2017-01-04T01:15:00Z' END
          + accounts.id * interval '7 minutes',
        first_login_address = ('198.51.100.' || 1 + accounts.id % 250)::inet
      WHERE user_name = ANY(?)`,
    [await hash.make(PASSWORDS.respondent), numbers]
  )
}

/** People have signed in before they saved something. */
const LAST_LOGINS = `
  UPDATE accounts
     SET last_login_address = first_login_address,
         last_login_at = greatest(first_login_at, (
           SELECT max(saved_at) - interval '4 minutes' FROM answers WHERE saved_by = accounts.id))
   WHERE first_login_at IS NOT NULL`
