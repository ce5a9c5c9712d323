import { STATES } from '#models/report/flow'
import type { Standing } from '#models/report/standing'
import { closedBecause } from '#models/report/submission_gate'
import { filledCount } from '#presenters/report_frame'

/** The one thing to do next, as the heading and its button. */
export interface NextThing {
  words: string
  action: string
  href: string
}

/** The first of the six steps that is not done. */
export function nextThing(standing: Standing): NextThing {
  const { facts, mandatory, unexplained, unanswered, cover } = standing
  const { filled, required } = filledCount(standing)
  const thing = (words: string, action: string, place: string) => ({
    words,
    action,
    href: `/reports/${facts.id}/${place}`,
  })

  if (closedBecause(standing)) return thing(STATES[facts.state].label, '看报表', 'sections')
  if (filled < required) return thing(`还差 ${required - filled} 项没填`, '接着填', 'sections')
  if (mandatory.length) return thing(`${mandatory.length} 处必须改`, '去改', 'audit')
  if (unexplained.length)
    return thing(`${unexplained.length} 条要说明原因`, '去说明', 'audit#explain')
  if (unanswered.length) return thing(`${unanswered.length} 条人工检查要答复`, '去答复', 'audit')
  if (cover.state !== 'valid')
    return thing('数据都对了，打印封面盖章', '去办封面', 'submission#cover')
  return thing('可以上报了', '去上报', 'submission')
}
