import { test } from '@japa/runner'
import fc from 'fast-check'
import FormRefusal from '#exceptions/form_refusal'
import Refusal from '#exceptions/refusal'
import type Account from '#models/account'
import Report from '#models/report'
import { confirmEntries } from '#models/roster/confirm_entries'
import { takeBackEntries } from '#models/roster/take_back_entries'
import { approveTransfer } from '#models/transfer/approve_transfer'
import { askTransfers } from '#models/transfer/ask_transfers'
import { refuseTransfer } from '#models/transfer/refuse_transfer'
import { undoTransfer } from '#models/transfer/undo_transfer'
import { withdrawTransfer } from '#models/transfer/withdraw_transfer'
import { openEntries } from '#queries/open_entries'
import { sql } from '#queries/sql'
import {
  addProject,
  assertWhole,
  handOverNow,
  setEnabled,
  twoProvinces,
  type Provinces,
} from '#tests/support/tree'
import { clearWorld } from '#tests/support/world'

const REGIONS = ['320412', '320400', '320100', '330100', '330000', '330200']

/** One thing that happens: what, and which of the things at hand it happens to. */
interface Step {
  act: string
  which: number
  other: number
}

/** Runs whatever is asked for; a refusal is an answer, anything else an error. */
class Happening {
  added = 0

  constructor(private readonly world: Provinces) {}

  async run({ act, which, other }: Step): Promise<void> {
    try {
      await this.#acts[act](which, other)
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof FormRefusal)) throw error
    }
  }

  get total() {
    return this.world.reports.length + this.added
  }

  readonly #acts: Record<string, (which: number, other: number) => Promise<unknown>> = {
    submit: async (which) => handOverNow(await this.#report(which)),
    accept: async (which) => {
      const report = await this.#report(which)
      if (report.waitingAt)
        await report.move('accept', this.#by(await this.#account(report.waitingAt)))
    },
    return: async (which) =>
      (await this.#report(which)).move('return', this.#by(this.world.nation)),
    confirm: async (which) => {
      const actor = this.#any(this.#managers, which)
      const { stamp } = await openEntries(this.world.round.id, actor)
      return confirmEntries(this.world.round, { allSeen: stamp }, this.#by(actor))
    },
    takeBack: async (which, other) => {
      const { rosterEntryId } = await this.#report(which)
      const by = this.#by(this.#any(this.#managers, other))
      return takeBackEntries(this.world.round, [rosterEntryId], by)
    },
    ask: async (which, other) => {
      const report = await this.#report(which)
      const [from, to] = this.#provinces(report)
      const asked = {
        entryIds: [report.rosterEntryId],
        toId: other % 2 ? to.id : null,
        reason: '单位已经迁走',
      }
      return askTransfers(this.world.round, asked, this.#by(from))
    },
    approve: async (which, other) => {
      const request = await this.#request('open', which)
      if (!request) return
      const to =
        request.from_id === this.world.province.id ? this.world.zhejiang : this.world.province
      const region = other % 2 ? '' : to === this.world.province ? '320412' : '330100'
      return approveTransfer(
        this.world.round,
        request.id,
        { toId: to.id, region },
        this.#by(this.world.nation)
      )
    },
    refuse: async (which) => {
      const request = await this.#request('open', which)
      return request && refuseTransfer(request.id, '请先与对方商量', this.#by(this.world.nation))
    },
    withdraw: async (which) => {
      const request = await this.#request('open', which)
      return request && withdrawTransfer(request.id, this.#by(await this.#account(request.from_id)))
    },
    undo: async (which) => {
      const request = await this.#request('approved', which)
      return (
        request && undoTransfer(this.world.round, request.id, '迁错了', this.#by(this.world.nation))
      )
    },
    disable: async (which, other) => {
      const { city, county, hangzhou, round, nation } = this.world
      return setEnabled(
        round,
        this.#any([city!, county!, hangzhou], which),
        other % 2 === 0,
        nation
      )
    },
    add: async (which, other) => {
      this.added++
      const orgCode = other % 2 ? '71480035X' : '40000518X'
      const facts = { regionCode: this.#any(REGIONS, which), orgCode }
      const { round, nation } = this.world
      return addProject(round, `2013AA${String(900_000 + this.added)}`, facts, nation)
    },
  }

  get #managers() {
    const { nation, province, city, county, zhejiang, hangzhou } = this.world
    return [nation, province, city!, county!, zhejiang, hangzhou]
  }

  #provinces({ path }: Report): [Account, Account] {
    const { province, zhejiang } = this.world
    return path.startsWith(province.path) ? [province, zhejiang] : [zhejiang, province]
  }

  #by(actor: Account) {
    return { actor, address: null }
  }

  #any<T>(all: T[], which: number): T {
    return all[which % all.length]
  }

  async #report(which: number) {
    const all = await Report.query().where('round_id', this.world.round.id).orderBy('id')
    return this.#any(all, which)
  }

  async #account(id: number) {
    const { default: Accounts } = await import('#models/account')
    return Accounts.findOrFail(id)
  }

  async #request(status: string, which: number) {
    const all = await sql<{ id: number; from_id: number }>(
      'SELECT id, from_id FROM transfer_requests WHERE status = ? ORDER BY id',
      [status]
    )
    return all.length > 0 ? this.#any(all, which) : null
  }
}

const HOW_OFTEN: Record<string, number> = {
  submit: 3,
  accept: 2,
  return: 1,
  confirm: 4,
  takeBack: 1,
  ask: 4,
  approve: 4,
  refuse: 1,
  withdraw: 1,
  undo: 3,
  disable: 3,
  add: 4,
}

const ACTS = Object.entries(HOW_OFTEN).flatMap(([act, times]) => Array<string>(times).fill(act))

const STEP = fc.record({ act: fc.constantFrom(...ACTS), which: fc.nat(11), other: fc.nat(11) })

test.group('Every project is in exactly one tree (R2, R3, R4)', (group) => {
  group.each.setup(() => clearWorld())

  test('whatever happens in whatever order', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { minLength: 40, maxLength: 50 }), async (steps) => {
        await clearWorld()
        const world = await twoProvinces({
          projects: 3,
          deadlines: { city: { filing: '2017-03-01' }, province: { filing: '2017-03-05' } },
        })
        const happening = new Happening(world)

        for (const step of steps) {
          await happening.run(step)
          await assertWhole(assert, world.round, happening.total)
        }
      }),
      { numRuns: 7 }
    )
  }).timeout(240_000)
})
