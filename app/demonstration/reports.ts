import { PLANTS, type PlantKey } from '#demonstration/plants'
import { project, YEARS, type Project } from '#demonstration/projects'
import { Random } from '#demonstration/random'
import { scenario, type Scenario } from '#demonstration/scenarios'
import { UNITS } from '#demonstration/units'
import { rulesOfUnit } from '#demonstration/unit_changes'
import { yearReport, type YearReport } from '#demonstration/year_report'

/** A project with its reports of both years, as the demonstration tells them. */
export interface DemonstrationReport {
  project: Project
  scenario: Scenario
  /** Null for projects of this year. */
  last: YearReport | null
  /** As filled in before anything late was changed; complete whatever the scenario has of it. */
  now: YearReport
  /** What was changed late, by code. */
  late: YearReport['answers']
  /** Rules that fire on the complete report of now, in ascending order. */
  expected: string[]
}

const SEED = '2016'

/** The demonstration's reports in the order of the list; the same every time. */
export function demonstrationReports(seed = SEED): DemonstrationReport[] {
  const random = new Random(seed)
  const projects: Project[] = []
  for (const [ordinal, unit] of UNITS.entries()) {
    for (const position of unit.scenarios.keys()) {
      let one = project(random, { unit, ordinal, position })
      for (let attempt = 1; isTaken(one, projects); attempt += 1) {
        one = project(random, { unit, ordinal, position, attempt })
      }
      projects.push(one)
    }
  }
  return projects.map((one) => reportOf(one, one.approvalYear <= YEARS.last))
}

function isTaken({ number, title }: Project, others: readonly Project[]): boolean {
  return others.some((other) => other.number === number || other.title === title)
}

/** What becomes of a project; `hasLast`: whether it was reported last year. */
export function reportOf(one: Project, hasLast: boolean): DemonstrationReport {
  const told = scenario(one.scenario)
  const last = hasLast ? yearReport(one, 2015) : null
  const now = yearReport(one, 2016)
  const plants: readonly PlantKey[] = told.plants ?? []
  for (const key of plants) PLANTS[key].change(now, last?.answers ?? {}, one)
  const rules = [
    ...rulesOfUnit(one.unit, last !== null),
    ...plants.flatMap((key): readonly string[] => PLANTS[key].rules),
  ]
  return {
    project: one,
    scenario: told,
    last,
    now,
    late: lateChanges(now, last, told, one),
    expected: [...new Set(rules)].sort(),
  }
}

function lateChanges(now: YearReport, last: YearReport | null, { late }: Scenario, one: Project) {
  if (!late) return {}
  const then = structuredClone(now)
  PLANTS[late].change(then, last?.answers ?? {}, one)
  const changed = Object.entries(then.answers).filter(
    ([code, value]) => value !== now.answers[code] && !Array.isArray(value)
  )
  return Object.fromEntries(changed)
}
