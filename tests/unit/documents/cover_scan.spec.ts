import { test } from '@japa/runner'
import sharp from 'sharp'
import { coverPdf } from '#documents/cover_document'
import { readCoverMark } from '#documents/cover_scan'
import { LONG_PATIENCE } from '#tests/support/scanning'
import { openPdf, pagePng } from '#documents/pdf_page'
import { sampleCover } from './sample_documents.js'
import { picture, textPdf } from './sample_files.js'
import type { Sharp } from 'sharp'

const CODE = '7K2M9QXD4HTR'
const TABLE_TOP = { background: '#6b625a' }
const RING = Buffer.from(
  '<svg width="330" height="330"><circle cx="165" cy="165" r="155" fill="none" stroke="#c8352b" stroke-width="14"/></svg>'
)
/** Ink lets what is printed below shine through. */
const SEAL = { input: RING, blend: 'multiply' } as const

/** The printed cover, `side` pixels high, as it comes back from a camera or a scanner. */
async function photo(side: number, taken: (cover: Sharp) => Sharp): Promise<Buffer> {
  const pdf = await openPdf(coverPdf(sampleCover()))
  return taken(sharp(await pagePng(pdf, 1, side))).toBuffer()
}

test.group('readCoverMark', (group) => {
  group.tap((spec) => spec.timeout(30_000))

  test('finds nothing in {0}')
    .with([
      ['an empty file', async () => Buffer.alloc(0)],
      ['text', async () => Buffer.from('不是图片')],
      ['a broken PDF', async () => Buffer.from('%PDF-1.7 broken')],
      ['a PDF without a code', async () => textPdf()],
      ['a picture without a code', async () => picture(2000, 3000).jpeg().toBuffer()],
      ['a bomb', async () => picture(9000, 9000).png().toBuffer()],
      [
        'the QR of something else',
        async () => coverPdf(sampleCover({ qr: 'https://example.cn/KJ2016' })),
      ],
      [
        'noise',
        async () =>
          sharp({
            create: {
              width: 2400,
              height: 3200,
              channels: 3,
              background: 'white',
              noise: { type: 'gaussian', mean: 128, sigma: 60 },
            },
          })
            .jpeg()
            .toBuffer(),
      ],
    ] as [string, () => Promise<Buffer>][])
    .run(async ({ assert }, [, make]) => {
      const file = await make()

      const mark = await readCoverMark(file)

      assert.isNull(mark)
    })

  test('reads {0}')
    .with([
      ['the PDF as printed', async () => coverPdf(sampleCover())],
      ['a scan', () => photo(3500, (cover) => cover.jpeg({ quality: 70 }))],
      [
        'a photo turned by 3°, dim and a bit out of focus',
        () =>
          photo(2400, (cover) =>
            cover.rotate(3, TABLE_TOP).blur(1).linear(0.6, 30).jpeg({ quality: 60 })
          ),
      ],
      [
        'a small photo from a chat',
        () => photo(1000, (cover) => cover.rotate(-4, TABLE_TOP).jpeg({ quality: 50 })),
      ],
      ['a photo on its side', () => photo(2000, (cover) => cover.rotate(90).png())],
      ['a photo upside down', () => photo(2000, (cover) => cover.rotate(180).webp())],
      [
        'a red seal over the QR',
        () => photo(2400, (cover) => cover.composite([{ ...SEAL, left: 60, top: 1960 }]).jpeg()),
      ],
    ] as [string, () => Promise<Buffer>][])
    .run(async ({ assert }, [, make]) => {
      const file = await make()

      const mark = await readCoverMark(file, LONG_PATIENCE)

      assert.equal(mark?.code, CODE)
    })

  test('reads on after a file that took too long', async ({ assert }) => {
    const large = await picture(7000, 8000).jpeg().toBuffer()
    const cover = coverPdf(sampleCover())

    const first = await readCoverMark(large)
    const next = await readCoverMark(cover, LONG_PATIENCE)

    assert.isNull(first)
    assert.equal(next?.code, CODE)
  }).timeout(30_000)
})
