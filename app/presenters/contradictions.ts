import type { ReturnMark } from '#models/report/returnable'
import { saidBy, type ReconciliationFacts } from '#presenters/reconciliation_page'
import type { UnitReport } from '#queries/unit_comparison'

/** A report that says something else than the one that is right, with what it is asked. */
export interface Contradiction {
  id: number
  marks: ReturnMark[]
}

/**
 * The reports that contradict what the manager holds to be right (W6). `right`: by code, the id of a
 * report that says so; what is no report of the unit counts as not chosen.
 */
export function contradictions(
  facts: ReconciliationFacts,
  right: ReadonlyMap<string, number>
): Contradiction[] {
  const compared = facts.comparison.reports.filter((report) => report.compared)
  const chosen = facts.codes.flatMap((code) => {
    const model = compared.find(({ id }) => id === right.get(code))
    return model ? [{ code, model }] : []
  })
  return compared
    .map((report) => ({
      id: report.id,
      marks: chosen
        .filter(({ code, model }) => model.values[code].value !== report.values[code].value)
        .map(({ code, model }) => question(facts, code, model, report)),
    }))
    .filter(({ marks }) => marks.length > 0)
}

/** What the reason of such a return begins with. */
export function contradictionReason(
  { questionnaire }: ReconciliationFacts,
  found: readonly Contradiction[]
): string {
  const codes = new Set(found.flatMap(({ marks }) => marks.map(({ code }) => code!)))
  const labels = [...codes].map((code) => `${questionnaire.indicators.get(code)!.label}（${code}）`)
  return `同一单位几个项目填的${labels.join('、')}不一致，请按人工检查里的问题核对。`
}

function question(
  { questionnaire }: ReconciliationFacts,
  code: string,
  model: UnitReport,
  report: UnitReport
): ReturnMark {
  const indicator = questionnaire.indicators.get(code)!
  const words = (one: UnitReport) => saidBy(one, indicator, questionnaire).slice(0, 120)
  return {
    code,
    question: `${indicator.label}：同一单位的 ${model.number} 填“${words(model)}”，这一份填“${words(report)}”。请核对改正；确实不同的请答复原因。`,
  }
}
