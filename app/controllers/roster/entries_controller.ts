import type { HttpContext } from '@adonisjs/core/http'
import { showEntry } from '#controllers/roster/show_entry'

/** One line of the list: everything issued about it, who has verified it, what is remarked (R2). */
export default class EntriesController {
  async show(ctx: HttpContext) {
    return showEntry(ctx)
  }
}
