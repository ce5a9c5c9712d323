import { audit, requiredNow, type AuditResult, type Finding } from '#audit/audit'
import type { EvidenceNeed } from '#audit/evidence'
import type { CompiledVersion } from '#models/questionnaire_version'
import { contents, type Contents } from '#models/report/contents'
import { coverStanding, type CoverStanding } from '#models/report/cover_standing'
import { explainedFindings } from '#models/report/explained_findings'
import type { ReportFacts, StoredCheck, StoredExplanation, StoredFile } from '#queries/report_facts'
import { checkCode } from '#questionnaire/check_code'
import { completeness, type SectionCompleteness } from '#questionnaire/completeness'

/** What has been said about a finding. `reopened`: said for other values than today's (E2). */
export type AnswerState = 'open' | 'refused' | 'reopened' | 'answered'

/** A verification finding with its answer beside it. */
export interface ExplainedFinding {
  finding: Finding
  state: AnswerState
  explanation: StoredExplanation | null
  need: EvidenceNeed | null
  files: StoredFile[]
  /** E006: papers are needed and none is there. */
  lacksEvidence: boolean
  /** Nothing more to say: the explanation holds and its papers are there. */
  isDone: boolean
}

/** Where a report stands now, worked out from its facts alone: every screen and every gate reads this. */
export class Standing {
  readonly contents: Contents
  readonly audit: AuditResult
  readonly completeness: SectionCompleteness[]
  readonly checkCode: string
  readonly explained: ExplainedFinding[]
  readonly cover: CoverStanding

  constructor(
    readonly facts: ReportFacts,
    readonly version: CompiledVersion
  ) {
    const { questionnaire, rules } = version
    this.contents = contents(rules, facts)
    const { data } = this.contents
    const parameters = { year: facts.reportYear, usdRate: facts.settings.usdRate }
    const required = requiredNow(rules, data, parameters)
    this.audit = audit(rules, data, parameters)
    this.completeness = completeness(questionnaire, data, required)
    this.checkCode = checkCode(questionnaire, data.answers, data.tables)
    this.explained = explainedFindings(rules, this.audit.findings, data, facts)
    this.cover = coverStanding(questionnaire, facts.files, data.answers, this.checkCode)
  }

  /** 强制性 findings: they must be corrected. */
  get mandatory(): Finding[] {
    return this.audit.findings.filter((finding) => finding.kind === 'mandatory')
  }

  /** Verification findings without an accepted explanation or without the papers they need. */
  get unexplained(): ExplainedFinding[] {
    return this.explained.filter(({ isDone }) => !isDone)
  }

  /** Manual checks of managers that nobody has answered yet. */
  get unanswered(): StoredCheck[] {
    return this.facts.checks.filter((check) => check.answer === null)
  }

  /** A1: 强制性审核, 核实性审核 or 完全通过, of the data as it is now. */
  get auditState(): 'mandatory' | 'verification' | 'passed' {
    if (this.mandatory.length > 0) return 'mandatory'
    return this.unexplained.length + this.unanswered.length > 0 ? 'verification' : 'passed'
  }

  /** Whether the last audit that somebody asked for was of the data as it is now. */
  get isAudited(): boolean {
    return this.facts.auditedVersion === this.facts.dataVersion
  }
}
