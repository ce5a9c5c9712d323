import type { AddedPaper } from '#demonstration/nationwide/papers_of'
import type { Sitting } from '#demonstration/filling'
import type { Action, State } from '#models/report/flow'
import type { Value } from '#questionnaire/types'

/** One act on a report, as the flow would have written it. */
export interface ToldEvent {
  report: number
  action: Action
  actor: number
  address: string
  from_state: State
  to_state: State
  from_waiting: number | null
  to_waiting: number | null
  reason: string | null
  details: Record<string, unknown>
  at: Date
}

export interface ToldSnapshot {
  report: number
  answers: Record<string, Value>
  tables: Record<string, Record<string, Value>[]>
  check_code: string
  /** Texts by rule. */
  explanations: Record<string, string>
}

export interface ToldExplanation {
  report: number
  account: number
  rule: string
  fingerprint: string
  text: string
  accepted: boolean
  codes: string[]
  at: Date
}

export interface ToldPaper extends Omit<AddedPaper, 'rule'> {
  report: number
  account: number
  rule: string | null
  check_code: string | null
  stamped_values: Record<string, string> | null
  at: Date
}

export interface ToldCheck {
  report: number
  number: number
  code: string | null
  question: string
  asked_by: number
  asked_at: Date
  answer: string | null
  answered_by: number | null
  answered_at: Date | null
}

/** What one act changes in the data, with what is recorded of it. Parts follow each other in time. */
export interface Part {
  events: ToldEvent[]
  snapshot: ToldSnapshot | null
  sittings: Sitting[]
  /** What the audit that the respondent asked for afterwards came to. */
  audit: { report: number; state: string; at: Date } | null
}

/** Where a report stands in the end. */
export interface ToldPlace {
  id: number
  state: State
  waiting_at: number | null
  waiting_since: Date | null
  opened_at: Date | null
  extended_to: string | null
  closes_at: Date | null
  submitted_at: Date | null
  check_code: string | null
  return_count: number
}

/** All that has happened to one report of this round. */
export interface ToldStory {
  parts: Part[]
  place: ToldPlace
  explanations: ToldExplanation[]
  papers: ToldPaper[]
  checks: ToldCheck[]
  /** Managers that have looked at all explanations. */
  readers: { report: number; manager: number; at: Date }[]
  /** Null: the respondent still has the initial password. */
  login: { account: number; last: Date } | null
}
