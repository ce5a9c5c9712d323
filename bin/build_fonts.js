/*
 * Makes the fonts of the PDF documents: subsets of Noto Sans SC (SIL Open Font License 1.1).
 * Run by hand after the source package changes; the results are committed.
 *
 * Regular holds everything the source has except Hangul and most of CJK extension A: all of GBK
 * and the characters of names that the table of general standard characters (通用规范汉字表) adds.
 * Bold sets headings only: GB 2312 and the same symbols; what it lacks is set in regular.
 */
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const SOURCE = new URL('../node_modules/@expo-google-fonts/noto-sans-sc/', import.meta.url)
const TARGET = new URL('../resources/documents/fonts/', import.meta.url)

const EXTENSION_A_OF_NAMES =
  '㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮'

const SYMBOLS = [
  [0x0020, 0x052f],
  [0x2000, 0x2dff],
  [0x3000, 0x33ff],
  [0xfe10, 0xffef],
]
const HAN = [
  [0x2e80, 0x2fff],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x323af],
]

function charactersOf(ranges) {
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join('')
}

function gb2312() {
  const rows = Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, i) => 0xb0 + i)
  const cells = Array.from({ length: 94 }, (_, i) => 0xa1 + i)
  const bytes = rows.flatMap((row) => cells.flatMap((cell) => [row, cell]))
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes))
}

const FONTS = {
  '400Regular/NotoSansSC_400Regular.ttf': {
    target: 'NotoSansSC-Regular.ttf',
    text: charactersOf([...SYMBOLS, ...HAN]) + EXTENSION_A_OF_NAMES,
  },
  '700Bold/NotoSansSC_700Bold.ttf': {
    target: 'NotoSansSC-Bold.ttf',
    text: charactersOf(SYMBOLS) + gb2312(),
  },
}

await mkdir(TARGET, { recursive: true })
for (const [source, { target, text }] of Object.entries(FONTS)) {
  const font = await subsetFont(await readFile(new URL(source, SOURCE)), text, {
    targetFormat: 'sfnt',
    keepFeatures: ['ccmp', 'kern', 'mark', 'mkmk'],
    noHinting: true,
    noLayoutClosure: true,
    preserveNameIds: [0, 13, 14],
  })
  await writeFile(new URL(target, TARGET), font)
  process.stdout.write(
    `${target} ${((await stat(new URL(target, TARGET))).size / 2 ** 20).toFixed(1)} MB\n`
  )
}
await copyFile(new URL('LICENSE_FONT', SOURCE), new URL('OFL.txt', TARGET))
