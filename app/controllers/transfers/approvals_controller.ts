import type { HttpContext } from '@adonisjs/core/http'
import { decideTransfer } from '#controllers/transfers/decide_transfer'
import Round from '#models/round'
import { approveTransfer } from '#models/transfer/approve_transfer'
import { approvalForm } from '#validators/transfer'

/** The nation approves a transfer, saying where to when nobody knew (R4). */
export default class ApprovalsController {
  async store(ctx: HttpContext) {
    return decideTransfer(ctx, '已批准，项目已迁走。', async ({ id }, by) =>
      approveTransfer(await Round.listedOrFail(), id, approvalForm(ctx.request.body()), by)
    )
  }
}
