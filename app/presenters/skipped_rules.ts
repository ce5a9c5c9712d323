import type { Skipped } from '#audit/finding'
import type { Standing } from '#models/report/standing'
import { placeOf, type Place } from '#presenters/place'

/** Rules that could not be judged for the same reason. */
export interface SkippedRule {
  title: string
  why: string
  places: Place[]
}

/** Why rules were not judged (A2); one that erred is for the log, not for the respondent. */
export function skippedRules(standing: Standing): SkippedRule[] {
  const { skipped } = standing.audit
  const because = (reason: Skipped['reason']) => skipped.filter((one) => one.reason === reason)
  const invalid = because('invalid').map((one) => ({
    title: `${one.rule} ${standing.version.rules.byId.get(one.rule)?.message ?? ''}`,
    why: '读不懂这几项填的内容，改好后自动再审：',
    places: one.fields.map((code) => placeOf(standing, code)),
  }))
  return [
    ...invalid,
    ...together(because('noPrevious'), '和上年比较的', '没有这个项目的上年报表，不用审。'),
    ...together(because('noIssued'), '和下发清单比较的', '下发清单里没有这个项目的资料，不用审。'),
  ]
}

function together(skipped: Skipped[], what: string, why: string): SkippedRule[] {
  return skipped.length > 0 ? [{ title: `${what} ${skipped.length} 条规则`, why, places: [] }] : []
}
