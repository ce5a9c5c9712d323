import { pinyin } from 'pinyin-pro'
import { best, searchable, searchRank } from '#questionnaire/search_rank'
import type { Findable } from '#questionnaire/search_rank'
import type { Option } from '#questionnaire/types'

const indexes = new WeakMap<readonly Option[], [Option, Findable][]>()

/**
 * Options by code, part of the label or its pinyin initials (F1), best first; an empty text gives
 * the first ones. The index of a list is made at its first search.
 */
export function searchOptions(options: readonly Option[], text: string, limit: number): Option[] {
  const query = searchable(text)
  if (query === '') return options.slice(0, Math.max(0, limit))
  return best(indexOf(options), ([, words]) => searchRank(words, query), limit).map(
    ([option]) => option
  )
}

function indexOf(options: readonly Option[]): [Option, Findable][] {
  const known = indexes.get(options)
  if (known) return known
  const index = options.map((option): [Option, Findable] => [option, findable(option)])
  indexes.set(options, index)
  return index
}

function findable({ value, label }: Option): Findable {
  const name = searchable(label)
  const initials = initialsOf(name)
  return {
    code: searchable(value),
    name,
    initials,
    chain: initials,
    full: `${searchable(value)}${name}`,
    short: name.replace(/[^\p{L}\p{N}]/gu, ''),
  }
}

function initialsOf(name: string): string {
  return pinyin(name.replace(/[^\p{L}\p{N}]/gu, ''), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
  }).join('')
}
