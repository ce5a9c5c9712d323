import env from '#start/env'

interface Asked {
  /** The Host header: anybody can forge it. */
  host: string | undefined
  protocol: string
}

interface Settings {
  appUrl?: string
  host?: string
  port?: number
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * Where links in mails lead, without a slash at the end: APP_URL, else the host asked for if it is
 * this machine or the configured one, never one that a forged request names.
 */
export function siteAddress(asked: Asked, settings: Settings = fromEnvironment()): string {
  if (settings.appUrl) return settings.appUrl.replace(/\/+$/, '')
  const url = parse(asked)
  if (url && (LOOPBACK.test(url.hostname) || url.hostname === settings.host)) return url.origin
  return `http://${settings.host && settings.host !== '0.0.0.0' ? settings.host : 'localhost'}:${settings.port ?? 3333}`
}

function parse({ host, protocol }: Asked): URL | null {
  const text = `${protocol === 'https' ? 'https' : 'http'}://${host}`
  return URL.canParse(text) ? new URL(text) : null
}

function fromEnvironment(): Settings {
  return { appUrl: env.get('APP_URL'), host: env.get('HOST'), port: env.get('PORT') }
}
