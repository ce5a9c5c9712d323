/**
 * The floor: what node:http and pg take for the same bytes and the same UPDATE, without any check.
 * Below it, the rungs of layers.ts: /fixed answers at once, /body reads the body first.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { announce } from './announce.js'

const UPDATE = `
  UPDATE answers SET raw = $3, version = version + 1, data_version = nextval('data_versions'), saved_at = survey_now()
   WHERE report_id = $1 AND code = $2 AND version = $4 RETURNING version, saved_at`

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 })

async function answer(request: IncomingMessage): Promise<unknown> {
  const [, way, report, , code] = request.url!.split('/')
  if (way === 'fixed') return {}
  const { raw, expected } = JSON.parse(await text(request))
  if (way === 'body') return { version: expected }
  const values = [report, code, raw, expected]
  const { rows } = await pool.query({ name: 'save', text: UPDATE, values })
  return rows[0]
}

const server = createServer(async (request, response) => {
  const body = JSON.stringify(await answer(request))
  const length = Buffer.byteLength(body)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': length })
  response.end(body)
})

server.listen(0, '127.0.0.1', () => {
  announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
