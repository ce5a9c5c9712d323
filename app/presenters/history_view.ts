import { acceptWord, type Action, type PlacingAction } from '#models/report/flow'
import { beijingShort } from '#presenters/time'
import type { HistoryLine } from '#queries/report_history'

const ACTS: Record<Action | PlacingAction, string> = {
  begin: '开始填报',
  submit: '上报',
  withdraw: '撤回上报',
  accept: '验收通过',
  return: '退回修改',
  handOver: '上报国家',
  acceptNationally: '国家验收通过',
  leaveUnreported: '列为未报',
  reopen: '重新开放填报',
  relocate: '换了管理机构',
  transfer: '迁到新的地区',
  undoTransfer: '迁回原地区',
}

function wordsOf({ action, waitedRole }: HistoryLine): string {
  return action === 'accept' && waitedRole ? `${acceptWord(waitedRole)}通过` : ACTS[action]
}

/** What happened to a report, in words, latest first. */
export function historyView(history: HistoryLine[]) {
  return history.map((line) => ({
    ...line,
    words: `${line.onBehalfOf ? `代${line.onBehalfOf}` : ''}${wordsOf(line)}`,
    at: beijingShort(line.at),
  }))
}
