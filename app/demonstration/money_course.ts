import { YEARS, type Project } from '#demonstration/projects'

/** What one year brings and takes, in 1/100 of 万元. */
export interface MoneyFlow {
  central: number
  local: number
  own: number
  transfer: number
  spend: number
}

export const NO_MONEY: MoneyFlow = { central: 0, local: 0, own: 0, transfer: 0, spend: 0 }

/** The last year with money: a project that is late has been given two more. */
export function lastYear({ phase, plannedEnd }: Project): number {
  return Math.floor(plannedEnd / 100) + (phase === 'overdue' ? 2 : 0)
}

/**
 * By year while money flows. What came in stays ahead of what was spent and all has come by the
 * end; from year to year it changes little.
 */
export function moneyCourse(project: Project): Map<number, MoneyFlow> {
  const first = project.approvalYear
  const years = Array.from({ length: lastYear(project) - first + 1 }, (_, i) => first + i)
  const shares = cumulativeShares(project, years.length)
  const whole = wholes(project)
  let before = NO_MONEY
  const flows = years.map((year, i): [number, MoneyFlow] => {
    const isLast = i === years.length - 1
    const now = scaled(whole, isLast ? 1 : shares[i] + (1 - shares[i]) * 0.2, shares[i])
    const flow = difference(now, before)
    before = now
    return [year, flow]
  })
  return new Map(flows.filter(([year]) => year <= YEARS.now))
}

/** What the project gets and gives away in all its years. */
function wholes({ budget, partners, unit, random }: Project): MoneyFlow {
  const chance = random.fork('money')
  const { total, central } = budget
  const others = total - central
  const local = unit.kind === 'company' ? 0 : Math.round(others * 0.4)
  const transfer = partners.length > 0 ? Math.round(central * chance.between(0.07, 0.12)) : 0
  const spend = Math.round((total - transfer) * chance.between(0.95, 0.985))
  return { central, local, own: others - local, transfer, spend }
}

/** The part of all spending that is done at the end of each year; the first and the last have less. */
function cumulativeShares({ random }: Project, count: number): number[] {
  const chance = random.fork('shares')
  const isEnd = (i: number) => i === 0 || i === count - 1
  const weights = Array.from(
    { length: count },
    (_, i) => chance.between(0.94, 1.06) * (isEnd(i) ? 0.88 : 1)
  )
  const all = weights.reduce((total, weight) => total + weight, 0)
  let done = 0
  return weights.map((weight) => (done += weight) / all)
}

function scaled(whole: MoneyFlow, arrived: number, spent: number): MoneyFlow {
  return {
    central: Math.round(whole.central * arrived),
    local: Math.round(whole.local * arrived),
    own: Math.round(whole.own * arrived),
    transfer: Math.round(whole.transfer * spent),
    spend: Math.round(whole.spend * spent),
  }
}

function difference(now: MoneyFlow, before: MoneyFlow): MoneyFlow {
  return {
    central: now.central - before.central,
    local: now.local - before.local,
    own: now.own - before.own,
    transfer: now.transfer - before.transfer,
    spend: now.spend - before.spend,
  }
}
