/*
 * `node --import @poppinss/ts-exec bin/screenshots.ts SITE`: the pictures of the README, from a
 * running demonstration.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { closeBrowsers } from '#tests/support/browsers'
import { Visitor } from '#tests/support/visitor'

const [site = 'http://localhost:3333'] = process.argv.slice(2)
const SIZE = { width: 1366, height: 768 }
const FOLDER = 'docs/screenshots'

/** The queue comes last: the review is opened from it. */
const MANAGERS_PAGES = {
  '/manage': 'manage',
  '/collection': 'collection',
  '/deadlines': 'deadlines',
  '/accounts': 'accounts',
  '/roster/verification': 'verification',
  '/queue': 'queue',
}

interface Account {
  userName: string
  password: string
  note: string
}

const accounts: Account[] = JSON.parse(await readFile('tmp/demonstration.json', 'utf8'))
const clerk = accounts.find(({ note }) => note.includes('填报中'))!
const manager = accounts.find(({ userName }) => userName === '320000XM')!

await mkdir(FOLDER, { recursive: true })
await visit(clerk, async (visitor) => {
  await visitor.follow('3 说明')
  await shoot(visitor, 'audit')
  await visitor.follow('1 填报')
  await visitor.follow('表二', '.toc')
  await shoot(visitor, 'form')
  await visitor.follow('5 上报')
  await shoot(visitor, 'submission')
})
await visit(manager, async (visitor) => {
  for (const [path, name] of Object.entries(MANAGERS_PAGES)) {
    await visitor.open(path)
    await shoot(visitor, name)
  }
  await visitor.open(await visitor.evaluate(`document.querySelector('tbody th a').pathname`))
  await shoot(visitor, 'review')
})
await closeBrowsers()
process.exit(0)

async function visit({ userName, password }: Account, look: (visitor: Visitor) => Promise<void>) {
  const visitor = await Visitor.arrive({ site, size: SIZE })
  await visitor.open('/login')
  await visitor.fill('用户名', userName)
  await visitor.fill('密码', password)
  await visitor.press('登录')
  await look(visitor)
  await visitor.close()
}

/** What stands on the first screen, with a glance at what follows. */
async function shoot(visitor: Visitor, name: string) {
  const file = `${FOLDER}/${name}.png`
  await visitor.screenshot(file)
  const { height } = await sharp(file).metadata()
  const top = await sharp(file)
    .extract({ left: 0, top: 0, width: SIZE.width, height: Math.min(height, 960) })
    .png({ palette: true })
    .toBuffer()
  await writeFile(file, top)
}
