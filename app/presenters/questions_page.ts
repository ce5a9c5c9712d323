import type Account from '#models/account'
import { beijing, beijingShort } from '#presenters/time'
import type { QuestionLine } from '#queries/question_list'

type Superior = { name: string } | null

/** The questions of an account, and whom it would ask (M2). */
export function questionsPage(lines: QuestionLine[], actor: Account, superior: Superior) {
  return {
    lines: lines.map((line) => ({ ...questionView(line, actor), href: `/questions/${line.id}` })),
    waiting: lines.filter(({ isMine }) => isMine).length,
    superior: superior?.name ?? null,
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
