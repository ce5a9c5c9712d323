const DIGITS = new Map(
  [...'零一二三四五六七八九']
    .map((sign, value) => [sign, value] as const)
    .concat([
      ['〇', 0],
      ['两', 2],
    ])
)
const PLACES = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** What a number below 100,000,000 in Chinese numerals says: 两 is 2, 三百二十 is 320; else null. */
export function chineseNumeral(text: string): number | null {
  const [high, low, ...rest] = text.split('万')
  if (rest.length > 0) return null
  if (low === undefined) return belowTenThousand(high)

  const upper = belowTenThousand(high)
  const lower = low === '' ? 0 : belowTenThousand(low)
  return upper === null || lower === null ? null : upper * 10_000 + lower
}

function belowTenThousand(text: string): number | null {
  let total = 0
  let digit: number | null = null
  for (const sign of text) {
    const place = PLACES.get(sign)
    if (place === undefined) {
      // Two digits in a row are a number read out, such as 二〇一六: not guessed at.
      if (digit) return null
      digit = DIGITS.get(sign) ?? null
      if (digit === null) return null
    } else {
      total += (digit ?? 1) * place
      digit = null
    }
  }
  return text === '' ? null : total + (digit ?? 0)
}
