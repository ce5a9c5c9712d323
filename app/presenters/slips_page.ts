import type { SlipsStanding } from '#models/account/slips'
import { beijing } from '#presenters/time'

/** Where slips of passwords stand (L4). */
export function slipsPage({ id, count, state, expiresAt }: SlipsStanding) {
  return {
    id,
    count,
    state,
    sheets: Math.ceil(count / 8),
    until: beijing(expiresAt).slice(11, 16),
    isReady: state === 'ready' && count > 0,
    words: words(state, count),
  }
}

function words(state: SlipsStanding['state'], count: number): string {
  if (count === 0) return '没有要做密码条的账户：都用过了，或者已停用。'
  return state === 'taken'
    ? '已经下载过。系统里只存密码的校验值，不能再印。丢了请重新重置。'
    : '过了 15 分钟没有下载，已经删掉。请重新做一次。'
}
