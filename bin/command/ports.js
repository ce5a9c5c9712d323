import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { commandLineOf } from './processes.js'

const LISTENING = '0A'

/** A port of this address that nobody uses at this moment. */
export async function freePort(host = '127.0.0.1') {
  const server = createServer()
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, host, resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Whether a server could listen there; browsers ask `localhost` on ::1 first, so that counts. */
export async function isFree(port, host = '127.0.0.1') {
  return (await canListen(port, host)) && (await canListen(port, '::1', ['EADDRINUSE']))
}

/** The first free port at or above `port`, within the next hundred; undefined without any. */
export async function nextFreePort(port, host) {
  for (let candidate = port; candidate < Math.min(port + 100, 65536); candidate++) {
    if (await isFree(candidate, host)) return candidate
  }
}

/** Who listens on a port: `{ pid, command }`, undefined when this user may not know (Linux only). */
export function holderOf(port) {
  const sockets = new Set(['tcp', 'tcp6'].flatMap((table) => listeningSockets(table, port)))
  if (sockets.size === 0) return undefined
  const pid = list('/proc').find((name) => /^\d+$/.test(name) && holdsOne(name, sockets))
  return pid ? { pid: Number(pid), command: commandLineOf(Number(pid)) } : undefined
}

function canListen(port, host, refusals) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }) => resolve(refusals ? !refusals.includes(code) : false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

function listeningSockets(table, port) {
  const hexadecimal = port.toString(16).toUpperCase().padStart(4, '0')
  return read(`/proc/net/${table}`)
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(`:${hexadecimal}`) && state === LISTENING)
    .map((columns) => `socket:[${columns[9]}]`)
}

function holdsOne(pid, sockets) {
  return list(`/proc/${pid}/fd`).some((descriptor) =>
    sockets.has(targetOf(`/proc/${pid}/fd/${descriptor}`))
  )
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function targetOf(link) {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}
