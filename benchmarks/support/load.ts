import { connect } from 'node:net'

/** One keep-alive connection: its next request, and what to do with the answer. */
export interface Caller {
  request(): string
  answered?(status: number, body: string): void
}

/** What the callers have met; times in ms from the first byte out to the last byte in. */
export interface Load {
  perSecond: number
  p50: number
  p95: number
  p99: number
  failures: number
}

interface Tally {
  times: number[]
  failures: number
}

/** Asks over one connection for each caller, one request at a time, until the seconds are over. */
export async function load(site: string, callers: Caller[], seconds: number): Promise<Load> {
  const until = performance.now() + seconds * 1000
  const tallies = await Promise.all(callers.map((caller) => call(site, caller, until)))
  const times = tallies.flatMap((tally) => tally.times).sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]
  return {
    perSecond: times.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failures: tallies.reduce((sum, tally) => sum + tally.failures, 0),
  }
}

// A plain socket, so that the asking side takes as little of the processors as it can.
function call(site: string, caller: Caller, until: number): Promise<Tally> {
  const { port, hostname } = new URL(site)
  const tally: Tally = { times: [], failures: 0 }
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let buffer = ''
    let started = 0
    let isOver = false
    const ask = () => {
      isOver = performance.now() >= until
      if (isOver) return socket.end()
      buffer = ''
      started = performance.now()
      socket.write(caller.request())
    }
    socket.setNoDelay(true).setEncoding('latin1').on('connect', ask).on('error', reject)
    socket.on('close', () =>
      isOver ? resolve(tally) : reject(new Error('The connection was cut.'))
    )
    socket.on('data', (chunk: string) => {
      buffer += chunk
      const answer = complete(buffer)
      if (!answer) return
      tally.times.push(performance.now() - started)
      if (answer.status >= 400) tally.failures += 1
      caller.answered?.(answer.status, answer.body)
      ask()
    })
  })
}

/** The whole answer as latin1, or null when more of it is to come. */
function complete(buffer: string): { status: number; body: string } | null {
  const end = buffer.indexOf('\r\n\r\n')
  if (end < 0) return null
  const body = buffer.slice(end + 4)
  const length = /content-length: (\d+)/i.exec(buffer.slice(0, end))
  const isWhole = length ? body.length >= Number(length[1]) : buffer.endsWith('\r\n0\r\n\r\n')
  return isWhole ? { status: Number(buffer.slice(9, 12)), body } : null
}
