import { lastYear, moneyCourse, NO_MONEY, type MoneyFlow } from '#demonstration/money_course'
import { YEARS, type Project } from '#demonstration/projects'
import { resultsOf, type ResultFlow } from '#demonstration/results_course'

/** What one year adds to a project. */
export interface YearFlow extends MoneyFlow, ResultFlow {
  year: number
  /** 1 在研, 2 已完成待验收, 3 已验收. */
  status: '1' | '2' | '3'
  staff: number
  /** In 1/10 of 人年. */
  workload: number
}

/** What a project did from its first year to the report year, smoothly enough to be believed. */
export function course(project: Project): YearFlow[] {
  const money = moneyCourse(project)
  const flows: YearFlow[] = []
  for (let year = project.approvalYear; year <= YEARS.now; year++) {
    const isActive = money.has(year)
    flows.push({
      year,
      status: statusIn(project, year),
      ...(money.get(year) ?? NO_MONEY),
      ...work(project, year),
      ...resultsOf(project, year, flows, isActive),
    })
  }
  return flows
}

/** The sum of a number over years. */
export function sum(
  flows: readonly YearFlow[],
  key: Exclude<keyof YearFlow, 'status' | 'contracts'>
): number {
  return flows.reduce((total, flow) => total + flow[key], 0)
}

function statusIn({ phase, plannedEnd, acceptedOn }: Project, year: number): YearFlow['status'] {
  if (acceptedOn && Math.floor(acceptedOn / 100) <= year) return '3'
  if (phase === 'running' || phase === 'overdue') return '1'
  return Math.floor(plannedEnd / 100) <= year ? '2' : '1'
}

/** One person-year for every 25 to 45 万元; a few people look after a project that is over. */
function work(project: Project, year: number): Pick<YearFlow, 'staff' | 'workload'> {
  const random = project.random.fork(`work ${year}`)
  if (year > lastYear(project)) return { staff: random.int(3, 4), workload: random.int(5, 9) }

  const years = lastYear(project) - project.approvalYear + 1
  const perPerson = project.random.fork('load').between(25, 45)
  const usual = (project.budget.total / 100 / years / perPerson) * 10
  const workload = Math.round(Math.min(280, Math.max(20, usual))) + random.int(-3, 3)
  return { workload, staff: Math.round(workload / 5) + 4 + random.int(0, 2) }
}
