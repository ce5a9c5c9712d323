import { mkdir, writeFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import type { DemonstrationAccount } from '#demonstration/accounts'
import type { DemonstrationReport } from '#demonstration/reports'
import type { ScenarioKey } from '#demonstration/scenarios'
import { INITIAL_PASSWORD } from '#models/account/initial_password'

/** Anybody may know them: they open nothing but made-up data. */
export const PASSWORDS = { manager: 'Keji-2017-shifan', respondent: 'Shifan2017' } as const

export interface Listed extends DemonstrationAccount {
  /** What the first login asks for (L6). */
  orgCode?: string
}

const MANAGERS: [role: string, userName: string, note: string][] = [
  ['省级管理机构', '320000XM', '江苏省科技厅：有等您验收的报表，缺封面、核实说明没看的都有'],
  ['省级管理机构', '330000XM', '浙江省科技厅：有等验收的报表'],
  ['省级管理机构', '610000XM', '陕西省科技厅：还没有等验收的报表'],
  ['市级管理机构', '320100XM', '南京市科委：有等市级验收的报表'],
  ['县级管理机构', '320583XM', '昆山市科技局：填报已截止，1 份等验收'],
  ['国家级管理机构', '000000XM', '国家：看全国的进展'],
]

/** Which respondents are listed, in this order, and what there is to see. */
const RESPONDENTS: [ScenarioKey, string][] = [
  ['mistakes', '填报中：2 处必须改，1 条说明没被收下，缺更名材料'],
  ['ready', '填完了，封面已传，可以上报'],
  ['invalidTexts', '填报中：有几格看不懂'],
  ['reopened', '填报中：数改过，要重新说明'],
  ['awardWithoutPaper', '填报中：获国家奖，缺证书'],
  ['coverVoid', '填报中：盖章以后改过数，封面失效'],
  ['returnedByProvince', '退回修改：有一条人工检查'],
  ['returnedByCity', '退回修改：有退回理由和待答复的问题'],
  ['atUnit', '已上报，上级还没打开，可以撤回'],
  ['acceptedExplained', '省级验收通过'],
  ['closed', '过了截止时间，没有上报'],
  ['signedIn', '还没开始填'],
]

/** The accounts that the login page offers to fill in, as the demonstration holds them. */
export function listedAccounts(
  reports: readonly DemonstrationReport[],
  unitManager: string
): Listed[] {
  const managers = [
    ...MANAGERS,
    ['项目单位', unitManager, '课题多于 3 个的单位：先由单位核实'] as (typeof MANAGERS)[number],
  ]
  const respondents = RESPONDENTS.map(([scenario, note]): Listed => {
    const { project } = reports.find((one) => one.project.scenario === scenario)!
    return { role: '基层单位', userName: project.number, password: PASSWORDS.respondent, note }
  })
  const first = reports
    .filter(({ scenario }) => scenario.state === 'not_started' && scenario.hasInitialPassword)
    .slice(0, 2)
  return [
    ...respondents,
    ...first.map(({ project }) => ({
      role: '基层单位',
      userName: project.number,
      password: INITIAL_PASSWORD,
      note: `第一次登录，组织机构代码 ${project.unit.orgCode}`,
      orgCode: project.unit.orgCode,
    })),
    ...managers.map(([role, userName, note]) => ({
      role,
      userName,
      password: PASSWORDS.manager,
      note,
    })),
  ]
}

/** Writes what the login page and the start read. */
export async function writeAccounts(accounts: readonly Listed[]): Promise<void> {
  await mkdir(app.makePath('tmp'), { recursive: true })
  await writeFile(app.makePath('tmp/demonstration.json'), `${JSON.stringify(accounts, null, 2)}\n`)
  const lines = accounts.map(
    ({ role, userName, password, note }) =>
      `  ${userName.padEnd(18)} ${password.padEnd(18)} ${role}  ${note}`
  )
  await writeFile(
    app.makePath('tmp/demonstration.txt'),
    `${['示范账户：用户名、密码', ...lines].join('\n')}\n`
  )
}
