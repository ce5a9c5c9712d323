import vine from '@vinejs/vine'
import { isId } from '#validators/is_id'
import { formId, line, optionalLine, sentences, STALE } from '#validators/sentences'

const LONGEST_BODY = 4000
const LONGEST_QUESTION = 1000
const LONGEST_ANSWER = 2000

/** Several lines of text, 1 to `longest` characters; browsers send each end of a line as two. */
function text(longest: number) {
  return line(longest).parse((value) =>
    typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value
  )
}

export const announcementValidator = vine.create({
  form: formId(),
  title: line(100),
  body: text(LONGEST_BODY),
})

export const questionValidator = vine.create({
  form: formId(),
  text: text(LONGEST_QUESTION),
  code: optionalLine(40),
})

export const answerValidator = vine.create({ answer: text(LONGEST_ANSWER) })

for (const validator of [announcementValidator, questionValidator, answerValidator]) {
  validator.messagesProvider = sentences(
    { title: '标题', body: '内容', text: '问题', code: '指标代码', answer: '答复' },
    { uuid: STALE }
  )
}

/** The newest letters that the page showed; what makes no sense is none. */
export function newestSeen({ message, announcement }: Record<string, unknown>) {
  const seen = (id: unknown) => (isId(id) ? Number(id) : 0)
  return { message: seen(message), announcement: seen(announcement) }
}
