import { deflateSync } from 'node:zlib'
import { test } from '@japa/runner'
import sharp from 'sharp'
import { coverPdf } from '#documents/cover_document'
import { inspectUpload } from '#documents/thumbnail'
import { sampleCover } from './sample_documents.js'
import { pdfOf, picture, stream, textPdf } from './sample_files.js'
import type { AcceptedUpload } from '#documents/thumbnail'

const ZIP = Buffer.concat([
  Buffer.from('PK\u0003\u0004', 'latin1'),
  Buffer.alloc(60),
  Buffer.from('PK\u0005\u0006', 'latin1'),
  Buffer.alloc(18),
])
const HTML = Buffer.from('<html><script>alert(1)</script></html>')
const HEIC = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0heicmif1', 'latin1'),
  Buffer.alloc(400),
])
const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>'

type Make = () => Promise<Buffer> | Buffer

function jpeg(): Promise<Buffer> {
  return picture().jpeg().toBuffer()
}

async function cut(file: Promise<Buffer>, length: number): Promise<Buffer> {
  const whole = await file
  return whole.subarray(0, length)
}

async function accepted(bytes: Buffer, name: string): Promise<AcceptedUpload> {
  const upload = await inspectUpload(bytes, name)
  if (!upload.ok) throw new Error(`refused as ${upload.code}: ${upload.message}`)
  return upload
}

/** A PNG that says it is larger than it is. */
async function declaring(width: number, height: number): Promise<Buffer> {
  const png = await picture().png().toBuffer()
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

test.group('inspectUpload refuses', (group) => {
  group.tap((spec) => spec.timeout(10_000))

  test('{0} as {1}')
    .with([
      ['an empty file', 'empty', () => Buffer.alloc(0)],
      ['more than 10 MB', 'tooLarge', () => Buffer.alloc(10 * 2 ** 20 + 1)],
      ['a renamed program', 'type', () => Buffer.from(`MZ${'\0'.repeat(600)}`)],
      ['a renamed document', 'type', () => ZIP],
      ['a page of HTML', 'type', () => HTML],
      [
        'an SVG',
        'type',
        () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      ],
      ['a text', 'type', () => Buffer.from('数据准确')],
      ['a GIF that is a script', 'type', () => Buffer.from('GIF89a/*\0\0*/=1;alert(1)')],
      ['a picture of a phone in HEIC', 'heic', () => HEIC],
      ['half a JPEG', 'broken', () => cut(jpeg(), 3000)],
      ['half a PNG', 'broken', () => cut(picture().png().toBuffer(), 2000)],
      ['half a WebP', 'broken', () => cut(picture().webp().toBuffer(), 900)],
      [
        'the head of a JPEG and junk',
        'broken',
        () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2]),
      ],
      ['a bomb of 81 million pixels', 'tooLarge', () => picture(9000, 9000).png().toBuffer()],
      ['a picture that lies about its size', 'tooLarge', () => declaring(60_000, 60_000)],
      ['a picture that lies a little', 'broken', () => declaring(700, 5000)],
      ['a picture of 199 pixels', 'broken', () => picture(900, 199).png().toBuffer()],
      [
        'a white picture',
        'empty',
        () =>
          sharp({ create: { width: 800, height: 600, channels: 3, background: '#fdfdfd' } })
            .jpeg()
            .toBuffer(),
      ],
      [
        'a transparent picture',
        'empty',
        () =>
          sharp({ create: { width: 800, height: 600, channels: 4, background: '#0000' } })
            .png()
            .toBuffer(),
      ],
      ['half a PDF', 'broken', () => coverPdf(sampleCover()).subarray(0, 20_000)],
      [
        'the head of a PDF and junk',
        'broken',
        () => Buffer.from(`%PDF-1.7\n${'x'.repeat(300)}%%EOF`),
      ],
      [
        'a PDF that does not begin at once',
        'type',
        () => Buffer.concat([Buffer.from('\n\nGIF'), textPdf()]),
      ],
      ['a page of HTML in front of a PDF', 'type', () => Buffer.concat([HTML, textPdf()])],
      [
        'a PDF that is locked',
        'encrypted',
        () => textPdf('', ['<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>'], '/Encrypt 6 0 R'),
      ],
      ['a PDF with a script', 'active', () => textPdf(`/OpenAction ${SCRIPT}`)],
      [
        'a PDF with a script in disguise',
        'active',
        () => textPdf('/OpenAction <</S/J#61vaScript/JS(1)>>'),
      ],
      [
        'a PDF with a script in a compressed object',
        'active',
        () =>
          textPdf('', [
            stream(deflateSync(`7 0 ${SCRIPT}`), '/Type/ObjStm/N 1/First 4/Filter/FlateDecode'),
          ]),
      ],
      [
        'a PDF with a compressed object that is a bomb',
        'active',
        () =>
          textPdf('', [
            stream(
              deflateSync(Buffer.alloc(2 ** 26)),
              '/Type/ObjStm/N 1/First 4/Filter/FlateDecode'
            ),
          ]),
      ],
      [
        'a PDF with a file in it',
        'active',
        () => textPdf('', [stream('MZ', '/Type/EmbeddedFile')]),
      ],
      [
        'a PDF that starts programs',
        'active',
        () => textPdf('/OpenAction <</S/Launch/F(calc.exe)>>'),
      ],
      ['a PDF with a ZIP behind it', 'active', () => Buffer.concat([textPdf(), ZIP])],
      ['a PDF with HTML behind it', 'active', () => Buffer.concat([textPdf(), HTML])],
      [
        'a PDF of one white page',
        'empty',
        () =>
          pdfOf([
            '<</Type/Catalog/Pages 2 0 R>>',
            '<</Type/Pages/Kids[3 0 R]/Count 1>>',
            '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
          ]),
      ],
    ] as [string, string, Make][])
    .run(async ({ assert }, [, code, make]) => {
      const upload = await inspectUpload(await make(), '证明材料.jpg')

      assert.isFalse(upload.ok)
      if (upload.ok) return
      assert.equal(upload.code, code)
      assert.match(upload.message, /^[^！!]+请[^！!]+。$/)
    })
})

