import type { Province } from '#demonstration/nationwide/provinces'
import type { Random } from '#demonstration/random'
import type { ScenarioKey } from '#demonstration/scenarios'
import type { Level, State } from '#models/report/flow'

type Weighted<T extends string> = Partial<Record<T, number>>

const AMONG: Record<Exclude<State, 'submitted' | 'returned'>, Weighted<ScenarioKey>> = {
  not_started: { untouched: 7, signedIn: 3 },
  filling: {
    begun: 14,
    half: 18,
    mostly: 16,
    ready: 12,
    closed: 6,
    papersJump: 6,
    mistakes: 5,
    invalidTexts: 5,
    tooMuchWork: 4,
    delay: 4,
    moneyMistakes: 4,
    reopened: 4,
    coverVoid: 3,
    wrongOrgCode: 3,
    awardWithoutPaper: 3,
    overdueProject: 3,
    vague: 2,
  },
  province_accepted: { accepted: 8, acceptedPapers: 1 },
  handed_over: { handedOver: 1 },
  nationally_accepted: { nationallyAccepted: 1 },
  unreported: { unreported: 3, unreportedEnded: 2 },
}

const WAITING: Weighted<Level> = { unit: 35, county: 20, city: 25, province: 30 }
const AT: Partial<Record<Level, Weighted<ScenarioKey>>> = {
  unit: { atUnit: 3, atUnitOpened: 2 },
  county: { atCounty: 1 },
  city: { atCity: 1 },
  province: {
    atProvinceClean: 6,
    atProvince: 1,
    atProvinceOpened: 1,
    atProvinceExplained: 2,
    atProvinceAward: 1,
  },
}
const RETURNED: Partial<Record<Level, ScenarioKey>> = {
  unit: 'returnedByUnit',
  county: 'returnedByCounty',
  city: 'returnedByCity',
  province: 'returnedByProvince',
}

/** What is told of a project in this province, whose reports pass these levels. */
export function scenarioFor(
  random: Random,
  { code, package: its }: Province,
  levels: readonly Level[]
): ScenarioKey {
  const state = weighted(random, its === 'open' ? statesOf(code) : PACKED[its])
  if (state === 'returned') return RETURNED[random.pick(levels)]!
  if (state !== 'submitted') return weighted(random, AMONG[state])
  const here = Object.entries(WAITING).filter(([level]) => levels.includes(level as Level))
  return weighted(random, AT[weighted(random, Object.fromEntries(here)) as Level]!)
}

const PACKED: Record<'handedOver' | 'accepted', Weighted<State>> = {
  handedOver: { handed_over: 24, unreported: 1 },
  accepted: { nationally_accepted: 24, unreported: 1 },
}

/** Provinces are further or less far on, each in its way. */
function statesOf(province: string): Weighted<State> {
  const progress = progressOf(province)
  return {
    not_started: 30 * (1 - progress),
    filling: 14 + 24 * (1 - progress),
    submitted: 27,
    returned: 6,
    province_accepted: 42 * progress,
    unreported: 2,
  }
}

/** From 0.25 to 0.7 of the way. */
function progressOf(province: string): number {
  return 0.25 + ((Number(province.slice(0, 4)) * 37) % 45) / 100
}

function weighted<T extends string>(random: Random, weights: Weighted<T>): T {
  const entries = Object.entries(weights) as [T, number][]
  let left = random.between(
    0,
    entries.reduce((sum, [, weight]) => sum + weight, 0)
  )
  for (const [key, weight] of entries) if ((left -= weight) < 0) return key
  return entries.at(-1)![0]
}
