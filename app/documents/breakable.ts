/** Zero width space: a line may end here. */
export const BREAK = '\u200b'

const WORD = /[!-~]+/g
const PIECE = /.{10}(?=.)/g

/**
 * A text whose Latin words (addresses, numbers, links) of more than `longest` characters can be
 * parted at a line's end.
 */
export function breakable(text: string, longest = 20): string {
  return text.replace(WORD, (word) => {
    return word.length > longest ? word.replace(PIECE, `$&${BREAK}`) : word
  })
}
