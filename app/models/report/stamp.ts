import { hash } from 'node:crypto'

/**
 * What a form knows of the text it shows: its version and a fingerprint of the text. A field whose
 * fingerprint is unchanged was not touched, so a stale tab can't put old text back (F4).
 */
export function stamp(version: number, raw: string): string {
  return `${version}.${fingerprint(raw)}`
}

/** Of a stamp that is none: a version that nothing has, and a print that no text has. */
export function readStamp(text: unknown): { version: number; print: string } {
  const [, version, print] = /^(\d{1,9})\.([\w-]+)$/.exec(String(text)) ?? []
  return version ? { version: Number(version), print } : { version: -1, print: '' }
}

/** 60 bits; forms write line breaks as CR LF, scripts as LF. */
export function fingerprint(raw: string): string {
  return hash('sha256', raw.replaceAll('\r\n', '\n'), 'base64url').slice(0, 10)
}
