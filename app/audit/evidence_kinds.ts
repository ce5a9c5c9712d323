/** The kinds of paper that rules ask for, and whether a seal is needed (domain.md, Evidence). */
export type EvidenceKind =
  'unitNature' | 'orgCode' | 'unitName' | 'region' | 'statement' | 'award' | 'cover'

/** In Chinese, as buttons and lists name them. */
export const EVIDENCE_NAMES: Record<EvidenceKind, string> = {
  unitNature: '单位性质变更的证明',
  orgCode: '组织机构代码变更的证明',
  unitName: '单位名称变更的证明',
  region: '行政区划变更的说明',
  statement: '单位说明',
  award: '获奖证书',
  cover: '盖章的封面',
}

export const EVIDENCE_KINDS: ReadonlySet<EvidenceKind> = new Set(
  Object.keys(EVIDENCE_NAMES) as EvidenceKind[]
)
