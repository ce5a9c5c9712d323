import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { NodeMailerMessage } from '@adonisjs/mail/types'
import { simpleParser } from 'mailparser'
import { FileTransport } from '#mails/file_transport'

test.group('Mails kept as files', (group) => {
  let folder: string

  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mails-'))
    return () => rm(folder, { recursive: true })
  })

  test('each is one .eml that mail programs read, for the owner only', async ({ assert }) => {
    const transport = new FileTransport(join(folder, 'new'))
    const message: NodeMailerMessage = {
      from: 'a@example.cn',
      to: ['b@example.cn'],
      subject: '设置新密码',
      text: '您好',
    }

    await Promise.all([transport.send(message), transport.send(message)])

    const names = await readdir(join(folder, 'new'))
    const mail = await simpleParser(await readFile(join(folder, 'new', names[0])))
    assert.lengthOf(names, 2)
    assert.isTrue(names.every((name) => name.endsWith('.eml')))
    assert.deepEqual([mail.subject, mail.text?.trim()], ['设置新密码', '您好'])
    const { mode } = await stat(join(folder, 'new', names[0]))
    assert.equal(mode & 0o077, 0)
  })
})
