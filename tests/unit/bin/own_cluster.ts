import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { query } from '#tests/unit/bin/query'
import { Postgres } from '../../../bin/postgres.js'

/** A PostgreSQL that is not the one of this checkout, in a folder of its own, to be thrown away. */
export class OwnCluster {
  static async start(): Promise<OwnCluster> {
    const root = mkdtempSync(join(tmpdir(), 'cluster-'))
    mkdirSync(join(root, 'tmp'))
    // Whatever the umask: as root, PostgreSQL runs as another user.
    for (const folder of [root, join(root, 'tmp')]) chmodSync(folder, 0o755)
    const postgres = new Postgres({ root, durable: false })
    await postgres.start()
    return new OwnCluster(root, postgres)
  }

  private constructor(
    private readonly root: string,
    private readonly postgres: Postgres
  ) {}

  /** An empty database and a user that owns it and nothing else; gives their URL. */
  async database(name: string, password: string): Promise<string> {
    await query(this.postgres.url, `CREATE ROLE ${name} LOGIN PASSWORD '${password}'`)
    await query(this.postgres.url, `CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0`)
    const { host } = new URL(this.postgres.url)
    return `postgres://${name}:${encodeURIComponent(password)}@${host}/${name}`
  }

  async stop() {
    await this.postgres.stop()
    rmSync(this.root, { recursive: true })
  }
}
