import BulkDecisionJob from '#jobs/bulk_decision_job'
import { carry } from '#jobs/carry'
import type BulkDecision from '#models/bulk_decision'
import type Task from '#models/task'

/** So many reports are done within the request. */
export const SMALL = 50

/** Does it at once when it is short, else behind the pages; gives where to look. */
export async function carryBulk(
  { id }: BulkDecision,
  { task, count }: { task: Task; count: number }
): Promise<string> {
  if (count <= SMALL) {
    await new BulkDecisionJob().carryOut(task.id)
    return `/bulk_decisions/${id}`
  }
  await carry(task)
  return `/tasks/${task.id}`
}
