import { coverRefusal } from '#models/report/cover_gate'
import { FILLABLE } from '#models/report/flow'
import type { Standing } from '#models/report/standing'
import { fileView, type FileView } from '#presenters/evidence_view'
import { beijingShort } from '#presenters/time'
import { groupsOfFour } from '#questionnaire/check_code'

/** The cover beside a report: what is there, for which data, and what to do (C2, C3). */
export interface CoverView {
  reportId: number
  mark: { kind: 'ok' | 'warn'; words: string }
  file: FileView | null
  facts: { term: string; code: string; kind: string }[]
  words: string
  /** Nobody but a person has compared the paper with the data. */
  byEye: string | null
  isDraft: boolean
  /** Why no other can be uploaded now; null when it can. */
  closed: string | null
}

const MARKS = {
  none: { kind: 'warn', words: '还没有' },
  void: { kind: 'warn', words: '已失效' },
  valid: { kind: 'ok', words: '有效' },
} as const

export function coverView(standing: Standing): CoverView {
  const { facts, cover, checkCode } = standing
  const { file, state } = cover
  const now = {
    term: '现在的数据',
    code: groupsOfFour(checkCode),
    kind: state === 'void' ? 'warn' : '',
  }
  const stamped = file && { term: '盖章的封面', code: groupsOfFour(file.checkCode!), kind: '' }
  return {
    reportId: facts.id,
    mark: MARKS[state],
    file: file && {
      ...fileView(facts.id, file),
      alt: `${beijingShort(file.uploadedAt)} 上传的封面`,
    },
    facts: stamped ? [stamped, now] : [now],
    words: words(standing),
    byEye: file && !file.codeWasRead ? '没有读出二维码，请看图核对封面上的校验码。' : null,
    isDraft: isDraft(standing),
    closed: coverRefusal(standing)?.message ?? null,
  }
}

/** C2: the print carries 草稿 until the audit is passed or the report is submitted. */
export function isDraft({ facts, auditState }: Standing): boolean {
  return FILLABLE.includes(facts.state) && auditState !== 'passed'
}

function words({ cover, version }: Standing): string {
  if (cover.state === 'none')
    return '审核通过后打印封面，单位负责人签字、盖公章，再扫描或拍照上传。'
  if (cover.state === 'valid')
    return `${beijingShort(cover.file!.uploadedAt)} 上传，校验码与现在的数据一致。`
  if (cover.changed.length === 0)
    return '两个校验码不同：封面不是用现在的数据打印的。请重新打印、盖章、上传。'
  const { indicators } = version.questionnaire
  const names = cover.changed
    .slice(0, 5)
    .map((code) => `${code} ${indicators.get(code)?.label ?? ''}`)
  const more = cover.changed.length > 5 ? ' 等' : ''
  return `两个校验码不同，因为上传以后改过 ${cover.changed.length} 项：${names.join('、')}${more}。改回原来的值，这张封面会自动恢复有效。`
}
