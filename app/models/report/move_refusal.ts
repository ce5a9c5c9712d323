import type Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import {
  LEVEL_WORDS,
  STATES,
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

/** Why the table has no row for this: never for this level (403), or not in this state (409). */
export function moveRefusal(action: Action, by: Level, state: State): Refusal {
  const levels = levelsFor(action)
  const words = ACTION_WORDS[action]
  if (levels.includes(by)) return refusals.notPossibleNow(words, STATES[state].label)
  return refusals.notForThisLevel(words, levels.length === 1 ? LEVEL_WORDS[levels[0]] : '管理机构')
}
