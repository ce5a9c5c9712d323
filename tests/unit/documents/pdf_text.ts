import { openPdf } from '#documents/pdf_page'

/** The text of each page as a reader copies it, without the spaces of the layout. */
export async function pdfText(pdf: Buffer): Promise<string[]> {
  const opened = await openPdf(pdf)
  const numbers = Array.from({ length: opened.numPages }, (_, i) => i + 1)
  const pages = await Promise.all(numbers.map((number) => opened.getPage(number)))
  const contents = await Promise.all(pages.map((page) => page.getTextContent()))
  return contents.map(({ items }) =>
    items
      .map((item) => ('str' in item ? item.str : ''))
      .join('')
      .replace(/[\s\u200b]/g, '')
  )
}