test.group('inspectUpload keeps', (group) => {
  group.tap((spec) => spec.timeout(10_000))

  test('a clean JPEG as it was sent', async ({ assert }) => {
    const sent = await jpeg()
    const upload = await accepted(sent, '营业执照.png')

    assert.isTrue(upload.bytes.equals(sent))
    assert.include(upload, {
      mediaType: 'image/jpeg',
      name: '营业执照.jpg',
      width: 640,
      height: 480,
    })
  })

  test('a progressive JPEG and a clean PNG as they were sent', async ({ assert }) => {
    const progressive = await picture().jpeg({ progressive: true }).toBuffer()
    const png = await picture().png().toBuffer()
    const uploads = [await accepted(progressive, 'a.jpg'), await accepted(png, 'a.png')]

    assert.isTrue(uploads[0]!.bytes.equals(progressive))
    assert.isTrue(uploads[1]!.bytes.equals(png))
  })

  test('only the picture of a JPEG with {0}')
    .with([
      ['a ZIP behind it', async () => Buffer.concat([await jpeg(), ZIP])],
      ['HTML behind it', async () => Buffer.concat([await jpeg(), HTML])],
      [
        'a script behind it and a false end',
        async () =>
          Buffer.concat([await jpeg(), Buffer.from('*/alert(1)//'), Buffer.from([0xff, 0xd9])]),
      ],
      ['a PDF behind it', async () => Buffer.concat([await jpeg(), textPdf()])],
      ['HTML in its comment', async () => withComment(await jpeg(), HTML)],
    ] as [string, Make][])
    .run(async ({ assert }, [, make]) => {
      const sent = await make()
      const { bytes } = await accepted(sent, '封面.jpg')
      const text = bytes.toString('latin1')

      assert.isFalse(bytes.equals(sent))
      assert.notMatch(text, /<script|<html|PK|%PDF-|alert/)
      assert.include(await sharp(bytes).metadata(), { format: 'jpeg', width: 640, height: 480 })
    })

  test('only the picture of a PNG with a ZIP behind it', async ({ assert }) => {
    const png = await picture().png().toBuffer()
    const { bytes } = await accepted(Buffer.concat([png, ZIP]), 'a.png')

    assert.notInclude(bytes.toString('latin1'), 'PK\u0005\u0006')
    assert.propertyVal(await sharp(bytes).metadata(), 'format', 'png')
  })

  test('a WebP as JPEG', async ({ assert }) => {
    const upload = await accepted(await picture().webp().toBuffer(), '照片.webp')

    assert.include(upload, { mediaType: 'image/jpeg', name: '照片.jpg' })
    assert.propertyVal(await sharp(upload.bytes).metadata(), 'format', 'jpeg')
  })

  test('the name in composed characters', async ({ assert }) => {
    const upload = await accepted(await jpeg(), 'プロジェクト がらす.jpg'.normalize('NFD'))

    assert.equal(upload.name, 'プロジェクト がらす.jpg'.normalize('NFC'))
  })

  test('the turn of a phone in the file and takes it out of the thumbnail', async ({ assert }) => {
    const exif = { IFD0: { Make: 'Phone' } }
    const sent = await picture(1200, 900)
      .withMetadata({ orientation: 6 })
      .withExifMerge(exif)
      .jpeg()
      .toBuffer()
    const upload = await accepted(sent, 'IMG_2041.jpg')
    const thumbnail = await sharp(upload.thumbnail).metadata()

    assert.propertyVal(await sharp(upload.bytes).metadata(), 'orientation', 6)
    assert.include(thumbnail, { format: 'jpeg', width: 360, height: 480 })
    assert.isUndefined(thumbnail.exif)
    assert.isUndefined(thumbnail.orientation)
  })

  test('a PDF with its pages counted and the first as thumbnail', async ({ assert }) => {
    const sent = coverPdf(sampleCover())
    const upload = await accepted(sent, '封面.JPG')
    const thumbnail = await sharp(upload.thumbnail).metadata()

    assert.isTrue(upload.bytes.equals(sent))
    assert.include(upload, { mediaType: 'application/pdf', name: '封面.pdf', pages: 1 })
    assert.equal(thumbnail.height, 480)
  })

  test('a PDF whose Chinese font is not in the file, and shows its text', async ({ assert }) => {
    const upload = await accepted(chinesePdf(), '说明.pdf')
    const { channels } = await sharp(upload.thumbnail).greyscale().stats()

    assert.isAbove(channels[0]!.stdev, 10)
  })
})

function withComment(image: Buffer, comment: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2])
  return Buffer.concat([image.subarray(0, 2), head, comment, image.subarray(2)])
}

function chinesePdf(): Buffer {
  const codes = Array.from('单位情况说明加盖公章', (c) => c.charCodeAt(0).toString(16)).join('')
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    stream(`BT /F1 44 Tf 30 250 Td <${codes}> Tj ET`),
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
  ])
}
