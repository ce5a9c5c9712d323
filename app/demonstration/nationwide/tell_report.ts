import type { ProjectNumbers } from '#demonstration/nationwide/project_numbers'
import { factsOf } from '#demonstration/nationwide/facts'
import type { NationwideUnit } from '#demonstration/nationwide/plan'
import { project, rosterFacts, YEARS, type Project } from '#demonstration/projects'
import { Random } from '#demonstration/random'
import { reportOf, type DemonstrationReport } from '#demonstration/reports'
import { scenario, type ScenarioKey } from '#demonstration/scenarios'
import type { CompiledVersion } from '#models/questionnaire_version'
import { Standing } from '#models/report/standing'
import type Round from '#models/round'
import type { Value } from '#questionnaire/types'

/** A report with what the audit says of it before anything late was changed. */
export interface ToldReport extends DemonstrationReport {
  /** Null where nothing is filled in. */
  standing: Standing | null
}

/** What chance has made unlikely is tried again, then told in the plainest way. */
const ATTEMPTS = 8
const PLAIN: Record<string, ScenarioKey> = {
  filling: 'mostly',
  submitted: 'atProvinceClean',
  province_accepted: 'accepted',
}
const QUALIFIERS =
  '新型 高效 大型 复杂工况下 高寒地区 西部地区 沿海地区 面向规模化应用的 面向产业化的 低成本 高可靠 自主可控 绿色 基于大数据的 基于国产化的 中小型 极端环境下 典型区域 重点行业 先进'.split(
    ' '
  )

/** Tells projects of units so that the audit finds in their reports exactly what is planted. */
export class ReportTeller {
  readonly #random = new Random('nationwide')

  constructor(
    private readonly version: CompiledVersion,
    private readonly round: Round,
    private readonly numbers: ProjectNumbers
  ) {}

  /** `ordinal` of the unit among all, `position` of the project in it. */
  tell(unit: NationwideUnit, ordinal: number, position: number): ToldReport {
    for (let attempt = 0; attempt < 2 * ATTEMPTS; attempt++) {
      const fate = attempt < ATTEMPTS ? unit : plainer(unit, position)
      const told = this.#attempt(fate, ordinal, position, attempt)
      if (told) return told
    }
    throw new Error(
      `No report without other findings for ${unit.name}, ${unit.scenarios[position]}`
    )
  }

  #attempt(unit: NationwideUnit, ordinal: number, position: number, attempt: number) {
    const seed = this.#random.fork(String(ordinal))
    const one = this.#named(project(seed, { unit, ordinal, position, attempt }))
    const told = reportOf(one, hasLast(one))
    if ((told.scenario.filled ?? 'all') === 'nothing') return { ...told, standing: null }

    const facts = factsOf(this.version, this.round, told, this.#issued(one))
    const standing = new Standing(facts, this.version)
    return isAsPlanted(told, standing) ? { ...told, standing } : null
  }

  /** The 统计编号 is given when the list is issued; here stands one of its form. */
  #issued(one: Project): Record<string, Value> {
    const statSerialNo = `${YEARS.now}${one.programme}${one.unit.region}0001`
    return { ...rosterFacts(one), statSerialNo, projectNumber: one.number, title: one.title }
  }

  #named(one: Project): Project {
    const number = this.numbers.next(one.programme, one.approvalYear, one.domain)
    return { ...one, number, title: one.random.fork('title').pick(QUALIFIERS) + one.title }
  }
}

/** A few projects were not reported last year. */
function hasLast({ approvalYear, random, ...one }: Project): boolean {
  return approvalYear <= YEARS.last && (needsLast(one.scenario) || random.fork('last').chance(0.96))
}

const WITH_LAST: readonly ScenarioKey[] = [
  'papersJump',
  'reopened',
  'tooMuchWork',
  'atProvinceExplained',
  'atProvinceOpened',
  'acceptedPapers',
  'wrongOrgCode',
  'moneyMistakes',
]
const needsLast = (key: ScenarioKey) => WITH_LAST.includes(key)

function plainer(unit: NationwideUnit, position: number): NationwideUnit {
  const { state } = scenario(unit.scenarios[position])
  return { ...unit, scenarios: unit.scenarios.with(position, PLAIN[state]) }
}

function isAsPlanted({ expected, scenario: told }: DemonstrationReport, { audit }: Standing) {
  const found = [...new Set(audit.findings.map(({ rule }) => rule))].sort()
  // A national award with its certificate is no finding any more.
  const planted = expected.filter((rule) => rule !== 'B057' || told.lacksPapers)
  return found.join() === planted.join()
}
