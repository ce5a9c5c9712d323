import { createHash } from 'node:crypto'
import drive from '@adonisjs/drive/services/main'
import { EVIDENCE_NAMES, type EvidenceKind } from '#audit/evidence_kinds'
import { paper } from '#demonstration/papers'

/** A stored file as rows of evidence name it. */
export interface SharedFile {
  stored_as: string
  bytes: number
  sha256: string
}

/** One small stored picture for each kind of evidence: a hundred thousand reports share them. */
export class SharedFiles {
  private constructor(private readonly byKind: ReadonlyMap<EvidenceKind, SharedFile>) {}

  static async store(): Promise<SharedFiles> {
    const kinds = Object.keys(EVIDENCE_NAMES) as EvidenceKind[]
    return new SharedFiles(
      new Map(await Promise.all(kinds.map(async (kind) => [kind, await stored(kind)] as const)))
    )
  }

  of(kind: EvidenceKind): SharedFile {
    return this.byKind.get(kind)!
  }
}

async function stored(kind: EvidenceKind): Promise<SharedFile> {
  const picture = await paper(EVIDENCE_NAMES[kind], '示范单位', ['示范数据共用的一张图片。'])
  const key = `evidence/shared/${kind}`
  await drive.use().put(key, picture, { contentType: 'image/jpeg' })
  await drive.use().put(`${key}.thumb.jpg`, picture, { contentType: 'image/jpeg' })
  return {
    stored_as: key,
    bytes: picture.length,
    sha256: createHash('sha256').update(picture).digest('hex'),
  }
}
