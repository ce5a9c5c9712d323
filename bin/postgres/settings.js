import { statfsSync } from 'node:fs'

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  logging_collector: 'off',
}
const NOT_DURABLE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
const ENOUGH_SHARED_MEMORY = 256 * 2 ** 20

/**
 * The settings of an embedded cluster as arguments of `postgres`.
 *
 * @param {{ port: number, durable: boolean }} options
 * @returns {string[]}
 */
export function settings({ port, durable }) {
  const all = { ...SETTINGS, port, ...sharedMemory(), ...(durable ? {} : NOT_DURABLE) }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Containers often have 64 MB of /dev/shm, too little for parallel queries. */
function sharedMemory() {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize < ENOUGH_SHARED_MEMORY ? { dynamic_shared_memory_type: 'mmap' } : {}
  } catch {
    return {}
  }
}
