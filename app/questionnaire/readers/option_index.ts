import type { Option } from '#questionnaire/types'

const indexes = new WeakMap<readonly Option[], OptionIndex>()

/**
 * Finds an option by what a person may write for it: its code, its label, or both ("01 在研").
 * Width, case, blanks and a lost leading zero do not matter; what fits two options fits none.
 */
export class OptionIndex {
  readonly #byValue = new Map<string, string>()
  readonly #byWords = new Map<string, string | null>()

  /** The index of a list, made once. */
  static of(options: readonly Option[]): OptionIndex {
    const known = indexes.get(options)
    if (known) return known
    const index = new OptionIndex(options)
    indexes.set(options, index)
    return index
  }

  private constructor(options: readonly Option[]) {
    for (const { value, label } of options) {
      this.#byValue.set(value, value)
      this.#note(value, value)
      this.#note(label, value)
      this.#note(value + label, value)
    }
    // The short forms only where no option is called so in full.
    const short = new OptionShortForms(options)
    for (const [words, value] of short.entries) {
      if (!this.#byWords.has(words)) this.#byWords.set(words, value)
    }
  }

  /** The code of the option; null when there is none or more than one. */
  find(text: string): string | null {
    return this.#byValue.get(text) ?? this.#byWords.get(plainWords(text)) ?? null
  }

  #note(words: string, value: string): void {
    put(this.#byWords, plainWords(words), value)
  }
}

/** Codes without their leading zeros, labels without the part in brackets. */
class OptionShortForms {
  readonly entries = new Map<string, string | null>()

  constructor(options: readonly Option[]) {
    for (const { value, label } of options) {
      put(this.entries, plainWords(value.replace(/^0+(?=\d)/, '')), value)
      put(this.entries, plainWords(label.replace(/[（(].*[)）]$/u, '')), value)
    }
    this.entries.delete('')
  }
}

function put(index: Map<string, string | null>, words: string, value: string): void {
  const there = index.get(words)
  index.set(words, there === undefined || there === value ? value : null)
}

function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200B-\u200D\u2060\uFEFF:.,、-]/gu, '')
}
