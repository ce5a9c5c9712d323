import type { PlantKey } from '#demonstration/plants'
import type { Phase } from '#demonstration/projects'
import type { Level, State } from '#models/report/flow'

/** What becomes of a report until today. */
export interface Scenario {
  state: State
  /** Where it waits now, or who returned it. */
  level?: Exclude<Level, 'respondent' | 'nation'>
  /** Whether the manager it waits at has opened it. */
  isOpened?: boolean
  /** Where the project itself is; as it falls when absent. */
  phase?: Phase
  /** How far the form is filled in; `all` when absent. */
  filled?: Filled
  plants?: readonly PlantKey[]
  /** Rules whose explanation is refused, and that have none. */
  vague?: readonly string[]
  silent?: readonly string[]
  /** The papers that explanations name are not there yet. */
  lacksPapers?: boolean
  /** Nobody has signed in yet. */
  hasInitialPassword?: boolean
  cover?: 'valid' | 'void'
  /** Changed after everything was explained and, if there is one, the cover was stamped. */
  late?: PlantKey
}

export type Filled = 'nothing' | 'begun' | 'half' | 'most' | 'all'

export const SCENARIOS = {
  untouched: { state: 'not_started', filled: 'nothing', hasInitialPassword: true },
  signedIn: { state: 'not_started', filled: 'nothing' },

  begun: { state: 'filling', filled: 'begun' },
  half: { state: 'filling', filled: 'half' },
  mostly: { state: 'filling', filled: 'most' },
  ready: { state: 'filling', cover: 'valid' },
  coverVoid: { state: 'filling', cover: 'valid', late: 'recountedStaff' },
  mistakes: {
    state: 'filling',
    phase: 'running',
    plants: ['staffSum', 'partnerCount'],
    vague: ['B091'],
    lacksPapers: true,
  },
  invalidTexts: { state: 'filling', phase: 'running', plants: ['invalidTexts'] },
  reopened: { state: 'filling', phase: 'running', plants: ['papersJump'], late: 'onePaperMore' },
  closed: { state: 'filling', phase: 'running', plants: ['spendSum'] },
  wrongOrgCode: {
    state: 'filling',
    phase: 'running',
    plants: ['wrongOrgCode'],
    silent: ['B002', 'B006', 'B098'],
  },
  tooMuchWork: { state: 'filling', phase: 'running', plants: ['tooMuchWork'] },
  delay: { state: 'filling', phase: 'running', plants: ['delayWithoutReason'] },
  awardWithoutPaper: { state: 'filling', plants: ['award'], lacksPapers: true, silent: ['B057'] },
  doctorsAtCompany: {
    state: 'filling',
    phase: 'finished',
    plants: ['doctorsAtCompany', 'salesStopped'],
    silent: ['B096'],
  },
  papersJump: { state: 'filling', phase: 'running', plants: ['papersJump'], vague: ['B094'] },
  moneyMistakes: {
    state: 'filling',
    phase: 'running',
    plants: ['spendSum', 'cumulativeSpend'],
    silent: ['B083'],
  },
  vague: { state: 'filling', vague: ['B007'] },
  overdueProject: {
    state: 'filling',
    phase: 'overdue',
    plants: ['delayNotReported'],
    silent: ['B012'],
  },

  atUnit: { state: 'submitted', level: 'unit' },
  atUnitOpened: { state: 'submitted', level: 'unit', isOpened: true, cover: 'valid' },
  atCounty: { state: 'submitted', level: 'county', cover: 'valid' },
  atCity: { state: 'submitted', level: 'city', cover: 'valid' },
  atProvince: {
    state: 'submitted',
    level: 'province',
    phase: 'finished',
    cover: 'valid',
    plants: ['notReached'],
  },
  atProvinceOpened: {
    state: 'submitted',
    level: 'province',
    isOpened: true,
    cover: 'valid',
    plants: ['moved'],
  },
  atProvinceExplained: {
    state: 'submitted',
    level: 'province',
    phase: 'running',
    cover: 'valid',
    plants: ['papersJump'],
  },
  atProvinceAward: { state: 'submitted', level: 'province', phase: 'finished', plants: ['award'] },

  atProvinceClean: { state: 'submitted', level: 'province', cover: 'valid' },

  returnedByUnit: { state: 'returned', level: 'unit', phase: 'running', late: 'recountedStaff' },
  returnedByCounty: { state: 'returned', level: 'county', cover: 'valid' },
  returnedByCity: { state: 'returned', level: 'city', cover: 'valid' },
  returnedByProvince: {
    state: 'returned',
    level: 'province',
    cover: 'valid',
    late: 'recountedStaff',
  },

  accepted: { state: 'province_accepted', cover: 'valid' },
  acceptedExplained: { state: 'province_accepted', cover: 'valid' },
  acceptedPapers: {
    state: 'province_accepted',
    phase: 'running',
    cover: 'valid',
    plants: ['papersJump'],
  },
  handedOver: { state: 'handed_over', cover: 'valid' },
  nationallyAccepted: { state: 'nationally_accepted', cover: 'valid' },

  unreported: { state: 'unreported', filled: 'nothing' },
  unreportedEnded: { state: 'unreported', filled: 'nothing', hasInitialPassword: true },
} satisfies Record<string, Scenario>

export type ScenarioKey = keyof typeof SCENARIOS

export function scenario(key: ScenarioKey): Scenario {
  return SCENARIOS[key]
}
