import type { Merge } from '#imports/cell'
import { UnreadableFile } from '#imports/unreadable_file'
import { areaOf } from '#imports/workbook/cell_reference'
import { XmlReader } from '#imports/workbook/xml_reader'
import { attribute } from '#imports/workbook/xml_text'

/** Merged cells of one sheet: they are kept in memory. */
const MOST_MERGES = 200_000
const NAME = 'mergeCell'
/** Characters kept of what went before, in case the name is cut in two. */
const KEPT = 64

/** The merged cells of a sheet, from the top: its XML names them below the rows, so it is searched for them alone. */
export async function sheetMerges(pieces: AsyncIterable<string>): Promise<Merge[]> {
  const merges: Merge[] = []
  const reader = new XmlReader({
    opened(name, tag) {
      const area = name === 'mergeCell' ? areaOf(attribute(tag, 'ref') ?? '') : null
      if (area) merges.push(area)
      if (merges.length > MOST_MERGES) {
        throw new UnreadableFile('这个文件里合并的单元格多得不正常，没有读。请取消合并再传。')
      }
    },
  })
  for await (const piece of fromFirst(pieces)) reader.write(piece)
  return merges.sort((one, other) => one.top - other.top)
}

/** The text from the tag on that is called so: what comes before is most of a sheet. */
async function* fromFirst(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let before: string | null = ''
  for await (const piece of pieces) {
    if (before === null) {
      yield piece
      continue
    }
    const text: string = before + piece
    const at = text.indexOf(NAME)
    before = at < 0 ? text.slice(-KEPT) : null
    if (at >= 0) yield text.slice(Math.max(0, text.lastIndexOf('<', at)))
  }
}
