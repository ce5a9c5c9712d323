import { orgCode } from '#demonstration/codes'
import { sum } from '#demonstration/course'
import { amount, parts } from '#demonstration/figures'
import type { Project } from '#demonstration/projects'
import { outputs, patents } from '#demonstration/results'
import { appliedCount, type Row, type YearFacts } from '#demonstration/year_report'

/** 参加单位一览. */
export function partnerRows({ project, flow, random }: YearFacts): Row[] {
  const { partners, topic } = project
  const tasks = [
    `${topic.product}试制和性能验证`,
    `${topic.subject}样品测试与数据分析`,
    '应用示范和推广',
  ]
  const shares = parts(
    flow.transfer,
    partners.map(() => 1)
  )
  return partners.map(({ name, body, nature, region }, i) => ({
    JCT1: name,
    JCT2: orgCode(body),
    JCT3: nature,
    JCT4: region,
    JCT5: tasks[i % tasks.length],
    JCT6: amount(shares[i]),
    JCT7: flow.status === '3' ? 0 : random.int(2, 5),
  }))
}

const LEAST_MONTHS = 0.5
/** A team below this size has one senior in the list, others two. */
const SMALL_TEAM = 6

/** 主要参加人员一览: the same people every year, seniors first. */
export function personRows({ project, year, flow }: YearFacts): Row[] {
  const random = project.random.fork('team')
  const count = Math.min(5, Math.max(3, Math.floor(flow.staff / 3)))
  const seniors = flow.staff < SMALL_TEAM ? 1 : 2
  const months = Math.max(
    LEAST_MONTHS,
    Math.min(8, Math.floor(((flow.workload / 10) * 12 * 0.7) / count))
  )
  return project.team.slice(0, count).map((member, i) => ({
    JDT1: member.name,
    JDT2: member.gender,
    JDT3: (i === 0 ? 1958 : 1968) + random.int(0, i < 2 ? 12 : 20),
    JDT4: i < seniors ? '1' : '2',
    JDT5: i < seniors && project.unit.kind !== 'company' ? '1' : '2',
    JDT6:
      i === count - 1 && project.partners.length > 0
        ? project.partners[0].name
        : nameIn(project, year),
    JDT7: i === 0 ? '1' : '2',
    JDT8: i === 0 ? Math.min(months, 6) : months,
  }))
}

function nameIn({ unit }: Project, year: number): string {
  return year === 2016 ? unit.now : unit.name
}

/** 专利一览: applied for or granted in the year. */
export function patentRows({ project, upTo, flow }: YearFacts): Row[] {
  return patents(project, upTo)
    .filter(({ year, grantedIn }) => year === flow.year || grantedIn === flow.year)
    .map((patent) => ({
      JFT1: patent.name,
      JFT2: patent.kind,
      JFT3: 'CN',
      JFT4: patent.number,
      JFT5: patent.appliedOn,
      JFT6: patent.grantedIn ? '2' : '1',
      JFT7: patent.grantNumber ?? null,
      JFT8: patent.grantedOn ?? null,
    }))
}

/** 成果一览: all results so far, those in use first. */
export function outputRows({ project, upTo, year }: YearFacts): Row[] {
  const used = appliedCount(upTo)
  const buyer =
    project.partners.find(({ nature }) => Number(nature) >= 4) ?? project.domain.partners[0]
  const user = project.unit.kind === 'company' ? nameIn(project, year) : buyer.name
  return outputs(project, upTo).map((output, i) => ({
    JGT1: output.name,
    JGT2: output.kind,
    JGT3:
      output.registration && output.registration.year <= year ? output.registration.number : null,
    JGT4: output.registration ? '3' : '9',
    JGT5: i < used ? '1' : '2',
    JGT6: i < used ? user : null,
  }))
}

const CONTRACTS: Record<string, string> = { 1: '技术开发', 2: '专利实施许可', 4: '技术服务' }

/** 技术合同一览: those signed in the year. */
export function contractRows({ project, flow, random, upTo }: YearFacts): Row[] {
  const signed = sum(upTo, 'outputs') > 0 ? flow.contracts : []
  return signed.map((money, i) => {
    const kind = random.pick(Object.keys(CONTRACTS))
    const buyer = project.domain.partners[i % project.domain.partners.length]
    return {
      JHT1: `${project.topic.product}${CONTRACTS[kind]}`,
      JHT2: kind,
      JHT3: buyer.name,
      JHT4: buyer.region,
      JHT5: amount(money),
      JHT6: flow.year * 100 + random.int(2, 12),
    }
  })
}
