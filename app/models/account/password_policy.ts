import { COMMON_PASSWORDS } from './common_passwords.js'
import { isInitialPassword } from './initial_password.js'
import { userName as meant } from './user_name.js'

export type PasswordRule = 'length' | 'classes' | 'uncommon'

/** One line of the checklist beside a new password. `note` says what is missing, for a failed one. */
export interface PasswordLine {
  rule: PasswordRule
  words: string
  state: 'open' | 'ok' | 'stop'
  note: string
}

const CLASSES: [RegExp, string][] = [
  [/\p{Lu}/u, '大写字母'],
  [/\p{Ll}/u, '小写字母'],
  [/\p{Nd}/u, '数字'],
  [/[^\p{Lu}\p{Ll}\p{Nd}]/u, '符号'],
]

const LOOKALIKES: Record<string, string> = { '0': 'o', '3': 'e' }
const COMMON = new Set([...COMMON_PASSWORDS].map(withoutDisguise))

/** What a new password must be like (L7); pure, so that browser and server judge alike. */
export class PasswordPolicy {
  readonly minLength: number
  readonly minClasses: number
  readonly #userName: string
  readonly #isRespondent: boolean

  constructor({ role, userName }: { role: string; userName: string }) {
    this.#isRespondent = role === 'respondent'
    this.minLength = this.#isRespondent ? 8 : 10
    this.minClasses = this.#isRespondent ? 3 : 4
    this.#userName = userName
  }

  /** The three rules as lines, judged unless nothing has been typed. */
  lines(password = ''): PasswordLine[] {
    return Object.entries(this.#words).map(([rule, words]) => {
      const note = this.#missing[rule as PasswordRule](password)
      const state = password === '' ? 'open' : note ? 'stop' : 'ok'
      return { rule: rule as PasswordRule, words, state, note: state === 'stop' ? note : '' }
    })
  }

  /** What is wrong with it, in one sentence; null when it will do. */
  problem(password: string): string | null {
    if (password === '') return '请填新密码。'
    const notes = this.lines(password).map((line) => line.note)
    const first = notes.find((note) => note !== '')
    return first ? `新密码${first}。` : null
  }

  get #words(): Record<PasswordRule, string> {
    const name = this.#isRespondent ? '项目编号' : '用户名'
    const kinds = this.minClasses === 4 ? '4 类都要有' : `至少 ${this.minClasses} 类`
    return {
      length: `不少于 ${this.minLength} 个字符`,
      classes: `大写、小写、数字、符号，${kinds}`,
      uncommon: `不是${name}，不是 KJ+123，也不是常见密码`,
    }
  }

  readonly #missing: Record<PasswordRule, (password: string) => string> = {
    length: (password) => {
      const short = this.minLength - [...password].length
      return short > 0 ? `还差 ${short} 个字符` : ''
    },
    classes: (password) => {
      const absent = CLASSES.filter(([pattern]) => !pattern.test(password)).map(([, name]) => name)
      const short = this.minClasses - (CLASSES.length - absent.length)
      return short > 0 ? `还差 ${short} 类，可以加${absent.join('、')}` : ''
    },
    uncommon: (password) => {
      if (meant(password) === this.#userName) return '就是用户名，太容易猜到'
      if (isInitialPassword(password)) return '就是初始密码，人人知道'
      return isCommon(password) ? '太常见，容易被猜到' : ''
    },
  }
}

function isCommon(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  const spelled = plain.replaceAll('@', 'a').replaceAll('$', 's')
  return COMMON.has(withoutDisguise(plain)) || COMMON.has(withoutDisguise(spelled))
}

/** `Pa-ssw0rd!` and `password` are one word to those who guess. */
function withoutDisguise(text: string): string {
  return text.replace(/[^\p{L}\p{Nd}]/gu, '').replace(/[03]/g, (digit) => LOOKALIKES[digit])
}
