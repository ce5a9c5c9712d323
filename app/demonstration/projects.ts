import { DOMAINS, type Domain, type Partner, type Topic } from '#demonstration/domains'
import { people, type Person } from '#demonstration/people'
import { isFunded, PROGRAMMES, type ProgrammeCode } from '#demonstration/programmes'
import type { Random } from '#demonstration/random'
import { scenario, type ScenarioKey } from '#demonstration/scenarios'
import type { Unit } from '#demonstration/units'
import type { Value } from '#questionnaire/types'

/** The last report year, and the one that is being filed. */
export const YEARS = { last: 2015, now: 2016 } as const

/** Where a project is at the end of the report year. */
export type Phase = 'running' | 'overdue' | 'waiting' | 'finished'

/** One project of the list with all that its reports follow from. */
export interface Project {
  unit: Unit
  scenario: ScenarioKey
  number: string
  title: string
  programme: ProgrammeCode
  domain: Domain
  topic: Topic
  phase: Phase
  approvalYear: number
  /** Months, YYYYMM. */
  start: number
  plannedEnd: number
  acceptedOn: number | null
  /** Money in 1/100 of 万元. */
  budget: { total: number; central: number }
  filler: Person
  head: Person
  team: readonly Person[]
  partners: readonly Partner[]
  /** 活动类型. */
  activity: string
  random: Random
}

/** Where in the demonstration a project stands. */
export interface Place {
  unit: Unit
  /** Of the unit among all, and of the project in the unit. */
  ordinal: number
  position: number
  /** Counts up while number or title are those of another project. */
  attempt?: number
}

/** The project that a unit has at this place; the same seed gives the same project. */
export function project(seed: Random, { unit, ordinal, position, attempt = 0 }: Place): Project {
  const key = unit.scenarios[position]
  const random = seed.fork(`${unit.orgCode} ${position} ${attempt}`)
  const domain: Domain = DOMAINS[unit.domains[position % unit.domains.length]]
  const topic =
    domain.topics[(Math.floor(position / unit.domains.length) + ordinal) % domain.topics.length]
  const first = position === 0 ? unit.first : undefined
  const time = first ?? timed(random, unit, domain, key)
  const { number, title, activity } = PROGRAMMES[time.programme]
  const [filler, ...team] = people(random, 7)

  return {
    unit,
    scenario: key,
    title: title(topic, domain),
    domain,
    topic,
    number: number(random, time.approvalYear, domain),
    ...time,
    budget: budget(random, time.programme, unit),
    filler,
    head: people(seed.fork(unit.orgCode), 1)[0],
    team,
    partners: random.some(others(domain, unit), partnerCount(random, unit)),
    activity: unit.kind === 'company' ? '3' : activity,
    random,
  }
}

function others({ partners }: Domain, { name }: Unit): readonly Partner[] {
  return partners.filter((one) => one.name !== name)
}

function partnerCount(random: Random, { kind }: Unit): number {
  return kind === 'company' ? random.int(1, 3) : random.pick([0, 0, 1, 2, 2])
}

export type Time = Pick<
  Project,
  'programme' | 'phase' | 'approvalYear' | 'start' | 'plannedEnd' | 'acceptedOn'
>

/** The programme that began in 2016: its projects have no report of last year. */
const NEW = '05'

const PHASES: readonly Phase[] = [
  'running',
  'running',
  'running',
  'waiting',
  'finished',
  'finished',
]

function timed(random: Random, unit: Unit, domain: Domain, key: ScenarioKey): Time {
  const { phase = random.pick(PHASES), plants } = scenario(key)
  const isOld = phase !== 'running' || plants !== undefined
  const funding = PROGRAMME_OF[unit.kind].filter(
    (code) => isFunded(code, domain) && !(isOld && code === NEW)
  )
  const programme = random.pick(funding)
  if (phase === 'running') return running(random, programme)

  const plannedEnd = ended(random, phase)
  const approvalYear = Math.floor(plannedEnd / 100) - random.int(3, 4) + 1
  const acceptedOn = phase === 'finished' ? later(plannedEnd, random.int(4, 9)) : null
  return { programme, phase, approvalYear, start: approvalYear * 100 + 1, plannedEnd, acceptedOn }
}

function running(random: Random, programme: ProgrammeCode): Time {
  const isNew = programme === NEW
  const approvalYear = isNew ? YEARS.now : random.int(2012, 2014)
  const end = Math.max(approvalYear + (isNew ? 3 : random.int(3, 4)), YEARS.now)
  const start = approvalYear * 100 + (isNew ? 7 : 1)
  return {
    programme,
    phase: 'running',
    approvalYear,
    start,
    plannedEnd: end * 100 + 12,
    acceptedOn: null,
  }
}

const ENDS: Record<Exclude<Phase, 'running'>, readonly number[]> = {
  overdue: [201512],
  waiting: [201512, 201606],
  finished: [201312, 201412, 201412, 201506],
}

function ended(random: Random, phase: Exclude<Phase, 'running'>): number {
  return random.pick(ENDS[phase])
}

function later(month: number, months: number): number {
  const count = Math.floor(month / 100) * 12 + (month % 100) - 1 + months
  return Math.floor(count / 12) * 100 + (count % 12) + 1
}

const PROGRAMME_OF: Record<Unit['kind'], readonly ProgrammeCode[]> = {
  university: ['01', '01', '02', '03', '05', '06', '07'],
  institute: ['02', '03', '03', '05', '08'],
  hospital: ['02', '03', '03', '05'],
  company: ['02', '03', '03', '04', '06'],
}

/** Companies pay half or more themselves. */
function budget(random: Random, code: ProgrammeCode, { kind }: Unit): Project['budget'] {
  const [least, most] = PROGRAMMES[code].central
  const central = random.int(least / 10, most / 10) * 10
  const own =
    kind === 'company' ? random.between(1, 2.5) : random.chance(0.3) ? random.between(0.1, 0.3) : 0
  return { central: central * 100, total: (central + Math.round((central * own) / 10) * 10) * 100 }
}

/** What the issued list says of a project, by the names of `prefill: roster.*`. */
export function rosterFacts({ unit, programme, domain, ...one }: Project): Record<string, Value> {
  return {
    contactEmail: `${one.filler.address}@${unit.mail}`,
    programme,
    field: PROGRAMMES[programme].field(domain),
    approvalYear: one.approvalYear,
    startMonth: one.start,
    plannedEndMonth: one.plannedEnd,
    unitName: unit.name,
    orgCode: unit.orgCode,
    uscc: unit.creditCode,
    regionCode: unit.region,
    unitNature: unit.nature,
    legalNature: unit.legal,
    budgetTotal: one.budget.total / 100,
    budgetCentral: one.budget.central / 100,
  }
}
