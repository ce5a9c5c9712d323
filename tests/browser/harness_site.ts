import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'"

const FORM = `<form method="post" action="/saved">
  <label for="unit">单位名称</label><input id="unit" name="unit">
  <label for="kind">单位性质</label><select id="kind" name="kind"><option value="">请选择</option><option value="03">03 大专院校</option></select>
  <label><input type="checkbox" name="agree"> 已核对</label>
  <label for="paper">证明材料</label><input type="file" id="paper" name="paper" multiple>
  <button>保存</button> <button name="late" disabled>上报</button>
</form>
<p id="log"></p><noscript><p>没有脚本也能填</p></noscript>
<details><summary>更多</summary><button form="none" type="button">藏着的按钮</button></details>
<a href="/next">下一页</a>`

const SCRIPT = `const log = document.querySelector('#log')
document.querySelector('#unit')?.addEventListener('change', async (event) => {
  await new Promise((resolve) => setTimeout(resolve, 60))
  await fetch('/slow').then(() => (log.textContent = '已保存 ' + event.target.value), () => (log.textContent = '没有连上'))
})`

/** A few pages with a strict policy, compressed, to try the visitor on. */
export class HarnessSite {
  static async open(): Promise<HarnessSite> {
    const server = createServer((request, response) => answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new HarnessSite(server)
  }

  readonly url: string
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  close() {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(resolve))
  }
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  const body = await bodyOf(request)
  const path = request.url!.split('?')[0]
  if (path === '/site.css') return send(response, 'text/css', 'p { color: #222 }'.repeat(50), 3600)
  if (path === '/site.js') return send(response, 'text/javascript', SCRIPT, 3600)
  if (path === '/saved') return setTimeout(() => redirect(response, body), 300)
  if (path === '/slow') return setTimeout(() => send(response, 'text/plain', 'ok'), 150)
  send(response, 'text/html', page(path, request), undefined, path === '/missing' ? 404 : 200)
}

function page(path: string, request: IncomingMessage) {
  const { searchParams } = new URL(request.url!, 'http://site')
  const contents: Record<string, string> = {
    '/': FORM,
    '/next': '<p>这是下一页</p><a href="/">返回</a>',
    '/thanks': `<p>收到：${searchParams.get('got')}</p>`,
    '/faulty': '<img src="/none.png"><input name="x"><p class="pale">看不清</p>',
  }
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>试验</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/site.css">
<script src="/site.js" defer></script></head><body><main><h1>试验</h1>${contents[path] ?? '没有'}</main></body></html>`
}

async function bodyOf(request: IncomingMessage) {
  const chunks = await Array.fromAsync(request)
  return Buffer.concat(chunks as Buffer[]).toString()
}

function redirect(response: ServerResponse, body: string) {
  const got = encodeURIComponent(new URLSearchParams(body).get('unit') ?? '')
  response.writeHead(303, {
    'location': `/thanks?got=${got}`,
    'set-cookie': 'visited=yes; HttpOnly; SameSite=Lax',
  })
  response.end()
}

function send(response: ServerResponse, type: string, text: string, age = 0, status = 200) {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-encoding': 'gzip',
    'content-security-policy': POLICY,
    'cache-control': `max-age=${age}`,
  })
  response.end(gzipSync(text))
}
