import type Account from '#models/account'
import { pagesAround } from '#presenters/pages_around'
import { beijing, beijingShort } from '#presenters/time'
import { QUESTIONS_PAGE, type QuestionLine, type QuestionsPart } from '#queries/question_list'

type Superior = { name: string } | null

interface Facts {
  part: QuestionsPart
  /** From 1. */
  page: number
  actor: Account
  superior: Superior
}

/** One page of the questions of an account, and whom it would ask (M2). */
export function questionsPage({ part, page, actor, superior }: Facts) {
  const { total, waiting, lines } = part
  const to = (number: number) => (number === 1 ? '/questions' : `/questions?page=${number}`)
  return {
    lines: lines.map((line) => ({ ...questionView(line, actor), href: `/questions/${line.id}` })),
    waiting,
    superior: superior?.name ?? null,
    pages: pagesAround({ page, total, perPage: QUESTIONS_PAGE, to }),
  }
}

export function questionView(line: QuestionLine, { role }: Account) {
  const { id, asker, askerName, code, text, addressee, answer, isPublic, isMine } = line
  return {
    id,
    asker,
    askerName,
    code,
    text,
    isMine,
    isPublic,
    answer,
    asked: { words: beijingShort(line.askedAt), iso: beijing(line.askedAt) },
    answered: line.answeredAt ? `${line.answeredBy} ${beijingShort(line.answeredAt)}` : null,
    state: answer ? '已答复' : isMine ? '等您答复' : `等${addressee}答复`,
    mark: answer ? 'ok' : isMine ? 'ask' : 'info',
    /** Whether it may be passed on upwards, or published. */
    mayPassOn: isMine && role !== 'nation',
    mayPublish: answer !== null && role === 'nation',
  }
}
