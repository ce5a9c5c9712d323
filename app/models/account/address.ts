import { isIP } from 'node:net'

/** The client's address as PostgreSQL's inet takes it; null for what a proxy made up and for who has hung up. */
export function address(given: string | undefined): string | null {
  const plain = (given ?? '').replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(plain) ? plain : null
}

/** Whom one failure counter stands for: an IPv4 address, or the /64 that one IPv6 subscriber owns. */
export function addressBlock(given: string): string {
  const plain = address(given) ?? 'unknown'
  if (isIP(plain) !== 6) return plain
  const [head, tail = ''] = plain.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const gap = plain.includes('::') ? Array(8 - front.length - back.length).fill('0') : []
  const groups = [...front, ...gap, ...back].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
