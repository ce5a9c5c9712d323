import { sum, type YearFlow } from '#demonstration/course'
import { lastYear } from '#demonstration/money_course'
import { YEARS, type Project } from '#demonstration/projects'
import type { Random } from '#demonstration/random'

/** What one year of a project gives. */
export interface ResultFlow {
  papers: number
  /** Patents applied for and granted. */
  applied: number
  granted: number
  software: number
  standards: number
  outputs: number
  registered: number
  awards: number
  doctors: number
  masters: number
  reports: number
  /** 新增产值, in 1/100 of 万元. */
  value: number
  /** Amounts of the contracts signed, in 1/100 of 万元. */
  contracts: number[]
}

const PAPERS = { university: [3, 9], institute: [1, 5], hospital: [2, 6], company: [0, 2] } as const

/** Papers and patents while it runs, outputs towards the end, sales of companies afterwards. */
export function resultsOf(
  project: Project,
  year: number,
  before: readonly YearFlow[],
  isActive: boolean
): ResultFlow {
  const random = project.random.fork(`results ${year}`)
  const age = year - project.approvalYear
  return {
    ...published(project, random, before, isActive),
    ...outputs(project, random, before, isActive ? year : null),
    ...trained(project, random, isActive),
    standards: age > 2 && random.chance(0.2) ? 1 : 0,
    reports: age >= 1 ? 1 : 0,
    value: sales(project, random, before),
    contracts: contracts(project, random, before),
  }
}

function published(
  { unit, activity, domain }: Project,
  random: Random,
  before: readonly YearFlow[],
  isActive: boolean
) {
  const [least, most] = PAPERS[unit.kind]
  const patents = activity === '1' ? random.int(0, 2) : random.int(1, 5)
  const pending = sum(before, 'applied') - sum(before, 'granted')
  return {
    papers: isActive ? random.int(least, most) : random.int(0, 2),
    applied: isActive ? patents : 0,
    granted: Math.min(pending, random.int(0, 3)),
    software: domain.output === '5' && isActive ? random.int(0, 2) : 0,
  }
}

/** None in the first year; companies have one in the second, so that they can sell something. */
function outputs(
  project: Project,
  random: Random,
  before: readonly YearFlow[],
  year: number | null
) {
  const known = sum(before, 'outputs')
  const isSure = project.unit.kind === 'company' && before.length === 1
  const some = Math.max(random.int(0, 1), isSure ? 1 : 0) + (year === lastYear(project) ? 1 : 0)
  return {
    outputs: year === null || before.length === 0 ? 0 : some,
    registered: Math.min(known - sum(before, 'registered'), random.int(0, 1)),
    awards: known > 0 && random.chance(0.12) ? 1 : 0,
  }
}

function trained({ unit }: Project, random: Random, isActive: boolean) {
  const isUniversity = unit.kind === 'university'
  return {
    doctors: isUniversity && isActive ? random.int(0, 3) : 0,
    masters: isActive ? random.int(0, isUniversity ? 6 : 1) : 0,
  }
}

/** A company's sales grow from the year after the first output; none begin in the report year. */
function sales(
  { unit, activity, budget }: Project,
  random: Random,
  before: readonly YearFlow[]
): number {
  const [growth, start] = [random.between(0.95, 1.35), random.between(0.3, 0.9)]
  const last = before.at(-1)
  if (unit.kind !== 'company' || activity === '1' || !last) return 0
  if (last.value > 0) return Math.round(last.value * growth)
  const isFirst = sum(before, 'outputs') > 0 && last.year + 1 < YEARS.now
  return isFirst ? Math.round(budget.total * start) : 0
}

/** Others pass their outputs on by contract. */
function contracts({ unit, activity }: Project, random: Random, before: readonly YearFlow[]) {
  const amounts = Array.from({ length: random.pick([0, 0, 1, 2]) }, () => random.int(12, 180) * 100)
  const isPossible = unit.kind !== 'company' && activity !== '1' && sum(before, 'outputs') > 0
  return isPossible ? amounts : []
}
