/** Why a text can't be kept as it is (too long, NUL, half a character), or null. */
export function unstorable(text: string, longest: number): string | null {
  if (text.length > longest) {
    return `写了 ${text.length} 个字符，最多 ${longest} 个。没有保存，请删短一些再保存。`
  }
  if (text.includes('\0') || !text.isWellFormed()) {
    return '里面有不能保存的字符，请删掉看不见的字符后再保存。'
  }
  return null
}
