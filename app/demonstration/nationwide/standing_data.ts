import type { ToldReport } from '#demonstration/nationwide/tell_report'
import { canonicalAnswers } from '#models/report/cover_standing'
import { checkCode } from '#questionnaire/check_code'
import type { Questionnaire, Value } from '#questionnaire/types'

/** The data of a whole report as a submission keeps them, from the first audit on. */
export class StandingData {
  readonly answers: Record<string, Value>
  readonly tables: Record<string, Record<string, Value>[]>
  readonly checkCode: string

  /** `changes`: answers given since; among them the 统计编号, which the list has given meanwhile. */
  constructor(
    private readonly questionnaire: Questionnaire,
    { standing }: ToldReport,
    changes: Record<string, Value>
  ) {
    const { answers, tables } = standing!.contents.data
    this.answers = { ...answers, ...changes }
    this.tables = tables
    this.checkCode = checkCode(questionnaire, this.answers, tables)
  }

  /** What a cover is stamped for. */
  get canonical() {
    return canonicalAnswers(this.questionnaire, this.answers)
  }
}
