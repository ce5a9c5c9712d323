import type { Finding } from '#audit/finding'
import { mending } from '#audit/mending'
import { offerOf, type Offer } from '#models/report/offer'
import type { Standing } from '#models/report/standing'
import type { AnswerTrouble, AnswerView } from '#presenters/answer_view'
import { checkAnswerView } from '#presenters/check_answer_view'
import { explanationView } from '#presenters/explanation_view'
import { placeOf, type Place } from '#presenters/place'
import { beijing } from '#presenters/time'
import { anchorOf, checkAnchor } from '#presenters/finding_anchor'
import { findingKind } from '#presenters/finding_kind'
import { valuesTable, type ValuesTable } from '#presenters/values_table'
import type { StoredCheck } from '#queries/report_facts'

/** A finding or a manager's question as every screen shows it (A2): what, where, how to mend, what is said. */
export interface FindingView {
  /** Its place on the page and in links, B001. */
  anchor: string
  kind: 'stop' | 'warn' | 'ask'
  title: string
  place: Place | null
  values: ValuesTable
  rule: string
  mend: string
  fix: Offer | null
  /** Who asked and when, of a manager's question. */
  asked: string | null
  answer: AnswerView | null
  done: boolean
  /** What is done is folded, unless something about it was just not taken. */
  folded: boolean
}

const NO_VALUES: ValuesTable = { lines: [], hasPrevious: false, hasIssued: false }

export function findingView(
  standing: Standing,
  finding: Finding,
  trouble?: AnswerTrouble
): FindingView {
  const mended = mending(standing.version.rules, finding)
  const one = standing.explained.find((each) => each.finding.rule === finding.rule)
  const answer = one ? explanationView(standing, one, trouble) : null
  return {
    anchor: anchorOf(finding),
    kind: findingKind(finding),
    title: finding.message,
    place: placeOf(standing, finding.fields[0]),
    values: valuesTable(mended, standing.version.questionnaire),
    rule: mended.rule,
    mend: mended.hint,
    fix: offerOf(standing, finding),
    asked: null,
    answer,
    done: answer?.done ?? false,
    folded: Boolean(answer?.done) && !trouble,
  }
}

export function checkView(
  standing: Standing,
  check: StoredCheck,
  trouble?: AnswerTrouble
): FindingView {
  const answer = checkAnswerView(standing, check, trouble)
  return {
    anchor: checkAnchor(check),
    kind: 'ask',
    title: check.question,
    place: check.code ? placeOf(standing, check.code) : null,
    values: NO_VALUES,
    rule: '',
    mend: '',
    fix: null,
    asked: `${check.askedBy}，${beijing(check.askedAt).slice(0, 16)}`,
    answer,
    done: answer.done,
    folded: answer.done && !trouble,
  }
}
