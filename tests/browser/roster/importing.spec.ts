import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { row, workbook } from '#tests/functional/roster/lists'
import { closeBrowsers } from '#tests/support/browsers'
import { Visitor } from '#tests/support/visitor'
import { workOff } from '#tests/support/work_off'
import { buildWorld, clearWorld, MANAGER_PASSWORD } from '#tests/support/world'

test.group('Importing the roster in a browser', (group) => {
  let folder: string
  group.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-'))
    return () => rm(folder, { recursive: true })
  })
  group.each.setup(() => clearWorld())
  group.teardown(() => closeBrowsers())

  test('a list is sent, looked at and stored, scripts {scripts}')
    .with([{ scripts: true }, { scripts: false }])
    .run(async ({ assert }, { scripts }) => {
      const { nation } = await buildWorld()
      const file = join(folder, '下发清单.xlsx')
      await writeFile(
        file,
        await workbook([row('2013AA01A301'), row('2013AA01A302', { 9: '秘密' })])
      )
      const visitor = await Visitor.arrive({ scripts })
      await visitor.open('/login')
      await visitor.fill('用户名', nation.userName)
      await visitor.fill('密码', MANAGER_PASSWORD)
      await visitor.press('登录')

      await visitor.follow('下发清单')
      await visitor.follow('导入')
      await visitor.upload('清单文件', file)
      await visitor.press('上传并核对')
      await visitor.sees('正在读文件')
      await workOff()
      await visitor.open(visitor.url())
      await visitor.sees('新增 1 个，变化 0 个，没有变化 0 个，不能导入 1 行')
      await visitor.sees('涉密项目不能进本系统')
      await visitor.press('其余先导入')
      await workOff()
      await visitor.open(visitor.url())
      await visitor.sees('已经导入')
      await visitor.follow('看清单')
      await visitor.sees('2013AA01A301')

      assert.equal(visitor.url(), '/roster')
      await visitor.close()
    })
})
