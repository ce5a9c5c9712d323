import vine, { SimpleMessagesProvider } from '@vinejs/vine'

/** PostgreSQL text holds every character but this one. */
const NO_NUL = /^[^\0]*$/

/** One line of text, 1 to `longest` characters. */
export function line(longest: number) {
  return vine.string().trim().minLength(1).maxLength(longest).regex(NO_NUL)
}

/** One line of text that may be left out or blank. */
export function optionalLine(longest: number) {
  return vine.string().trim().maxLength(longest).regex(NO_NUL).optional()
}

/** What the id of a form says when it is none. */
export const STALE = '页面放得太久，请刷新后再试。'

/** The id that a form carries, so that pressing twice does it once. */
export function formId() {
  return vine.string().uuid()
}

/** A password as typed: spaces count. */
export function secret() {
  return vine.string().minLength(1).maxLength(200).regex(NO_NUL)
}

/** Sentences for fields made of the two above; `names` says what each field is called on its page, `more` further sentences by rule or field. */
export function sentences(names: Record<string, string>, more: Record<string, string> = {}) {
  return new SimpleMessagesProvider(
    {
      required: '请填{{ field }}。',
      minLength: '请填{{ field }}。',
      string: '{{ field }}要填一项文字，请重新填。',
      maxLength: '{{ field }}不会超过 {{ max }} 个字符，请核对。',
      regex: '{{ field }}里有看不见的控制字符，请重新输入。',
      ...more,
    },
    names
  )
}
