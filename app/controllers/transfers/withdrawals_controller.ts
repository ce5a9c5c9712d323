import type { HttpContext } from '@adonisjs/core/http'
import { decideTransfer } from '#controllers/transfers/decide_transfer'
import { refusals } from '#exceptions/refusals'
import { withdrawTransfer } from '#models/transfer/withdraw_transfer'

/** The province that asked takes its request back (R4). */
export default class WithdrawalsController {
  async store(ctx: HttpContext) {
    return decideTransfer(ctx, '申请已撤回。', async ({ id, fromId, from }, by) => {
      if (fromId !== by.actor.id) throw refusals.notForThisLevel('撤回申请', from)
      await withdrawTransfer(id, by)
    })
  }
}
