/** The way of a report (domain.md "States of a report"): the one table that knows it. */

export const STATES = {
  not_started: { label: '未填报', icon: 'b0', holder: 'respondent' },
  filling: { label: '填报中', icon: 'b1', holder: 'respondent' },
  submitted: { label: '已上报', icon: 'b2', holder: 'waiting_at' },
  returned: { label: '退回修改', icon: 'back', holder: 'respondent' },
  province_accepted: { label: '省级验收通过', icon: 'b3', holder: 'province' },
  handed_over: { label: '已上报国家', icon: 'b3', holder: 'nation' },
  nationally_accepted: { label: '国家验收通过', icon: 'b4', holder: 'nation' },
  unreported: { label: '未报（有原因）', icon: 'open', holder: 'province' },
} as const

export type State = keyof typeof STATES
export type Level = 'respondent' | 'unit' | 'county' | 'city' | 'province' | 'nation'
export type Action =
  | 'begin'
  | 'submit'
  | 'withdraw'
  | 'accept'
  | 'return'
  | 'handOver'
  | 'acceptNationally'
  | 'leaveUnreported'
  | 'reopen'

/** What happens to a report when the tree around it changes; its state stays (app/models/tree). */
export const PLACINGS = ['relocate', 'transfer', 'undoTransfer'] as const

export type PlacingAction = (typeof PLACINGS)[number]

/** The managers, from the lowest level upwards. */
export const MANAGERS = ['unit', 'county', 'city', 'province', 'nation'] as const

/** The levels that look after the tree: accounts, the list, deadlines, transfers. */
export const KEEPERS: readonly Level[] = ['province', 'nation']

/** From province level up: an acceptance for it ends the climb, and needs a valid cover (W1, W4, C3). */
export const PROVINCE_UP: readonly Level[] = ['province', 'nation']

/** From the one who files upwards. */
const LEVELS: readonly Level[] = ['respondent', ...MANAGERS]

/** What each level is called where no single account is meant. */
export const LEVEL_WORDS: Record<Level, string> = {
  respondent: '基层单位',
  unit: '项目单位',
  county: '县级管理机构',
  city: '市级管理机构',
  province: '省级管理机构',
  nation: '国家级管理机构',
}

/** Those levels in words, from the lowest up; all managers in one word. */
export function levelWords(levels: readonly Level[]): string {
  if (MANAGERS.every((level) => levels.includes(level))) return '管理机构'
  const named = LEVELS.filter((level) => levels.includes(level))
  return named.map((level) => LEVEL_WORDS[level]).join('、')
}

/** What its acceptance is called: the unit's is 核实 (domain.md). */
export function acceptWord(level: Level): string {
  return level === 'unit' ? '核实' : '验收'
}

/** Whether one level stands over another. */
export function isAbove(one: Level, other: Level): boolean {
  return LEVELS.indexOf(one) > LEVELS.indexOf(other)
}

export interface Transition {
  action: Action
  by: readonly Level[]
  from: readonly State[]
  /** `climb`: one step up from whom it waits at, to `province_accepted` from province level up. */
  to: State | 'climb'
}

export const FLOW: readonly Transition[] = [
  { action: 'begin', by: ['respondent'], from: ['not_started'], to: 'filling' },
  { action: 'submit', by: ['respondent'], from: ['filling', 'returned'], to: 'submitted' },
  { action: 'withdraw', by: ['respondent'], from: ['submitted'], to: 'filling' },
  { action: 'accept', by: MANAGERS, from: ['submitted'], to: 'climb' },
  { action: 'return', by: MANAGERS, from: ['submitted'], to: 'returned' },
  { action: 'return', by: ['province', 'nation'], from: ['province_accepted'], to: 'returned' },
  {
    action: 'return',
    by: ['nation'],
    from: ['handed_over', 'nationally_accepted'],
    to: 'returned',
  },
  { action: 'handOver', by: ['province'], from: ['province_accepted'], to: 'handed_over' },
  { action: 'acceptNationally', by: ['nation'], from: ['handed_over'], to: 'nationally_accepted' },
  {
    action: 'leaveUnreported',
    by: ['province'],
    from: ['not_started', 'filling', 'returned'],
    to: 'unreported',
  },
  { action: 'reopen', by: ['province', 'nation'], from: ['unreported'], to: 'filling' },
]

/** The row of the table that allows this, or undefined. */
export function transition(state: State, by: Level, action: Action): Transition | undefined {
  return FLOW.find(
    (row) => row.action === action && row.by.includes(by) && row.from.includes(state)
  )
}

/** The levels that may ever do this, in whatever state. */
export function levelsFor(action: Action): Level[] {
  const by = FLOW.filter((row) => row.action === action).flatMap((row) => row.by)
  return LEVELS.filter((level) => by.includes(level))
}

/** States in which the respondent may change the data. */
export const FILLABLE = (Object.keys(STATES) as State[]).filter(
  (state) => STATES[state].holder === 'respondent'
)

/** States after the province has accepted. */
export const ACCEPTED: readonly State[] = [
  'province_accepted',
  'handed_over',
  'nationally_accepted',
]

/** States in which the report has been handed over by its respondent. */
export const HANDED_IN: readonly State[] = ['submitted', ...ACCEPTED]
