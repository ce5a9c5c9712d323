import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import Task from '#models/task'
import { isId } from '#validators/is_id'

/** The task with this id, if the actor asked for it; for everybody else there is none. */
export async function taskOf(actor: Account, id: unknown): Promise<Task> {
  const known = isId(id)
    ? await Task.query()
        .where({ id: Number(id), account_id: actor.id })
        .first()
    : null
  if (!known) throw refusals.noSuchTask()
  return known
}
