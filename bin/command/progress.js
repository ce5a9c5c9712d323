/**
 * One line for each step: its name when it begins, how it went and how long it took when it ends.
 *
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => Promise<T>} work may say what to print instead of 就绪
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now()
  let outcome = '就绪'
  process.stdout.write(`${name} … `)
  const result = await work((text) => (outcome = text))
  process.stdout.write(`${outcome} ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
  return result
}
