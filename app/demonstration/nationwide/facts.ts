import type { DemonstrationReport } from '#demonstration/reports'
import { papersOf } from '#demonstration/nationwide/papers_of'
import { storedCells, storedText } from '#demonstration/filling'
import type { CompiledVersion } from '#models/questionnaire_version'
import type Round from '#models/round'
import type { ReportFacts, StoredAnswer, StoredFile, StoredRow } from '#queries/report_facts'
import { issuedAnswers, prefill, type Previous } from '#questionnaire/prefill'
import type { Questionnaire, Value } from '#questionnaire/types'

/** What the database will hold of a report once it is stored, in the form in which it is read. */
export function factsOf(
  { questionnaire, rules }: CompiledVersion,
  round: Round,
  report: DemonstrationReport,
  issued: Record<string, Value>
): ReportFacts {
  const previous = previousOf(questionnaire, report, issued)
  const facts: Partial<ReportFacts> = {
    reportYear: round.reportYear,
    settings: round.settings,
    issued,
    previous,
    answers: answersOf(questionnaire, report, issued, previous),
    rows: rowsOf(questionnaire, report),
    files: papersOf(report, rules).map(({ rule, name, kind }) => ({
      ...NO_FILE,
      rule,
      name,
      kind,
    })),
    explanations: [],
    checks: [],
  }
  // The rest says where a report is, which neither its audit nor its check code depends on.
  return facts as ReportFacts
}

function previousOf(
  questionnaire: Questionnaire,
  { last }: DemonstrationReport,
  issued: Record<string, Value>
): Previous | null {
  if (!last) return null
  return {
    answers: { ...issuedAnswers(questionnaire, issued), ...last.answers },
    tables: last.tables,
  }
}

function answersOf(
  questionnaire: Questionnaire,
  { now }: DemonstrationReport,
  issued: Record<string, Value>,
  previous: Previous | null
): ReportFacts['answers'] {
  const answer = (raw: string): StoredAnswer => ({ raw, v: 1, source: 'typed', at: '' })
  const before = prefill(questionnaire, issued, previous, 0).map(({ code, raw }) => [
    code,
    answer(raw),
  ])
  const typed = Object.entries(now.answers)
    .filter(([, value]) => value !== null)
    .map(([code, value]) => [code, answer(storedText(questionnaire.indicators.get(code)!, value))])
  return Object.fromEntries([...before, ...typed])
}

function rowsOf(questionnaire: Questionnaire, { now }: DemonstrationReport): StoredRow[] {
  return Object.entries(now.tables).flatMap(([table, rows]) =>
    rows.map((row) => ({ id: '', table, at: null, cells: storedCells(questionnaire, row) }))
  )
}

const NO_FILE: StoredFile = {
  id: '',
  rule: null,
  kind: 'statement',
  name: '',
  mediaType: 'image/jpeg',
  bytes: 1,
  pages: null,
  checkCode: null,
  codeWasRead: false,
  stampedValues: null,
  uploadedAt: '',
}
