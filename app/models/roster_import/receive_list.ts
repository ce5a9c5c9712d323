import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import { uploadName } from '#documents/upload_name'
import { tableFile } from '#imports/table_file'
import { UnreadableFile } from '#imports/unreadable_file'
import type { Actor } from '#models/journal'
import RosterImport from '#models/roster_import'
import type Round from '#models/round'
import Task from '#models/task'

/** Most bytes of a list: 200,000 projects with every column have 20 MB. */
export const MOST_LIST_BYTES = 40 * 1024 * 1024
const MEGABYTE = 1024 * 1024

/**
 * Keeps a list that was sent, in the background to be read. Nothing is kept of a file that is no list
 * at first sight. Throws UnreadableFile.
 */
export async function receiveList(
  { path, name }: { path: string; name: string },
  round: Round,
  { actor, address }: Actor
): Promise<RosterImport> {
  const { size } = await stat(path)
  if (size > MOST_LIST_BYTES) throw new UnreadableFile(tooLarge(size))
  const { kind } = await tableFile(path)

  const fileKey = `roster/${randomUUID()}`
  await drive.use().putStream(fileKey, createReadStream(path))
  try {
    return await db.transaction(async (client) => {
      const list = await RosterImport.create(
        {
          ...{ roundId: round.id, accountId: actor.id, address, kind, fileKey },
          ...{ name: uploadName(name, [kind]), bytes: size, state: 'reading' },
        },
        { client }
      )
      const task = await Task.ask('roster.read', actor, { importId: list.id }, client)
      return list.merge({ taskId: task.id }).save()
    })
  } catch (error) {
    await drive.use().delete(fileKey)
    throw error
  }
}

function tooLarge(size: number): string {
  const most = MOST_LIST_BYTES / MEGABYTE
  return `文件有 ${Math.ceil(size / MEGABYTE)} MB，最多 ${most} MB。请删掉图片和用不着的工作表，或分成几个文件。`
}
