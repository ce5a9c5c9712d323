const MAX_LENGTH = 120
const UNNAMED = '附件'
const PATH = /^.*[/\\]/s
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
const RESERVED = /[<>:"|?*]/g
const ENDING = /\.[a-z][a-z0-9]{1,4}$/i
const EDGES = /^[\s.]+|[\s.]+$/g

/**
 * A file name safe to keep and to offer for download: composed, no folders, no control or bidi
 * characters, an ending that tells the truth, 120 characters at most.
 */
export function uploadName(given: string, endings: string[]): string {
  const name = given.toWellFormed().normalize('NFC').replace(PATH, '').replace(UNSAFE, '')
  const kept = name.replace(RESERVED, '_').replace(EDGES, '')
  const ending = ENDING.exec(kept)?.[0].slice(1).toLowerCase() ?? ''
  const isTrue = endings.includes(ending)
  const base = kept.replace(ENDING, '').replace(EDGES, '') || UNNAMED
  const suffix = `.${isTrue ? ending : endings[0]}`
  return (
    Array.from(base)
      .slice(0, MAX_LENGTH - suffix.length)
      .join('') + suffix
  )
}
