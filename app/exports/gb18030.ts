/** Pairs of bytes, then fours of bytes in their linear order, by character; made when first needed. */
let codes: Map<string, number[]> | undefined

/** Linear number of U+10000 among the fours of bytes; those of the basic plane end far before it. */
const SUPPLEMENT = 189_000
const BASIC_FOURS = 39_420
const UNKNOWN = [0x3f]

/** A text in GB 18030, which Node reads but does not write. */
export function gb18030(text: string): Buffer {
  codes ??= allCodes()
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0)!
    if (point < 0x80) bytes.push(point)
    else if (point > 0xff_ff) bytes.push(...four(SUPPLEMENT + point - 0x1_00_00))
    else bytes.push(...(codes.get(character) ?? UNKNOWN))
  }
  return Buffer.from(bytes)
}

function allCodes(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030')
  const known = new Map<string, number[]>()
  const note = (bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes))
    if (character.length === 1 && character !== '\uFFFD' && !known.has(character)) {
      known.set(character, bytes)
    }
  }
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) note([first, second])
  }
  for (let linear = 0; linear < BASIC_FOURS; linear += 1) note(four(linear))
  return known
}

function four(linear: number): number[] {
  return [
    0x81 + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ]
}
