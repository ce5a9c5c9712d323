/** What stands for nothing in a cell that may be empty. */
const NOTHING = /^([-—–/\\]+|无|暂无|没有|N\/?A|NULL)$/iu

/** Whether a cell holds nothing but a sign for it. */
export function isNothing(text: string): boolean {
  return NOTHING.test(text.normalize('NFKC').trim())
}
