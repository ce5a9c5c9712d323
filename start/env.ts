import { Env } from '@adonisjs/core/env'

/** Everything an installation can set; `docs/configuration.md` explains each. */
export default await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  HOST: Env.schema.string.optional({ format: 'host' }),
  PORT: Env.schema.number.optional(),
  LOG_LEVEL: Env.schema.string.optional(),
  APP_KEY: Env.schema.secret(),
  APP_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  DATABASE_URL: Env.schema.string.optional(),
  SMTP_URL: Env.schema.string.optional(),
  MAIL_FROM: Env.schema.string.optional(),
  DRIVE_DISK: Env.schema.enum.optional(['fs'] as const),
  DRIVE_FOLDER: Env.schema.string.optional(),
  DEMONSTRATION: Env.schema.boolean.optional(),
  TRUST_PROXY: Env.schema.boolean.optional(),
})
