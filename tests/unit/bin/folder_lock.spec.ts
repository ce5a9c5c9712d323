import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { takeLock } from '../../../bin/command/folder_lock.js'
import { commandLineOf } from '../../../bin/command/processes.js'

test.group('The lock of a cluster', (group) => {
  let file: string

  group.each.setup(() => {
    const folder = mkdtempSync(join(tmpdir(), 'lock-'))
    file = join(folder, 'postgres.lock')
    return () => rmSync(folder, { recursive: true })
  })

  test('another command that runs holds it', ({ assert }) => {
    const command = commandLineOf(process.ppid).split(' ')[0]
    writeFileSync(file, `${process.ppid} ${command}`)

    assert.equal(takeLock(file).holder, process.ppid)
  })

  test('a process id that belongs to something else by now does not', ({ assert }) => {
    writeFileSync(file, `${process.ppid} start-of-yesterday.js`)

    assert.isUndefined(takeLock(file).holder)
  })

  test('neither does a process that died, nor this one in an earlier life', ({ assert }) => {
    for (const pid of [2 ** 22 + 1, process.pid]) {
      writeFileSync(file, `${pid} start.js`)

      assert.isUndefined(takeLock(file).holder)
    }
  })

  test('released, it is gone', ({ assert }) => {
    const lock = takeLock(file)
    assert.isTrue(existsSync(file))

    lock.release!()

    assert.isFalse(existsSync(file))
  })
})
