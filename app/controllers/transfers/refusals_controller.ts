import type { HttpContext } from '@adonisjs/core/http'
import { decideTransfer } from '#controllers/transfers/decide_transfer'
import { refuseTransfer } from '#models/transfer/refuse_transfer'
import { reasonForm } from '#validators/transfer'

/** The nation refuses a transfer, with the reason (R4). */
export default class RefusalsController {
  async store(ctx: HttpContext) {
    return decideTransfer(ctx, '没有同意，项目留在原处。', async ({ id }, by) =>
      refuseTransfer(id, reasonForm(ctx.request.body(), 'answer', '不同意的原因'), by)
    )
  }
}
