import { ANSWERS, decision, UNREPORTED } from '#demonstration/decisions'
import type { Hierarchy } from '#demonstration/hierarchy'
import type { DatesOnPath } from '#demonstration/nationwide/dates_on_path'
import { explanationsOf, type GivenExplanation } from '#demonstration/nationwide/explanations_of'
import type { IssuedReport } from '#demonstration/nationwide/issued_reports'
import { papersOf } from '#demonstration/nationwide/papers_of'
import { StandingData } from '#demonstration/nationwide/standing_data'
import type { ToldReport } from '#demonstration/nationwide/tell_report'
import { Timeline } from '#demonstration/nationwide/timeline'
import type { Part, ToldStory } from '#demonstration/nationwide/told_story'
import { sittings } from '#demonstration/sittings'
import type Account from '#models/account'
import type { CompiledVersion } from '#models/questionnaire_version'
import type { Action, State } from '#models/report/flow'
import type { Value } from '#questionnaire/types'

/** Working days, counted from the first, on which reports of a state are begun. */
const BEGUN: Record<State, [least: number, most: number]> = {
  not_started: [0, 30],
  filling: [14, 31],
  submitted: [8, 26],
  returned: [2, 14],
  province_accepted: [0, 14],
  unreported: [8, 28],
  handed_over: [0, 5],
  nationally_accepted: [0, 3],
}
/** When the packages of provinces that are done are handed over and accepted. */
const HAND_OVER_DAY = 24
const ACCEPTANCE_DAY = 29
/** Of the reports that have got on, those that were returned once. */
const RETURNED_ONCE = 0.12
/** Of the reports that wait, those that the manager has opened. */
const LOOKED_AT = 0.3
const MINUTE = 60_000

/** What all stories of a round have in common. */
export interface Stage {
  version: CompiledVersion
  hierarchy: Hierarchy
  dates: DatesOnPath
}

/** Works out what has happened to one report of this round, and all that is stored about it. */
export class StoryWriter {
  readonly #timeline: Timeline
  readonly #above: Account[]
  readonly #lastDay: number
  readonly #story: ToldStory
  readonly #isReturnedOnce: boolean
  readonly #isLookedAt: boolean
  #state: State = 'not_started'
  #waiting: number | null = null
  #waitingSince: Date | null = null
  #data!: StandingData
  #explained: GivenExplanation[] = []

  constructor(
    private readonly issued: IssuedReport,
    private readonly told: ToldReport,
    private readonly stage: Stage
  ) {
    const random = told.project.random.fork('nationwide story')
    const { state } = told.scenario
    this.#above = stage.hierarchy.above(issued.path)
    this.#lastDay = stage.dates.lastFilingDay(this.#above)
    this.#timeline = new Timeline(random, Math.min(random.int(...BEGUN[state]), this.#lastDay))
    this.#isReturnedOnce =
      ['submitted', 'province_accepted'].includes(state) && random.chance(RETURNED_ONCE)
    this.#isLookedAt = random.chance(LOOKED_AT)
    this.#story = untold(issued.id)
  }

