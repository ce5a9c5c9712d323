import { wrongOrgCode } from '#demonstration/codes'
import type { Project } from '#demonstration/projects'
import type { YearReport } from '#demonstration/year_report'
import { regionTable } from '#models/region_table'

/** A mistake or a change that the audit must find. */
export interface Plant {
  /** Exactly what it makes fire, given that last year's report is known. */
  rules: readonly string[]
  /** Changes the answers; a text in place of a number is what somebody typed. */
  change: (report: YearReport, was: YearReport['answers'], project: Project) => void
}

function plant(rules: readonly string[], change: Plant['change']): Plant {
  return { rules, change }
}

const number = (value: unknown) => Number(value)

/** Twice as many papers as last year and some more; the same for all that follows from it. */
function writePapers(report: YearReport, was: YearReport['answers'], count: number) {
  Object.assign(report.answers, { JF01: count, JF02: 6, JF03: 7, JF04: number(was.JF04) + count })
}

const many = (was: YearReport['answers']) => number(was.JF01) * 2 + 11

export const PLANTS = {
  /** The parts were corrected, the total was forgotten. */
  staffSum: plant(['A031'], ({ answers }) => {
    answers.JD01 = number(answers.JD01) + 1
  }),
  /** A partner was left out of the list. */
  partnerCount: plant(['A022'], ({ answers }) => {
    answers.JC11 = number(answers.JC11) + 1
    answers.JC12 = number(answers.JC12) + 1
  }),
  spendSum: plant(['A052'], ({ answers }) => {
    answers.JE13 = number(answers.JE13) + 9
  }),
  /** This year's spending was added twice to the total. */
  cumulativeSpend: plant(['B083'], ({ answers }) => {
    answers.JE20 = Math.round((number(answers.JE20) - 12.5) * 100) / 100
  }),
  delayWithoutReason: plant(['A001', 'A015'], ({ answers }) => {
    answers.JB14 = '03'
  }),
  delayNotReported: plant(['B012'], ({ answers }) => {
    Object.assign(answers, { JB14: '01', JB15: null })
  }),
  papersJump: plant(['B094'], (report, was) => writePapers(report, was, many(was))),
  onePaperMore: plant(['B094'], (report, was) => writePapers(report, was, many(was) + 1)),
  /** A character was mistyped: the credit code no longer fits either. */
  wrongOrgCode: plant(['A009', 'B002', 'B006', 'B098'], ({ answers }, _, { unit }) => {
    answers.JC02 = wrongOrgCode(unit.orgCode.slice(0, 8))
  }),
  /** Months were taken for person-years. */
  tooMuchWork: plant(['A034'], ({ answers }, was) => {
    answers.JD10 = number(answers.JD01) + 4
    answers.JD12 = number(was.JD12) + number(answers.JD10)
  }),
  award: plant(['B057'], ({ answers }) => {
    answers.JG13 = number(answers.JG13) + 1
    answers.JG14 = 1
  }),
  doctorsAtCompany: plant(['B078'], ({ answers }) => {
    answers.JL01 = 1
  }),
  salesStopped: plant(['B096'], ({ answers }, was) => {
    Object.assign(answers, {
      JK01: 0,
      JK02: 0,
      JK03: 0,
      JK04: 0,
      JK05: 0,
      JK08: 0,
      JK10: null,
      JK06: was.JK06,
      JK07: was.JK07,
    })
  }),
  notReached: plant(['B015'], ({ answers }) => {
    answers.JB16 = '03'
  }),
  /** The unit has moved to another county of its city. */
  moved: plant(['B003', 'B098'], ({ answers }) => {
    answers.JC04 = movedFrom(String(answers.JC04))
  }),
  invalidTexts: plant(['A003'], ({ answers }) => {
    Object.assign(answers, { JC10: '约 2400 人', JE12: '3,5OO', JF01: '两篇' })
  }),
  /** Somebody counted again when all was done; no rule objects. */
  recountedStaff: plant([], ({ answers }) => {
    answers.JC09 = number(answers.JC09) - 3
  }),
} satisfies Record<string, Plant>

/** 鼓楼区 → 建邺区, 定海区 → 普陀区. */
const MOVED: Record<string, string> = { 320106: '320105', 330902: '330903' }

/** Another county of the same city; the same where it has no other. */
function movedFrom(region: string): string {
  const regions = regionTable(2016)
  const others = regions.below(regions.parent(region) ?? '').filter(({ code }) => code !== region)
  return MOVED[region] ?? others.find(({ code }) => !code.endsWith('00'))?.code ?? region
}

export type PlantKey = keyof typeof PLANTS
