import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { Refusal } from './refusal.js'

const FORBIDDEN = '42501'

/** A database of its own for one run of the tests, on any PostgreSQL. */
export class TestDatabase {
  #server
  #name = `survey_test_${randomBytes(6).toString('hex')}`

  /** @param {string} server URL of any database of that server; it is not touched */
  constructor(server) {
    this.#server = server
  }

  get url() {
    const url = new URL(this.#server)
    url.pathname = `/${this.#name}`
    return url.href
  }

  /** @throws {Refusal} the user may not create databases */
  async create() {
    try {
      await this.#query(`CREATE DATABASE ${this.#name} ENCODING 'UTF8' TEMPLATE template0`)
    } catch (error) {
      if (error.code !== FORBIDDEN) throw error
      throw new Refusal(
        'DATABASE_URL 的用户不能建库；测试每次都用一个新库。请授权：ALTER ROLE … CREATEDB。',
        'The user of DATABASE_URL may not create databases, which the tests need: ALTER ROLE … CREATEDB.'
      )
    }
  }

  async drop() {
    await this.#query(`DROP DATABASE IF EXISTS ${this.#name} WITH (FORCE)`)
  }

  async #query(sql) {
    const client = new pg.Client({ connectionString: this.#server })
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }
}
