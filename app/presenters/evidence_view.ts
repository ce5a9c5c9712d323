import type { ExplainedFinding } from '#models/report/standing'
import { MOST_FILES, type RefusedFile } from '#models/report/provable'
import type { StoredFile } from '#queries/report_facts'

/** One paper as a small picture with its name. */
export interface FileView {
  id: string
  href: string
  src: string
  alt: string
  name: string
  size: string
  removal: string
}

/** The papers beside an explanation. */
export interface EvidenceView {
  required: boolean
  isLacking: boolean
  isFull: boolean
  /** Which papers, in words. */
  words: string
  limits: string
  files: FileView[]
  refused: RefusedFile[]
}

const LIMITS = `JPG、PNG、PDF，每份不超过 10 MB，最多 ${MOST_FILES} 份。手机拍清楚就行。`

export function evidenceView(
  reportId: number,
  { need, files, lacksEvidence }: ExplainedFinding,
  refused: RefusedFile[] = []
): EvidenceView {
  return {
    required: need?.required ?? false,
    isLacking: lacksEvidence,
    isFull: files.length >= MOST_FILES,
    words: need?.words ?? '',
    limits: LIMITS,
    files: files.map((file) => fileView(reportId, file)),
    refused,
  }
}

/** A stored file with its addresses; the same wherever papers are shown. */
export function fileView(reportId: number, { id, name, bytes, pages }: StoredFile): FileView {
  const href = `/reports/${reportId}/evidence/${id}`
  const size = fileSize(bytes)
  return {
    id,
    href,
    src: `${href}/thumbnail`,
    alt: `${name}的缩略图`,
    name,
    size: pages ? `${pages} 页，${size}` : size,
    removal: `${href}/removals`,
  }
}

/** 1.8 MB, 640 KB. */
export function fileSize(bytes: number): string {
  const kilobytes = bytes / 1024
  if (kilobytes < 1000) return `${Math.max(1, Math.round(kilobytes))} KB`
  return `${(kilobytes / 1024).toFixed(1)} MB`
}
