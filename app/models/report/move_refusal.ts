import type Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import {
  FLOW,
  LEVEL_WORDS,
  STATES,
  acceptWord,
  levelWords,
  levelsFor,
  type Action,
  type Level,
  type State,
} from '#models/report/flow'

const ACTION_WORDS: Record<Action, string> = {
  begin: '开始填报',
  submit: '上报',
  withdraw: '撤回',
  accept: '验收',
  return: '退回',
  handOver: '上报国家',
  acceptNationally: '国家验收',
  leaveUnreported: '列为未报',
  reopen: '重新开放',
}

/** What the table knows and no page offers yet: nobody is told to do it. */
const NOT_OFFERED: readonly Action[] = ['handOver', 'acceptNationally', 'leaveUnreported', 'reopen']

/** Why the table has no row for this: never for this level (403), or not in this state (409). */
export function moveRefusal(action: Action, by: Level, state: State): Refusal {
  const levels = levelsFor(action)
  if (levels.includes(by)) return stateRefusal(action, by, state)
  return refusals.notForThisLevel(actionWord(action, by), levelWords(levels))
}

/** Not in this state: who has it, and who can do what with it now. */
export function stateRefusal(action: Action, by: Level, state: State): Refusal {
  const { label, holder } = STATES[state]
  const who = holder === 'waiting_at' ? '管理机构' : LEVEL_WORDS[holder]
  return refusals.notPossibleNow(actionWord(action, by), label, who, possibleWords(state))
}

function actionWord(action: Action, by: Level): string {
  return action === 'accept' ? acceptWord(by) : ACTION_WORDS[action]
}

function possibleWords(state: State): string {
  const possible = new Map<string, string[]>()
  const offered = FLOW.filter(({ action }) => !NOT_OFFERED.includes(action))
  for (const { action, by } of offered.filter(({ from }) => from.includes(state))) {
    const acts = possible.get(levelWords(by)) ?? []
    possible.set(levelWords(by), [...acts, ACTION_WORDS[action]])
  }
  return [...possible].map(([who, acts]) => `${who}可以${acts.join('、')}`).join('，')
}
