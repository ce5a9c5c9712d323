import type { InferLoggers } from '@adonisjs/core/types'
import env from '#start/env'
import { defineConfig } from '@adonisjs/core/logger'

const loggerConfig = defineConfig({
  default: 'app',
  loggers: {
    app: { enabled: true, name: 'tracking-survey', level: env.get('LOG_LEVEL', 'info') },
  },
})

export default loggerConfig

declare module '@adonisjs/core/types' {
  export interface LoggersList extends InferLoggers<typeof loggerConfig> {}
}
