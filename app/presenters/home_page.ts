import { STATES } from '#models/report/flow'
import type { Standing } from '#models/report/standing'
import { closedBecause } from '#models/report/submission_gate'
import { coverFields } from '#presenters/cover_fields'
import { deadlineChain } from '#presenters/deadlines/deadline_chain'
import { checkAnchor } from '#presenters/finding_anchor'
import { historyView } from '#presenters/history_view'
import { filledCount, reportFrame } from '#presenters/report_frame'
import { nextThing } from '#presenters/next_thing'
import { savedLine } from '#presenters/saved_line'
import { stepLines } from '#presenters/step_lines'
import { toc } from '#presenters/toc'
import type { SetBy } from '#queries/deadline_tree'
import type { HomeFacts } from '#queries/home_facts'

/** The respondent's home: the one thing to do next, the six steps, time left, what happened. */
export function homePage(
  standing: Standing,
  { history, superior, links }: HomeFacts,
  setters: readonly (SetBy | null)[]
) {
  const lines = historyView(history)
  const { roundFiling, extendedTo } = standing.facts
  const isReturned = standing.facts.state === 'returned'
  return {
    frame: reportFrame(standing),
    ...headOf(standing),
    next: nextThing(standing),
    saved: savedLine(standing),
    sections: toc(standing),
    filled: filledCount(standing),
    lines: stepLines(standing),
    returned: isReturned ? (lines.find(({ action }) => action === 'return') ?? null) : null,
    asked: asked(standing),
    deadline: deadlineChain({ roundFiling, extendedTo, path: links }, setters),
    history: lines,
    superior,
  }
}

/** The questions of managers, each with the place where it is answered. */
function asked({ facts, unanswered }: Standing) {
  return unanswered.map((check) => ({
    code: check.code,
    question: check.question,
    href: `/reports/${facts.id}/audit#${checkAnchor(check)}`,
  }))
}

function headOf(standing: Standing) {
  const { facts } = standing
  return {
    title: facts.projectTitle,
    unit: coverFields(standing).unitName,
    state: facts.state,
    stateWords: STATES[facts.state].label,
    closed: closedBecause(standing)?.message ?? null,
  }
}
