import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import type { Config } from '@japa/runner/types'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import drive from '@adonisjs/drive/services/main'
import { freePort } from '../bin/command/ports.js'

const SERVED = ['functional', 'browser', 'stories']

process.env.HOST ??= '127.0.0.1'
process.env.PORT ??= String(await freePort())

export const plugins: Config['plugins'] = [
  assert(),
  apiClient({ baseURL: `http://${process.env.HOST}:${process.env.PORT}` }),
  pluginAdonisJS(app),
]

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [
    async () => {
      await ace.exec('migration:run', ['--compact-output'])
      if (ace.exitCode === 1) throw new Error('The database could not be brought up to date')
    },
    () => {
      drive.fake()
      return () => drive.restore()
    },
  ],
  teardown: [],
}

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (SERVED.includes(suite.name)) suite.setup(() => testUtils.httpServer().start())
}
