import type { HttpContext } from '@adonisjs/core/http'
import { showQueue } from '#controllers/show_queue'

/** What waits for a manager (W4). */
export default class QueueController {
  async index(ctx: HttpContext) {
    return showQueue(ctx)
  }
}
