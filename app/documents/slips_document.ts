import { breakable } from '#documents/breakable'
import { typesetPdf } from '#documents/typst'
import { LEVEL_WORDS } from '#models/report/flow'
import type { SlipFacts } from '#queries/slip_facts'

export interface Slip extends SlipFacts {
  password: string
}

/** Characters of a word that a line of a slip holds. */
const LONGEST_WORD = 34

/** Credential slips (L4): eight on an A4 page with lines to cut along. */
export function slipsPdf(site: string, slips: readonly Slip[]): Buffer {
  return typesetPdf('slips.typ', { slips: slips.map((slip) => slipData(site, slip)) })
}

function slipData(site: string, { role, superior, contactName, contactPhone, ...slip }: Slip) {
  return {
    level: LEVEL_WORDS[role],
    name: breakable(slip.name, LONGEST_WORD),
    site: breakable(site, LONGEST_WORD),
    userName: slip.userName,
    password: slip.password,
    ask: [superior, contactName, contactPhone].filter(Boolean).join('　') || '技术支持',
    first:
      role === 'respondent'
        ? '登录后先设一个新密码，再用新密码登录。'
        : '登录后先填联系人、电话、邮箱；建议同时换掉密码。',
  }
}
