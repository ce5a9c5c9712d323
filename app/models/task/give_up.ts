import { sql } from '#queries/sql'

/** A running task that has been silent for so long belongs to a process that died. */
const SILENT = `interval '45 seconds'`

/** Left by a process that died, inside a statement about tasks. */
export const LEFT = `status = 'running' AND beat_at < clock_timestamp() - ${SILENT}`

/** Taken so often at most: after a crash it is tried twice more, then it may be what ends the process. */
export const MOST_ATTEMPTS = 3

const GIVEN_UP = `这件事办到一半中断了 ${MOST_ATTEMPTS} 次，不再自己重试。请看一下办到了哪里，再办一次；还不行请联系技术支持。`

/** What was left as often as it may be tried has failed, with a sentence for who asked for it. */
export async function giveUpTasks(): Promise<void> {
  await sql(
    `UPDATE tasks SET status = 'failed', error = ?, finished_at = survey_now()
      WHERE ${LEFT} AND attempts >= ?`,
    [GIVEN_UP, MOST_ATTEMPTS]
  )
}
