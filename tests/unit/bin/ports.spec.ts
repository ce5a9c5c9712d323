import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { test } from '@japa/runner'
import { freePort, holderOf, isFree, nextFreePort } from '../../../bin/command/ports.js'

async function listening(port: number, host: string) {
  const server = createServer()
  await once(server.listen(port, host), 'listening')
  return server
}

test.group('Ports', (group) => {
  let port: number
  let server: Server

  group.each.setup(async () => {
    port = await freePort()
    server = await listening(port, '127.0.0.1')
    return () => void server.close()
  })

  test('a port somebody listens on is not free, for no address', async ({ assert }) => {
    assert.isFalse(await isFree(port, '127.0.0.1'))
    assert.isFalse(await isFree(port, '0.0.0.0'))
  })

  test('the next free one is above it', async ({ assert }) => {
    const next = await nextFreePort(port, '127.0.0.1')

    assert.isAbove(next!, port)
    assert.isTrue(await isFree(next!, '127.0.0.1'))
  })

  test('who holds it is named', ({ assert }) => {
    assert.equal(holderOf(port)!.pid, process.pid)
    assert.isNotEmpty(holderOf(port)!.command)
  }).skip(process.platform !== 'linux', 'only Linux tells')

  test('a free port has no holder', async ({ assert }) => {
    assert.isUndefined(holderOf(await freePort()))
  })
})
