import { Refusal } from './refusal.js'

/** Prints an error: two sentences when we know what to do about it, all there is otherwise. */
export function sayWhyNot(error) {
  const text = error instanceof Refusal ? error.message : (error?.stack ?? String(error))
  process.stderr.write(`\n${text}\n`)
}
