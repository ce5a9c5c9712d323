import { ANSWERS, decision, UNREPORTED } from '#demonstration/decisions'
import { store } from '#demonstration/filling'
import type { Hierarchy } from '#demonstration/hierarchy'
import { coverScan, paper } from '#demonstration/papers'
import { PAPERS, reason, VAGUE } from '#demonstration/reasons'
import type { DemonstrationReport } from '#demonstration/reports'
import type { Filled } from '#demonstration/scenarios'
import { sittings } from '#demonstration/sittings'
import { Story, type Step } from '#demonstration/story'
import type { YearReport } from '#demonstration/year_report'
import type { AcceptedUpload } from '#documents/thumbnail'
import type Account from '#models/account'
import type Report from '#models/report'
import { canonicalAnswers } from '#models/report/cover_standing'
import { keepPaper } from '#models/report/evidence_store'
import { markRead } from '#models/report/explanation_reading'
import type { Move } from '#models/report/movable'
import type { Questionnaire } from '#questionnaire/types'
import db from '@adonisjs/lucid/services/db'

/** Working days, counted from the first, on which reports of a state are begun. */
const BEGUN = {
  not_started: [0, 0],
  filling: [20, 27],
  submitted: [13, 19],
  returned: [2, 6],
  province_accepted: [0, 3],
  unreported: [21, 26],
  handed_over: [0, 0],
  nationally_accepted: [0, 0],
} as const
const LATELY = { begun: [28, 31], half: [21, 26], most: [20, 25] } as Partial<
  Record<string, readonly [number, number]>
>

/** Tells the story of one report: every step is a verb of the product, at its time. */
export class Telling {
  readonly story: Story
  readonly #by: Move
  readonly #above: Account[]

  constructor(
    private readonly report: Report,
    private readonly told: DemonstrationReport,
    private readonly questionnaire: Questionnaire,
    hierarchy: Hierarchy,
    respondent: Account
  ) {
    const random = told.project.random.fork('story')
    const [least, most] = LATELY[told.scenario.filled ?? 'all'] ?? BEGUN[told.scenario.state]
    this.story = new Story(random, random.int(least, most))
    this.#by = { actor: respondent, address: `198.51.100.${1 + (respondent.id % 250)}` }
    this.#above = hierarchy.above(report.path)
    this.#tell()
  }

  #tell() {
    const { state, filled = 'all' } = this.told.scenario
    if (state === 'not_started') return
    if (state === 'unreported') return this.#leaveUnreported()
    this.#fill(filled)
    if (filled !== 'all') return
    this.#explain()
    if (this.told.scenario.cover) this.story.after([1, 2], () => this.#stamp())
    if (state === 'filling') return this.#changeLate()
    this.story.then(9, () => this.report.submit(this.#by))
    this.#decide()
  }

  #fill(filled: Filled) {
    this.story.then(0, async () => {
      await this.report.openForFilling(this.#by)
      await this.report.refresh()
    })
    for (const [i, { answers, tables }] of sittings(this.told.now, filled).entries()) {
      const act: Step['act'] = (at) => this.#save(at, answers, tables)
      if (i === 2) this.story.after([1, 1], act)
      else this.story.then(filled === 'begun' ? 2 : 14, act)
    }
  }

  #save(at: Date, answers: YearReport['answers'], tables: YearReport['tables'] = {}) {
    return store(this.questionnaire, [
      { reportId: this.report.id, accountId: this.#by.actor.id, answers, tables, at },
    ])
  }

  #explain() {
    const { expected, scenario } = this.told
    this.story.then(16, () => this.report.audit())
    const spoken = expected.filter(
      (rule) => rule.startsWith('B') && !scenario.silent?.includes(rule)
    )
    for (const rule of spoken) {
      if (PAPERS[rule] && !scenario.lacksPapers) this.story.then(4, () => this.#prove(rule))
      if (rule === 'B057') continue
      const text = scenario.vague?.includes(rule) ? VAGUE : reason(rule, this.told)
      this.story.then(6, () => this.report.explain({ rule, text, expected: 0 }, this.#by))
    }
    if (spoken.length > 0) this.story.then(2, () => this.report.audit())
  }

  async #prove(rule: string) {
    const { unit } = this.told.project
    const files = PAPERS[rule].map(({ title, fileName, lines }) => ({
      name: fileName,
      read: () => paper(title, unit.now, lines(this.told)),
    }))
    await this.report.addEvidence(rule, files, this.#by)
  }

  async #stamp() {
    const standing = await this.report.standing()
    const { scan: bytes, thumbnail } = await coverScan(standing)
    const upload: AcceptedUpload = {
      ok: true,
      mediaType: 'image/jpeg',
      bytes,
      thumbnail,
      name: '盖章封面.jpg',
    }
    const { answers } = standing.contents.data
    const cover = {
      checkCode: standing.checkCode,
      codeWasRead: true,
      stampedValues: canonicalAnswers(this.questionnaire, answers),
    }
    const of = {
      reportId: this.report.id,
      accountId: this.#by.actor.id,
      kind: 'cover',
      rule: null,
      cover,
    } as const
    await keepPaper(of, upload, (write) => db.transaction(write))
  }

  #changeLate() {
    if (Object.keys(this.told.late).length === 0) return
    this.story.after([1, 3], (at) => this.#save(at, this.told.late))
  }

  /** Up to where the report is now, each level after some days. */
  #decide() {
    const { state, level, isOpened } = this.told.scenario
    for (const manager of this.#above) {
      if (manager.role === level && state === 'submitted') {
        if (isOpened) this.story.after([1, 1], () => this.#open(manager))
        return
      }
      if (manager.role === level && state === 'returned') return this.#return(manager)
      this.story.after([1, 3], () => this.#accept(manager))
    }
  }

  async #open(manager: Account) {
    await this.report.refresh()
    await this.report.openedBy(manager)
  }

  async #look(manager: Account) {
    await this.#open(manager)
    const { explained } = await this.report.standing()
    const seen = explained.flatMap(({ explanation }) => explanation ?? [])
    await markRead(this.report.id, manager.id, seen)
  }

  async #accept(manager: Account) {
    await this.#look(manager)
    await this.report.accept(officeOf(manager))
  }

  #return(manager: Account) {
    const said = decision(manager.role, this.told.project.unit.kind)
    this.story.after([1, 3], async () => {
      await this.#look(manager)
      await this.report.return({ ...officeOf(manager), ...said })
    })
    if (Object.keys(this.told.late).length === 0) return
    this.#changeLate()
    this.story.then(5, () => this.#answer())
  }

  /** Those questions that there is an answer to. */
  async #answer() {
    const { facts } = await this.report.standing()
    for (const { id, code } of facts.checks) {
      const text = ANSWERS[code ?? '']
      if (text) await this.report.answer({ checkId: id, text, isSeen: () => true }, this.#by)
    }
  }

  #leaveUnreported() {
    const province = this.#above.at(-1)!
    const reasonText = UNREPORTED[this.report.id % UNREPORTED.length]
    this.story.then(0, () =>
      this.report.move('leaveUnreported', { ...officeOf(province), reason: reasonText })
    )
  }
}

function officeOf(manager: Account): Move {
  return { actor: manager, address: `203.0.113.${1 + (manager.id % 250)}` }
}
