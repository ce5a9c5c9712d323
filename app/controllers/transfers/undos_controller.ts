import type { HttpContext } from '@adonisjs/core/http'
import { decideTransfer } from '#controllers/transfers/decide_transfer'
import Round from '#models/round'
import { undoTransfer } from '#models/transfer/undo_transfer'
import { reasonForm } from '#validators/transfer'

/** The nation puts a project back where a transfer took it from (R4). */
export default class UndosController {
  async store(ctx: HttpContext) {
    return decideTransfer(ctx, '已迁回原处。', async ({ id }, by) => {
      const reason = reasonForm(ctx.request.body(), 'undo', '迁回的原因')
      return undoTransfer(await Round.listedOrFail(), id, reason, by)
    })
  }
}
