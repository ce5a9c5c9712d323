import { readFile } from 'node:fs/promises'
import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import Account from '#models/account'
import type { Level } from '#models/report/flow'
import QuestionnaireVersion from '#models/questionnaire_version'
import Round from '#models/round'

/** Passwords that fit the policy of respondents and of managers. */
export const OWN_PASSWORD = 'Tiger2016'
export const MANAGER_PASSWORD = 'Tiger-2016'

interface RespondentWishes {
  /** User name and project number; a new one every time by default. */
  number?: string
  title?: string
  /** Null: still the initial one. */
  password?: string | null
  orgCode?: string | null
  contactEmail?: string | null
  /** Answer to JB03; none by default. */
  jb03?: string
  enabled?: boolean
  askOrgCode?: boolean
}

interface ManagerWishes {
  userName?: string
  role?: Exclude<Level, 'respondent'>
  password?: string
  enabled?: boolean
}

let serial = 0
const hashes = new Map<string, Promise<string>>()

/** A respondent with project, list entry and report in the running round. */
export async function buildRespondent(wishes: RespondentWishes = {}): Promise<Account> {
  serial += 1
  const number = wishes.number ?? `2012AA${String(100_000 + serial)}`
  const round = await buildRound({ askOrgCode: wishes.askOrgCode })
  const nation = await buildManager({ userName: '000000XM', role: 'nation' })
  const account = await Account.create({
    userName: number,
    role: 'respondent',
    name: '江苏某电池有限公司',
    superiorId: nation.id,
    path: 'nation',
    password: wishes.password === null ? null : await hashed(wishes.password ?? OWN_PASSWORD),
    enabled: wishes.enabled ?? true,
  })
  await buildReport(account, round, wishes)
  return account.refresh()
}

/** A manager; the nation is made once. */
export async function buildManager(wishes: ManagerWishes = {}): Promise<Account> {
  const { userName = '320000XM', role = 'province', enabled = true } = wishes
  const known = await Account.findBy({ userName })
  if (known) return known

  const superior =
    role === 'nation' ? null : await buildManager({ userName: '000000XM', role: 'nation' })
  const account = await Account.create({
    userName,
    role,
    name: role === 'nation' ? '国家' : '江苏省',
    superiorId: superior?.id ?? null,
    path: superior ? `nation.p${userName.slice(0, 6)}` : 'nation',
    password: await hashed(wishes.password ?? MANAGER_PASSWORD),
    enabled,
    contactName: '赵明',
    contactPhone: '025-85485000',
    contactEmail: 'ming.zhao@example.org.cn',
  })
  return account.refresh()
}

/** The running round, open since yesterday with a deadline in a month unless told otherwise. */
export async function buildRound(settings: { askOrgCode?: boolean } = {}): Promise<Round> {
  const running = await Round.running()
  const asked = { askOrgCode: settings.askOrgCode ?? running?.settings.askOrgCode ?? true }
  if (running) return running.merge({ settings: { ...running.settings, ...asked } }).save()

  const version = await publishedQuestionnaire()
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  return Round.create({
    code: '2016',
    reportYear: 2016,
    questionnaireVersionId: version.id,
    status: 'open',
    opensOn: day(-1),
    filingDeadline: day(30),
    provinceReviewDeadline: day(40),
    nationalReviewDeadline: day(54),
    settings: {
      usdRate: 6.64,
      ...asked,
      coverNeededToSubmit: false,
      coverNeededToAccept: true,
      lawText: '',
      approvalNumber: '',
      validUntil: '',
    },
  })
}

async function buildReport(account: Account, round: Round, wishes: RespondentWishes) {
  const facts = {
    orgCode: wishes.orgCode === undefined ? '71480035X' : wishes.orgCode,
    contactEmail: wishes.contactEmail ?? null,
  }
  const { rows } = await db.rawQuery<{ rows: { id: number }[] }>(
    `WITH project AS (
       INSERT INTO projects (number, title) VALUES (:number, :title) RETURNING id
     ), entry AS (
       INSERT INTO roster_entries (round_id, project_id, stat_serial_no, facts)
       SELECT :round, id, :number, :facts FROM project RETURNING id, project_id
     )
     INSERT INTO reports (round_id, project_id, roster_entry_id, account_id,
       questionnaire_version_id, path, closes_at)
     SELECT :round, project_id, id, :account, :version, 'nation', now() + interval '30 days' FROM entry
     RETURNING id`,
    {
      number: account.userName,
      title: wishes.title ?? '高比能动力电池系统热管理与安全控制技术研究',
      round: round.id,
      facts: JSON.stringify(facts),
      account: account.id,
      version: round.questionnaireVersionId,
    }
  )
  if (wishes.jb03 === undefined) return
  await db
    .table('answers')
    .insert({ report_id: rows[0].id, code: 'JB03', raw: wishes.jb03, source: 'typed' })
}

async function publishedQuestionnaire() {
  const [questionnaire, rules] = await Promise.all(
    ['questionnaire-2016', 'rules-2016'].map(async (name) =>
      JSON.parse(
        await readFile(new URL(`../../resources/survey/${name}.json`, import.meta.url), 'utf8')
      )
    )
  )
  return QuestionnaireVersion.publish(questionnaire, rules)
}

/** Hashing is slow on purpose, so one password is hashed once. */
function hashed(plain: string): Promise<string> {
  if (!hashes.has(plain)) hashes.set(plain, hash.make(plain))
  return hashes.get(plain)!
}
