import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import sharp from 'sharp'
import { coverPdf } from '#documents/cover_document'
import { scanPatiently } from '#tests/support/scanning'
import { reportDocument } from '#presenters/report_print'
import { sql } from '#queries/sql'
import { accessibilityProblems } from '#tests/support/accessibility'
import { closeBrowsers } from '#tests/support/browsers'
import { Visitor } from '#tests/support/visitor'
import {
  buildWorld,
  clearWorld,
  fillCleanly,
  MANAGER_PASSWORD,
  plant,
  type World,
} from '#tests/support/world'

const WAYS = [
  { browser: 'chromium', scripts: true },
  { browser: 'chromium', scripts: false },
  { browser: 'chromium109', scripts: true },
  { browser: 'chromium89', scripts: true },
  { browser: 'chromium89', scripts: false },
] as const

const PASSWORD = 'Lion2017x'
const VAGUE = '情况属实，数据准确。'
const REASON =
  '2016 年 5 月因增加储能业务更名，原江苏恒曜电源科技有限公司变更为现名，见准予变更登记通知书。'

/** A report that is complete but for what the journey meets: a blank, a wrong sum, a new name. */
async function unfinishedReport(): Promise<World> {
  const world = await buildWorld({ city: false })
  await fillCleanly(world.report)
  await plant(world.report, { JC01: '江苏恒曜储能科技有限公司', JC15: '', JD01: 25 })
  await sql('UPDATE accounts SET password = NULL WHERE id = ?', [world.respondent.id])
  return world
}

test.group('The whole way of a report', (group) => {
  let folder: string

  group.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journey-'))
  })
  group.each.setup(() => clearWorld())
  group.teardown(() => closeBrowsers())

  test('with {browser}, scripts {scripts}')
    .with([...WAYS])
    .run(async ({ assert }, way) => {
      const world = await unfinishedReport()
      const { report, respondent } = world
      const path = `/reports/${report.id}`
      const clerk = await Visitor.arrive(way)
      const problems: string[] = []
      const look = async () => problems.push(...(await accessibilityProblems(clerk)))

      // The first login asks for the organisation code and a password of one's own.
      await clerk.open('/')
      await clerk.fill('用户名', respondent.userName.toLowerCase())
      await clerk.fill('密码', 'kj+123')
      await clerk.press('登录')
      await clerk.fill('组织机构代码', '71480035-X')
      await clerk.fill('新密码', PASSWORD)
      await clerk.fill('再输一遍', PASSWORD)
      await clerk.press('换好，重新登录')
      await clerk.fill('用户名', respondent.userName)
      await clerk.fill('密码', PASSWORD)
      await clerk.press('登录')
      await clerk.sees('还差 1 项没填')
      await look()

      // Filling: the blank one and the wrong sum.
      await clerk.follow('接着填')
      await clerk.sees('表二 承担单位与参加单位')
      await clerk.fill('#f-JC15', '０')
      await (way.scripts ? clerk.key('Tab') : clerk.press('保存', '.dock'))
      await clerk.sees('已保存', '#save-line')
      await look()
      await clerk.open(`${path}/sections/JD`)
      await clerk.sees('参加人员合计应等于各职称人员之和')
      await clerk.press('用合计 24')
      await clerk.sees('齐了', '#summary')
      assert.equal(await clerk.value('#f-JD01'), '24')
      await look()

      // Audit, explanation with a paper: a vague one is refused, and kept.
      await clerk.open(`${path}/audit`)
      await clerk.sees('单位名称与下发清单不一致')
      await look()
      await clerk.fill('#B001-text', VAGUE)
      await clerk.press('保存说明', '#B001')
      await clerk.sees('没有说出原因', '#B001')
      assert.include(await clerk.value('#B001-text'), VAGUE)
      await look()
      const paper = join(folder, '准予变更登记通知书.png')
      await writeFile(paper, await picture())
      await clerk.fill('#B001-text', REASON)
      await clerk.upload('#B001-files', paper)
      await clerk.press('保存说明', '#B001')
      await clerk.sees('已说明', '#B001')
      await clerk.fill('#B098-text', `${REASON}统一社会信用代码没有变化。`)
      await clerk.press('保存说明', '#B098')
      await clerk.sees('已说明', '#B098')
      await look()

      // Cover, printed from the data as they are, and submission with its receipt.
      scanPatiently()
      const cover = join(folder, '封面.pdf')
      await writeFile(cover, coverPdf(reportDocument(await report.standing()).cover))
      await clerk.open(`${path}/submission`)
      await look()
      await clerk.upload('上传盖章的封面', cover)
      await clerk.press('上传封面')
      await clerk.sees('有效', '#cover')
      await clerk.press('上报给江苏省科学技术厅')
      await clerk.sees('上报回执')
      await look()
      await report.refresh()
      assert.equal(report.state, 'submitted')
      await clerk.close()

      await accept(world, way, problems)
      await report.refresh()
      const events = await sql<{ action: string }>(
        'SELECT action FROM report_events WHERE report_id = ? ORDER BY id',
        [report.id]
      )
      assert.equal(report.state, 'province_accepted')
      assert.deepEqual(
        events.map(({ action }) => action),
        ['begin', 'submit', 'accept']
      )
      assert.deepEqual(problems, [])
    })
    .timeout(240_000)
})

/** The province opens the report, reads the explanations, accepts. */
async function accept({ report, province }: World, way: (typeof WAYS)[number], problems: string[]) {
  const manager = await Visitor.arrive(way)
  await manager.open('/login')
  await manager.fill('用户名', province.userName)
  await manager.fill('密码', MANAGER_PASSWORD)
  await manager.press('登录')
  await manager.follow('验收 1 份报表')
  await manager.sees('等您验收 1 份')
  problems.push(...(await accessibilityProblems(manager)))
  await manager.follow((await report.related('project').query().firstOrFail()).title)
  await manager.sees('核实说明 2 条')
  problems.push(...(await accessibilityProblems(manager)))
  await manager.press('全部标为已看')
  await manager.sees('都看过了')
  await manager.press('验收', '.dock')
  await manager.sees('省级验收通过')
  await manager.close()
}

/** A paper as a phone takes it: not blank, large enough to read. */
function picture(): Promise<Buffer> {
  const lines = Array.from(
    { length: 20 },
    (_, i) =>
      `<rect x="80" y="${120 + i * 40}" width="${500 + (i % 5) * 40}" height="14" fill="#333"/>`
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#fdfcf7"/>${lines.join('')}<circle cx="640" cy="960" r="120" fill="none" stroke="#c8202f" stroke-width="12"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
