import { PASSWORDS, type Listed } from '#demonstration/accounts_file'
import { INITIAL_PASSWORD } from '#models/account/initial_password'
import { STATES, type Level, type State } from '#models/report/flow'
import { sql } from '#queries/sql'

const ROLES: Record<Level, string> = {
  nation: '国家级管理机构',
  province: '省级管理机构',
  city: '市级管理机构',
  county: '县级管理机构',
  unit: '项目单位',
  respondent: '基层单位',
}
/** Managers of each level that are listed: those at which most reports wait. */
const SHOWN = 3

interface Waiting {
  role: Level
  name: string
  userName: string
  waiting: number
}

interface Filing {
  userName: string
  state: State
  orgCode: string
  isNew: boolean
}

/** A few accounts of each level and state, read from the demonstration of the whole country. */
export async function nationwideAccounts(): Promise<Listed[]> {
  const [managers, respondents] = await Promise.all([
    sql<Waiting>(MANAGERS, [SHOWN]),
    sql<Filing>(RESPONDENTS),
  ])
  return [
    ...respondents.map(({ userName, state, orgCode, isNew }) => ({
      role: ROLES.respondent,
      userName,
      password: isNew ? INITIAL_PASSWORD : PASSWORDS.respondent,
      note: isNew ? `第一次登录，组织机构代码 ${orgCode}` : STATES[state].label,
      ...(isNew ? { orgCode } : {}),
    })),
    ...managers.map(({ role, name, userName, waiting }) => ({
      role: ROLES[role],
      userName,
      password: PASSWORDS.manager,
      note: `${name}：${waiting} 份等验收`,
    })),
  ]
}

const MANAGERS = `
  SELECT role, name, user_name AS "userName", waiting
    FROM (SELECT a.role, a.name, a.user_name, w.waiting,
              row_number() OVER (PARTITION BY a.role ORDER BY w.waiting DESC, a.id) AS n
            FROM accounts a,
              LATERAL (SELECT count(*)::int AS waiting FROM reports WHERE waiting_at = a.id) w
           WHERE a.role <> 'respondent' AND a.enabled) ranked
   WHERE n <= ? ORDER BY array_position(ARRAY['nation', 'province', 'city', 'county', 'unit'], role), n`

const RESPONDENTS = `
  SELECT DISTINCT ON (r.state, a.password IS NULL) a.user_name AS "userName", r.state,
         e.facts ->> 'orgCode' AS "orgCode", a.password IS NULL AS "isNew"
    FROM reports r JOIN rounds ON rounds.id = r.round_id AND rounds.status = 'open'
    JOIN accounts a ON a.id = r.account_id JOIN roster_entries e ON e.id = r.roster_entry_id
   WHERE a.password IS NOT NULL OR r.state = 'not_started'
   ORDER BY r.state, a.password IS NULL, r.id`
