import type { SheetOutline } from '#imports/roster/roster_file'

/** What was left out of each sheet, in words, with the row it is about. */
export function outlineRemarks(
  outlines: readonly SheetOutline[]
): { row: number; message: string }[] {
  return outlines.flatMap(({ sheet, skipped, headerRow, ignored, passed }) => {
    const where = sheet === '' ? '' : `工作表“${sheet}”`
    if (skipped !== null) return [{ row: 1, message: `${where}${skipped}，没有读` }]
    const left = passedWords(passed)
    return [
      ...(ignored.length > 0
        ? [{ row: headerRow, message: `${where}这些列没有用到：${ignored.join('、')}` }]
        : []),
      ...(left ? [{ row: headerRow, message: `${where}略过${left}` }] : []),
    ]
  })
}

function passedWords({ blank, total, note }: SheetOutline['passed']): string {
  return [
    blank > 0 ? `空行 ${blank} 行` : '',
    total > 0 ? `合计 ${total} 行` : '',
    note > 0 ? `说明 ${note} 行` : '',
  ]
    .filter(Boolean)
    .join('、')
}
