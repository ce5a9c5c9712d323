import { XmlReader, type XmlListener } from '#imports/workbook/xml_reader'
import type { ZipFile } from '#imports/workbook/zip_file'

/** Reads a part of a workbook from its beginning to its end; says nothing when there is none. */
export async function readPart(zip: ZipFile, name: string, listener: XmlListener): Promise<void> {
  const reader = new XmlReader(listener)
  for await (const piece of zip.text(name)) reader.write(piece)
}
