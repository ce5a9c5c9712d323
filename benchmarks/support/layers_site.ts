/** The site with a few routes more: rungs between a bare route of the framework and the save path. */
import 'reflect-metadata'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Ignitor } from '@adonisjs/core'
import { announce } from './announce.js'

const ROOT = new URL('../../', import.meta.url)
const importer = (path: string) => import(/^\.\.?\//.test(path) ? new URL(path, ROOT).href : path)

process.env.LOG_LEVEL = 'error'
process.env.PORT = '0'
process.env.HOST = '127.0.0.1'

await new Ignitor(ROOT, { importer })
  .tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
    app.starting(async () => {
      await import('./layer_routes.js')
    })
  })
  .httpServer()
  .start((handle) => {
    const server = createServer(handle)
    server.on('listening', () => {
      announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
    return server
  })
