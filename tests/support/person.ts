import assert from 'node:assert/strict'

/** What came back; redirects are not followed by themselves. */
export interface Answer {
  status: number
  headers: Headers
  /** Path and query of a redirect, without the origin; null for none. */
  location: string | null
  body: string
  /** The body as it came, for files. */
  bytes: Buffer
  /** The words of the page, without markup. */
  words: string
}

/** A file as a browser sends it. */
export interface Sent {
  name: string
  bytes: Uint8Array
}

type Form = Record<string, string | string[] | undefined>

/**
 * Somebody with a browser that knows HTTP, cookies and forms only: quicker than a real one, and all
 * the way through the server. Sends the CSRF token of the last page with every form.
 */
export class Person {
  readonly cookies = new Map<string, string>()
  #token: string | null = null
  readonly #site: string

  constructor(site = `http://${process.env.HOST}:${process.env.PORT}`) {
    this.#site = site
  }

  /** Signs in through the form; fails unless it leads on. */
  async signIn(userName: string, password: string): Promise<this> {
    const answer = await this.tryToSignIn(userName, password)
    assert.equal(answer.status, 303, answer.words)
    return this
  }

  async tryToSignIn(userName: string, password: string, headers: Record<string, string> = {}) {
    if (!this.#token) await this.get('/login')
    return this.post('/login', { userName, password }, headers)
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send(path, { headers })
  }

  /** Sends a form, with the token of the last page unless the form names its own. */
  async post(path: string, form: Form = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries({ _csrf: this.#token ?? '', ...form })) {
      for (const one of [value ?? []].flat()) body.append(name, one)
    }
    return this.#send(path, { method: 'POST', body, headers })
  }

  /** Sends a form with files, all in one field, as a browser without scripts does. */
  async postFiles(path: string, field: string, files: Sent[], form: Record<string, string> = {}) {
    const body = new FormData()
    for (const [name, value] of Object.entries({ _csrf: this.#token ?? '', ...form })) {
      body.set(name, value)
    }
    for (const { name, bytes } of files) body.append(field, new Blob([bytes as BlobPart]), name)
    return this.#send(path, { method: 'POST', body })
  }

  /** What is not a page: its bytes as they come. */
  async download(path: string) {
    const response = await fetch(this.#site + path, { headers: { cookie: this.cookie } })
    const { status, headers } = response
    return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  /** What a browser sends to be known again. */
  get cookie(): string {
    return [...this.cookies].map((pair) => pair.join('=')).join('; ')
  }

  async follow({ location }: Answer): Promise<Answer> {
    assert.ok(location, 'nothing to follow')
    return this.get(location)
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const headers = { accept: 'text/html', cookie: this.cookie, ...(init.headers as object) }
    const response = await fetch(this.#site + path, { ...init, headers, redirect: 'manual' })
    this.#keepCookies(response.headers)
    const bytes = Buffer.from(await response.arrayBuffer())
    const body = bytes.toString()
    this.#token =
      /name='_csrf' value='([^']+)'/.exec(body)?.[1].replaceAll('&#x3D;', '=') ?? this.#token
    return {
      status: response.status,
      headers: response.headers,
      location: this.#pathOf(response.headers.get('location')),
      body,
      bytes,
      words: wordsOf(body),
    }
  }

  #keepCookies(headers: Headers) {
    for (const line of headers.getSetCookie()) {
      const [pair] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=(0|-)/i.test(line)) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  #pathOf(location: string | null) {
    if (location === null) return null
    const url = new URL(location, this.#site)
    return url.origin === this.#site ? url.pathname + url.search : location
  }
}

function wordsOf(html: string) {
  const main = html.replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
  return main
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
