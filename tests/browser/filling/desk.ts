import { setTimeout as pause } from 'node:timers/promises'
import { sql } from '#queries/sql'
import { storedAnswer } from '#tests/support/stored'
import { Visitor, type VisitorOptions } from '#tests/support/visitor'
import { buildWorld, clearWorld, fillCleanly, OWN_PASSWORD, type World } from '#tests/support/world'

/** A clean report that is being filled, and its respondent at a browser, signed in. */
export class Desk {
  static async open(options: VisitorOptions = {}, section = 'JC'): Promise<Desk> {
    await clearWorld()
    const world = await buildWorld()
    await fillCleanly(world.report)
    const desk = new Desk(world, await Visitor.arrive(options))
    await desk.signIn()
    await desk.go(section)
    return desk
  }

  private constructor(
    readonly world: World,
    readonly visitor: Visitor
  ) {}

  get report() {
    return this.world.report
  }

  async signIn(visitor = this.visitor) {
    await visitor.open('/login')
    await visitor.fill('用户名', this.world.respondent.userName)
    await visitor.fill('密码', OWN_PASSWORD)
    await visitor.press('登录')
    await visitor.sees('六个步骤')
  }

  path(section: string) {
    return `/reports/${this.report.id}/sections/${section}`
  }

  go(section: string) {
    return this.visitor.open(this.path(section))
  }

  /** Waits until a text is stored; fails with what is. */
  async stores(code: string, raw: string, patience = 8000) {
    const end = Date.now() + patience
    let stored
    do {
      stored = (await storedAnswer(this.report, code))?.raw
      if (stored === raw) return
      await pause(50)
    } while (Date.now() < end)
    throw new Error(`${code} is “${stored}”, not “${raw}”; the line says ${await this.line()}`)
  }

  line() {
    return this.visitor.text('#save-line')
  }

  /** Texts that wait on this computer, by field. */
  async waiting(visitor = this.visitor): Promise<Record<string, string>> {
    return visitor.evaluate(`Object.fromEntries(Object.keys(localStorage)
      .filter((key) => key.startsWith('pending:'))
      .map((key) => [key.split(':')[2], JSON.parse(localStorage[key]).raw]))`)
  }

  /** Waits until nothing is left to be sent from this computer. */
  async settles(visitor = this.visitor) {
    const end = Date.now() + 5000
    while (Object.keys(await this.waiting(visitor)).length > 0) {
      if (Date.now() > end)
        throw new Error(`waiting: ${JSON.stringify(await this.waiting(visitor))}`)
      await pause(50)
    }
  }

  /** The id of what has the focus. */
  focus(): Promise<string> {
    return this.visitor.evaluate('document.activeElement.id')
  }

  /** Waits until this element has the focus. */
  async focuses(id: string) {
    const end = Date.now() + 5000
    while ((await this.focus()) !== id) {
      if (Date.now() > end) throw new Error(`the focus is on “${await this.focus()}”, not “${id}”`)
      await pause(50)
    }
  }

  /** Everybody is signed out, as after half an hour. */
  async expireSessions() {
    await sql(`UPDATE sessions SET expires_at = now() - interval '1 second'`)
  }

  /** Answers take this long, in ms. */
  async slow(latency: number) {
    await this.visitor.devTools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: -1,
      uploadThroughput: -1,
    })
  }
}
