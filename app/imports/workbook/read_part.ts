import { UnreadableFile } from '#imports/unreadable_file'
import { XmlReader, type XmlListener } from '#imports/workbook/xml_reader'
import type { ZipFile } from '#imports/workbook/zip_file'

/** Characters of a part that is kept whole: names of sheets, styles, relations. */
const MOST_CHARACTERS = 16 * 1024 * 1024

/** Reads a part of a workbook from its beginning to its end; says nothing when there is none. */
export async function readPart(
  zip: ZipFile,
  name: string,
  listener: XmlListener,
  most = MOST_CHARACTERS
): Promise<void> {
  const reader = new XmlReader(listener)
  let read = 0
  for await (const piece of zip.text(name)) {
    read += piece.length
    if (read > most) {
      throw new UnreadableFile(
        '这个文件的样式或工作表多得不正常，没有读。请把清单复制到新建的工作簿里再传。'
      )
    }
    reader.write(piece)
  }
}
