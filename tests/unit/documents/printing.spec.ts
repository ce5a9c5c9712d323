import { test } from '@japa/runner'
import { coverPdf } from '#documents/cover_document'
import { print } from '#documents/printing'
import { sampleCover, sampleReport } from '#tests/unit/documents/sample_documents'

test.group('Printing beside the web server', () => {
  test('gives the PDF that the document is', async ({ assert }) => {
    const pdf = await print('cover', sampleCover())

    assert.isTrue(pdf.equals(coverPdf(sampleCover())))
  })

  test('leaves the server free while a long report is set', async ({ assert }) => {
    await print('cover', sampleCover())
    let served = 0
    const others = setInterval(() => served++, 1)

    await print('report', sampleReport({}, 100))

    clearInterval(others)
    assert.isAbove(served, 5)
  })

  test('tells why a document could not be set, and prints the next one', async ({ assert }) => {
    const broken = { ...sampleCover(), projectName: 17 as never, qr: null as never }

    await assert.rejects(() => print('cover', broken), /cover: /)

    assert.isAbove((await print('cover', sampleCover())).length, 1000)
  })
})
