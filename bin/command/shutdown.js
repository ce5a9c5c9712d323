import { commandLineOf, parentOf } from './processes.js'
import { sayWhyNot } from './say_why_not.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Everything a command has started, stopped in reverse order, once, whatever ends it: Ctrl-C,
 * SIGTERM, a closed terminal, the end of npm or an error.
 */
export class Shutdown {
  #stops = []
  #ending

  /** The exit code when a signal ends the command. */
  codeOnSignal = 130

  constructor({ onSignal = () => {} } = {}) {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (!this.#ending) onSignal()
        this.end(this.codeOnSignal)
      })
    }
    process.on('disconnect', () => this.end(this.codeOnSignal))
    process.on('uncaughtException', (error) => this.fail(error))
    // A closed terminal takes its output away; that is no reason to leave PostgreSQL behind.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
    this.#followNpm()
  }

  get isEnding() {
    return Boolean(this.#ending)
  }

  /** @param {() => unknown} stop must work at any moment, and twice */
  add(stop) {
    this.#stops.push(stop)
  }

  fail(error) {
    if (!this.#ending) sayWhyNot(error)
    return this.end(1)
  }

  /** Stops everything, then leaves the process. */
  end(code) {
    this.#ending ??= this.#stopAll(code)
    return this.#ending
  }

  async #stopAll(code) {
    let result = code
    for (const stop of this.#stops.reverse()) {
      try {
        await stop()
      } catch (error) {
        sayWhyNot(error)
        result ||= 1
      }
    }
    process.exit(result)
  }

  /** npm passes signals on but cannot pass on its own violent death. */
  #followNpm() {
    if (!process.env.npm_lifecycle_event) return
    const npm = npmOf(process.ppid)
    const check = () => npmOf(process.ppid) !== npm && this.end(this.codeOnSignal)
    setInterval(check, 1000).unref()
  }
}

/** npm runs `sh -c command`; some shells replace themselves by the command, some do not. */
function npmOf(parent) {
  return / -c /.test(commandLineOf(parent)) ? `${parent}-${parentOf(parent)}` : String(parent)
}
