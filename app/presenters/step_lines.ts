import type { Standing } from '#models/report/standing'
import { submissionConditions } from '#models/report/submission_gate'
import { waitsFor } from '#presenters/waits_for'
import { toc } from '#presenters/toc'

const COVER = {
  none: '审核通过后打印、盖章、上传',
  void: '盖章以后数据改过，请等数据定了再盖',
  valid: '已上传，与数据一致',
}

/** Each of the six steps with what is still to do in it. */
export function stepLines(standing: Standing): string[] {
  const { explained, unexplained, cover, facts } = standing
  const unmet = submissionConditions(standing).find(({ met }) => !met)
  const toExplain = `核实性 ${explained.length} 条，还有 ${unexplained.length} 条没说清`
  return [
    toFill(standing),
    toMend(standing),
    explained.length ? toExplain : '没有要说明的',
    COVER[cover.state],
    unmet ? unmet.sentence : '条件都具备',
    facts.waitingAtName ? waitsFor(facts) : '上报以后由上级逐级验收',
  ]
}

function toFill(standing: Standing): string {
  const open = toc(standing).filter(({ missing }) => missing > 0)
  return (
    open.map(({ ordinal, missing }) => `${ordinal} ${missing} 项`).join('、') || '十张表都填齐了'
  )
}

function toMend({ mandatory, unanswered }: Standing): string {
  const parts = [
    mandatory.length > 0 && `强制性 ${mandatory.length} 条要改`,
    unanswered.length > 0 && `人工检查 ${unanswered.length} 条要答复`,
  ]
  return parts.filter(Boolean).join('，') || '没有必须改的'
}
