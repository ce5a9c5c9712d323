import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import Question from '#models/question'
import { sql } from '#queries/sql'

export const QUESTIONS_PAGE = 50

const MOST_PUBLISHED = 100

export interface QuestionLine {
  id: number
  asker: string
  askerName: string
  code: string | null
  text: string
  addressee: string
  askedAt: string
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
  isPublic: boolean
  /** Waits at this account. */
  isMine: boolean
}

export interface QuestionsPart {
  total: number
  /** How many wait at the account. */
  waiting: number
  lines: QuestionLine[]
}

/** Whether a question waits at an office. */
const WAITS = '(q.answer IS NULL AND q.addressee_id = ?)'

const LINE = `
  SELECT q.id, asker.name AS asker, asker.user_name AS "askerName", q.code, q.text, to_.name AS addressee,
    q.asked_at AS "askedAt", q.answer, by_.name AS "answeredBy", q.answered_at AS "answeredAt",
    q.published_at IS NOT NULL AS "isPublic", ${WAITS} AS "isMine"
  FROM questions q JOIN accounts asker ON asker.id = q.asker_id JOIN accounts to_ ON to_.id = q.addressee_id
    LEFT JOIN accounts by_ ON by_.id = q.answered_by`

/** Whoever asked, whoever it waits at or has waited at, and those who answered. */
const MINE = `(q.asker_id = ? OR q.addressee_id = ? OR q.answered_by = ?
  OR q.id IN (SELECT question_id FROM question_forwards WHERE from_id = ?))`

/**
 * One page (from 1) of the questions of an account: those that wait at it first, the oldest before the
 * others, then the newest.
 */
export async function questionsPart(account: Account, page: number): Promise<QuestionsPart> {
  const { office } = account
  const [lines, [counts]] = await Promise.all([
    sql<QuestionLine>(
      `${LINE} WHERE ${MINE} ORDER BY "isMine" DESC, CASE WHEN ${WAITS} THEN q.id ELSE -q.id END
        LIMIT ? OFFSET ?`,
      [office, ...mine(account), office, QUESTIONS_PAGE, (page - 1) * QUESTIONS_PAGE]
    ),
    sql<{ total: number; waiting: number }>(
      `SELECT count(*) AS total, count(*) FILTER (WHERE ${WAITS}) AS waiting FROM questions q WHERE ${MINE}`,
      [office, ...mine(account)]
    ),
  ])
  return { ...counts, lines }
}

/** One question as its page shows it; none for those it does not concern. */
export async function questionLine(account: Account, id: number): Promise<QuestionLine> {
  const [line] = await sql<QuestionLine>(`${LINE} WHERE ${MINE} AND q.id = ?`, [
    account.office,
    ...mine(account),
    id,
  ])
  if (!line) throw refusals.noSuchQuestion()
  return line
}

/** The question that an account may act on: one of its own concern. */
export async function questionOf(account: Account, id: number): Promise<Question> {
  await questionLine(account, id)
  return Question.findOrFail(id)
}

/** What everybody may read: answered questions that were published, the newest first. */
export function publishedQuestions(): Promise<{ question: string; answer: string }[]> {
  return sql(
    `SELECT text AS question, answer FROM questions WHERE published_at IS NOT NULL
      ORDER BY published_at DESC LIMIT ?`,
    [MOST_PUBLISHED]
  )
}

function mine({ id, office }: Account) {
  return [id, office, id, office]
}
