import type { EvidenceKind } from '#audit/evidence_kinds'
import type { Finding } from '#audit/finding'
import type { RuleSet } from '#audit/rule_set'
import type { ReportData, Value } from '#questionnaire/types'

/** One paper; where several do, any one of `anyOf` is enough. */
export interface Paper {
  name: string
  anyOf: string[]
}

/** The papers one verification finding asks for. */
export interface EvidenceNeed {
  rule: string
  kind: EvidenceKind
  /** Without them the report cannot be submitted (E006). */
  required: boolean
  papers: Paper[]
  words: string
}

/** The one indicator the table of papers depends on: 法人性质, 1 is an enterprise. */
const LEGAL_NATURE = 'JC06'
const ENTERPRISE = '1'

const SEAL = '加盖单位公章，拍照或扫描都可以'

const anyOf = (...names: string[]): Paper => ({ name: names.join('或'), anyOf: names })

interface Asked {
  papers: Paper[]
  words: string
}

const LICENCE = anyOf('营业执照')
const STATEMENT = anyOf('盖章的单位说明')

/** domain.md, Evidence: what enterprises and others bring for each kind. */
const TABLE: Record<EvidenceKind, { enterprise: Asked; others: Asked }> = {
  unitNature: {
    enterprise: {
      papers: [LICENCE, anyOf('组织机构代码证', '社会信用代码证')],
      words: '请上传营业执照，和组织机构代码证或社会信用代码证。三证合一的，营业执照即可。',
    },
    others: {
      papers: [anyOf('审批文件', '法人证')],
      words: '请上传审批文件或法人证。',
    },
  },
  orgCode: both({
    papers: [anyOf('组织机构代码证', '统一社会信用代码证')],
    words: '请上传组织机构代码证或统一社会信用代码证。',
  }),
  unitName: {
    enterprise: {
      papers: [anyOf('企业法人营业执照'), anyOf('组织机构代码证')],
      words: `请上传企业法人营业执照和组织机构代码证，${SEAL}。三证合一的，营业执照即可。`,
    },
    others: {
      papers: [anyOf('事业单位法人证', '审批文件')],
      words: `请上传事业单位法人证或审批文件，${SEAL}。`,
    },
  },
  region: both({
    papers: [STATEMENT],
    words: `请上传写明行政区划变更的单位说明，${SEAL}。`,
  }),
  statement: both({
    papers: [STATEMENT],
    words: `请上传单位说明，${SEAL}。`,
  }),
  award: both({ papers: [anyOf('获奖证书')], words: '请上传获奖证书的照片或扫描件。' }),
  cover: both({ papers: [anyOf('盖章的封面')], words: '请打印封面，盖章后上传照片或扫描件。' }),
}

const OPTIONAL: Asked = {
  papers: [STATEMENT],
  words: `有相关证明就上传，没有可以不传；单位说明请${SEAL}。`,
}

function both(asked: Asked) {
  return { enterprise: asked, others: asked }
}

function isEnterprise({ answers, issued }: ReportData): boolean {
  const nature: Value | undefined = answers[LEGAL_NATURE] || issued[LEGAL_NATURE]
  return nature === ENTERPRISE
}

/**
 * The papers that the verification findings of a report ask for, one entry each (E3). Findings come
 * from what differs from the issued list, so undoing a change lifts its need.
 */
export function evidenceNeeded(
  ruleSet: RuleSet,
  findings: readonly Finding[],
  data: ReportData
): EvidenceNeed[] {
  const bearer = isEnterprise(data) ? 'enterprise' : 'others'
  return findings
    .filter(({ kind }) => kind === 'verification')
    .map(({ rule }) => {
      const kind = ruleSet.byId.get(rule)?.evidence
      return kind
        ? { rule, kind, required: true, ...TABLE[kind][bearer] }
        : { rule, kind: 'statement', required: false, ...OPTIONAL }
    })
}

/**
 * Whether a paper that was brought for one finding serves the need of another (E006): one of its
 * kind serves all that ask for that kind, a statement only the finding that it is about.
 */
export function serves(
  paper: { rule: string | null; kind: string },
  { rule, kind }: Pick<EvidenceNeed, 'rule' | 'kind'>
): boolean {
  return paper.rule === rule || (kind !== 'statement' && paper.kind === kind)
}
