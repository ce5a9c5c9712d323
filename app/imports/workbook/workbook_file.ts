import { posix } from 'node:path'
import type { Sheet } from '#imports/cell'
import { UnreadableFile } from '#imports/unreadable_file'
import { CellStyles } from '#imports/workbook/cell_styles'
import { readPart } from '#imports/workbook/read_part'
import { SharedStrings } from '#imports/workbook/shared_strings'
import { sheetMerges } from '#imports/workbook/sheet_merges'
import { sheetRows } from '#imports/workbook/sheet_rows'
import { attribute } from '#imports/workbook/xml_text'
import { ZipFile } from '#imports/workbook/zip_file'

const MOST_SHEETS = 1000
const TOO_MANY_SHEETS = `这个文件的工作表超过 ${MOST_SHEETS} 张，没有读。请只留清单那几张再传。`

interface Listed {
  name: string
  relation: string
  isHidden: boolean
}

interface Book {
  sheets: Listed[]
  isFrom1904: boolean
}

/** The sheets of an .xlsx file, in their order; rows are read when asked for. Throws UnreadableFile. */
export async function workbookSheets(path: string): Promise<Sheet[]> {
  const zip = await ZipFile.open(path)
  const place = await mainPart(zip)
  const [relations, book] = [await relationsOf(zip, place), await bookAt(zip, place)]
  const part = (kind: string) =>
    [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target ?? ''
  const strings = await SharedStrings.load(zip, part('sharedStrings'))
  const styles = await CellStyles.load(zip, part('styles'), book.isFrom1904)

  return book.sheets.flatMap(({ name, relation, isHidden }) => {
    const { type = '', target = '' } = relations.get(relation) ?? {}
    if (!type.endsWith('/worksheet')) return []
    const rows = () => sheetRows(zip.text(target), strings, styles)
    return [{ name, isHidden, rows, merges: () => sheetMerges(zip.text(target)) }]
  })
}

async function mainPart(zip: ZipFile): Promise<string> {
  const top = await relationsOf(zip, '')
  const main = [...top.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target
  const place = main ?? 'xl/workbook.xml'
  if (!zip.has(place) || !place.endsWith('.xml')) {
    throw new UnreadableFile('这个文件里没有工作簿。请在 Excel 里打开，另存为 .xlsx 再传。')
  }
  return place
}

/** What a part refers to, by relation id; targets are names of parts. */
async function relationsOf(zip: ZipFile, part: string) {
  const folder = posix.dirname(part)
  const relations = new Map<string, { type: string; target: string }>()
  await readPart(zip, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), {
    opened(name, tag) {
      if (name !== 'Relationship') return
      const target = attribute(tag, 'Target') ?? ''
      relations.set(attribute(tag, 'Id') ?? '', {
        type: attribute(tag, 'Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      })
    },
  })
  return relations
}

async function bookAt(zip: ZipFile, place: string): Promise<Book> {
  const book: Book = { sheets: [], isFrom1904: false }
  await readPart(zip, place, {
    opened(name, tag) {
      if (name === 'workbookPr') {
        book.isFrom1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '')
      }
      if (name !== 'sheet') return
      const relation = /\s[\w.-]+:id="([^"]*)"/.exec(tag)?.[1] ?? ''
      const isHidden = (attribute(tag, 'state') ?? 'visible') !== 'visible'
      if (book.sheets.length === MOST_SHEETS) throw new UnreadableFile(TOO_MANY_SHEETS)
      book.sheets.push({ name: attribute(tag, 'name') ?? '', relation, isHidden })
    },
  })
  return book
}
