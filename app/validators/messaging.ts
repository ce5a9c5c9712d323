import vine from '@vinejs/vine'
import { line, sentences } from '#validators/sentences'

const LONGEST_BODY = 4000
const LONGEST_QUESTION = 1000
const LONGEST_ANSWER = 2000

/** Several lines of text, 1 to `longest` characters. */
function text(longest: number) {
  return line(longest).transform((value) => value.replaceAll('\r\n', '\n'))
}

export const announcementValidator = vine.create({ title: line(100), body: text(LONGEST_BODY) })

export const questionValidator = vine.create({
  text: text(LONGEST_QUESTION),
  code: vine
    .string()
    .trim()
    .toUpperCase()
    .maxLength(10)
    .regex(/^[A-Z0-9]*$/)
    .optional(),
})

export const answerValidator = vine.create({ answer: text(LONGEST_ANSWER) })

for (const validator of [announcementValidator, questionValidator, answerValidator]) {
  validator.messagesProvider = sentences({
    title: '标题',
    body: '内容',
    text: '问题',
    code: '指标代码',
    answer: '答复',
  })
}