  write(): ToldStory {
    const { state, filled = 'all' } = this.told.scenario
    if (state === 'unreported') this.#leaveUnreported()
    else if (state !== 'not_started') {
      this.#begin(filled)
      if (filled === 'all') this.#finish()
    }
    this.#signIn()
    Object.assign(this.#story.place, {
      state: this.#state,
      waiting_at: this.#waiting,
      waiting_since: this.#waitingSince,
    })
    return this.#story
  }

  #begin(filled: NonNullable<ToldReport['scenario']['filled']>) {
    const part = this.#part()
    this.#act(part, 'begin', this.issued.accountId, 'filling', null, this.#timeline.soon())
    part.sittings = sittings(this.told.now, filled).map((one, i) => ({
      ...one,
      reportId: this.issued.id,
      accountId: this.issued.accountId,
      at: i === 2 ? this.#timeline.later([1, 1], this.#lastDay) : this.#timeline.soon(),
    }))
  }

  #finish() {
    this.#data = this.#dataWith({})
    this.#explain()
    if (this.told.scenario.cover) this.#stamp()
    if (this.told.scenario.state === 'filling') return this.#changeLate()

    this.#submit()
    if (this.#isReturnedOnce) this.#correct(this.#above[0])
    this.#decide()
  }

  #explain() {
    const { rules } = this.stage.version
    const by = { report: this.issued.id, account: this.issued.accountId }
    this.#explained = explanationsOf(this.told)
    for (const one of papersOf(this.told, rules)) {
      const paper = { ...by, ...one, check_code: null, stamped_values: null }
      this.#story.papers.push({ ...paper, at: this.#timeline.soon() })
    }
    for (const one of this.#explained) {
      this.#story.explanations.push({ ...by, ...one, at: this.#timeline.soon() })
    }
    const at = this.#timeline.soon()
    this.#story.parts.at(-1)!.audit = { report: this.issued.id, state: this.#auditState(), at }
  }

  #auditState(): string {
    const { mandatory, explained } = this.told.standing!
    if (mandatory.length > 0) return 'mandatory'
    const answered = this.#explained.filter(({ accepted }) => accepted).map(({ rule }) => rule)
    const isOpen = explained.some(
      ({ finding, lacksEvidence }) => lacksEvidence || !answered.includes(finding.rule)
    )
    return isOpen ? 'verification' : 'passed'
  }

  #stamp() {
    this.#story.papers.push({
      report: this.issued.id,
      account: this.issued.accountId,
      rule: null,
      kind: 'cover',
      name: '盖章封面.jpg',
      check_code: this.#data.checkCode,
      stamped_values: this.#data.canonical,
      at: this.#timeline.soon(),
    })
  }

  #changeLate() {
    const { late } = this.told
    if (Object.keys(late).length === 0) return
    this.#change(late, this.#timeline.later([1, 3], this.#lastDay))
  }

  #change(answers: Record<string, Value>, at: Date) {
    const { id: reportId, accountId } = this.issued
    this.#part().sittings.push({ reportId, accountId, answers, tables: {}, at })
    this.#data = this.#dataWith(answers)
  }

  #submit() {
    const part = this.#part()
    const { id, accountId } = this.issued
    const explained = this.told.standing!.explained.map(({ finding }) => finding.rule)
    const at = this.#timeline.soon()
    this.#act(part, 'submit', accountId, 'submitted', this.#above[0].id, at, { explained })
    const { answers, tables, checkCode } = this.#data
    const explanations = Object.fromEntries(this.#explained.map(({ rule, text }) => [rule, text]))
    part.snapshot = { report: id, answers, tables, check_code: checkCode, explanations }
    Object.assign(this.#story.place, { submitted_at: at, check_code: checkCode, opened_at: null })
  }

  /** Returned once by its lowest manager, corrected, stamped again and handed over again. */
  #correct(manager: Account) {
    this.#return(manager)
    const staff = { JC09: Number(this.told.now.answers.JC09) - 3 }
    this.#change(staff, this.#timeline.later([1, 2]))
    this.#answer(true)
    if (this.told.scenario.cover) this.#stamp()
    this.#submit()
  }

  /** Up to where the report is now. */
  #decide() {
    const { state, level, isOpened } = this.told.scenario
    for (const [i, manager] of this.#above.entries()) {
      if (manager.role === level) {
        if (state === 'returned') this.#giveBack(manager)
        else if (isOpened ?? this.#isLookedAt) this.#open(manager)
        return
      }
      this.#accept(manager, this.#above[i + 1])
    }
    if (state === 'province_accepted') return
    this.#handOver(this.#above.at(-1)!.id)
    if (state === 'nationally_accepted') this.#acceptNationally()
  }

  #giveBack(manager: Account) {
    this.#return(manager)
    if (Object.keys(this.told.late).length === 0) return
    this.#changeLate()
    this.#answer(false)
  }

  #open(manager: Account) {
    const at = this.#timeline.later([1, 1])
    this.#story.place.opened_at = at
    this.#look(manager, at)
  }

  #look({ id: manager }: Account, at: Date) {
    this.#story.readers.push({ report: this.issued.id, manager, at })
  }

  #accept(manager: Account, next: Account | undefined) {
    const at = this.#timeline.later([1, 3])
    this.#look(manager, at)
    const to = next ? 'submitted' : 'province_accepted'
    this.#act(this.#last, 'accept', manager.id, to, next?.id ?? null, at)
    this.#story.place.opened_at = next ? null : at
  }

  #return(manager: Account) {
    const said = decision(manager.role, this.told.project.unit.kind)
    const at = this.#timeline.later([1, 3])
    this.#look(manager, at)
    const { marks, reason } = said
    const { extendedTo, endsAt } = this.stage.dates.extension(this.#above, manager.role)
    const details = { marks, extendedTo }
    this.#act(this.#last, 'return', manager.id, 'returned', null, at, details, reason)
    Object.assign(this.#story.place, {
      opened_at: at,
      extended_to: extendedTo,
      closes_at: endsAt,
      return_count: this.#story.place.return_count + 1,
    })
    for (const { code, question } of marks) {
      this.#story.checks.push({
        report: this.issued.id,
        number: this.#story.checks.length + 1,
        code,
        question,
        asked_by: manager.id,
        asked_at: at,
        answer: null,
        answered_by: null,
        answered_at: null,
      })
    }
  }

  /** Those questions that there is an answer to, or all. */
  #answer(all: boolean) {
    for (const check of this.#story.checks) {
      const answer = ANSWERS[check.code ?? ''] ?? (all ? ANY_ANSWER : null)
      if (!answer) continue
      const at = this.#timeline.soon()
      Object.assign(check, { answer, answered_by: this.issued.accountId, answered_at: at })
    }
  }

  #handOver(province: number) {
    const at = this.#timeline.later([HAND_OVER_DAY, HAND_OVER_DAY], HAND_OVER_DAY)
    this.#act(this.#last, 'handOver', province, 'handed_over', null, at)
  }

  #acceptNationally() {
    const at = this.#timeline.later([ACCEPTANCE_DAY, ACCEPTANCE_DAY], ACCEPTANCE_DAY)
    const { nation } = this.stage.hierarchy
    this.#act(this.#last, 'acceptNationally', nation.id, 'nationally_accepted', null, at)
  }

  #leaveUnreported() {
    const reason = UNREPORTED[this.issued.id % UNREPORTED.length]
    const province = this.#above.at(-1)!.id
    const at = this.#timeline.soon()
    this.#act(this.#part(), 'leaveUnreported', province, 'unreported', null, at, {}, reason)
  }

  /** The last login is before the last thing that the respondent saved. */
  #signIn() {
    if (this.told.scenario.hasInitialPassword) return
    const { parts } = this.#story
    const saved = parts.flatMap((part) => part.sittings.map(({ at }) => at)).at(-1)
    const last = new Date((saved ?? this.#timeline.soon()).getTime() - 4 * MINUTE)
    this.#story.login = { account: this.issued.accountId, last }
  }

  #dataWith(changes: Record<string, Value>): StandingData {
    const { questionnaire } = this.stage.version
    const JB00 = this.issued.facts.statSerialNo
    return new StandingData(questionnaire, this.told, { ...changes, JB00 })
  }

  get #last(): Part {
    return this.#story.parts.at(-1)!
  }

  #part(): Part {
    const part: Part = { events: [], snapshot: null, sittings: [], audit: null }
    this.#story.parts.push(part)
    return part
  }

  #act(
    { events }: Part,
    action: Action,
    actor: number,
    to: State,
    waiting: number | null,
    at: Date,
    details: Record<string, unknown> = {},
    reason: string | null = null
  ) {
    events.push({
      report: this.issued.id,
      action,
      actor,
      address: `${actor === this.issued.accountId ? '198.51.100' : '203.0.113'}.${1 + (actor % 250)}`,
      from_state: this.#state,
      to_state: to,
      from_waiting: this.#waiting,
      to_waiting: waiting,
      reason,
      details,
      at,
    })
    this.#state = to
    this.#waiting = waiting
    this.#waitingSince = waiting ? at : null
  }
}

const ANY_ANSWER = '已按要求与原始台账核对，数据有出入的已经改正，其余与台账一致。'

function untold(id: number): ToldStory {
  return {
    parts: [],
    place: {
      id,
      state: 'not_started',
      waiting_at: null,
      waiting_since: null,
      opened_at: null,
      extended_to: null,
      closes_at: null,
      submitted_at: null,
      check_code: null,
      return_count: 0,
    },
    explanations: [],
    papers: [],
    checks: [],
    readers: [],
    login: null,
  }
}
