import type { HttpContext } from '@adonisjs/core/http'
import { taskView } from '#presenters/task_view'
import { taskOf } from '#queries/task_of'

/** Seconds between two looks at a task that is not over. */
const LOOK_AGAIN = 2

/** How far something is that was asked for and takes its time; leads to its outcome when it is done. */
export default class TasksController {
  async show({ auth, params, response, view }: HttpContext) {
    const task = taskView(await taskOf(auth.getUserOrFail(), params.id))
    if (task.href) return response.redirect().status(303).toPath(task.href)
    // A header works with scripts off too, and the page is light.
    if (!task.isOver) response.header('Refresh', LOOK_AGAIN)
    return view.render('pages/task', { task })
  }
}
