import pg from 'pg'

/** Any number, the same in every version of this program. */
const KEY = 20_160_104

/**
 * Does something that only one server at a time may do to a database; the others wait. The lock
 * belongs to a connection of its own, so it goes with the process, however that ends: the lock of
 * Lucid is refused instead of waited for, and asked back on any connection of the pool.
 *
 * @template Result
 * @param {string} url
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withMigrationLock(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [KEY])
    return await work()
  } finally {
    await client.end()
  }
}
