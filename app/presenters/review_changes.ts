import type { Standing } from '#models/report/standing'
import { shownReading, shownValue } from '#presenters/shown_value'
import { saidChanges, type SaidChange } from '#presenters/said_changes'
import { tableChanges, type TableChanges } from '#presenters/table_changes'
import { beijingShort } from '#presenters/time'
import type { LastDecision } from '#queries/last_decision'
import { canonical } from '#questionnaire/reading'
import { unitOf } from '#questionnaire/unit_of'
import type { Value } from '#questionnaire/types'

/** One value before and after this level's last decision. */
export interface Change {
  code: string
  label: string
  isNumber: boolean
  before: string
  now: string
  unit: string
  changed: boolean
  /** What was asked about it; null: outside of what was asked. */
  asked: string | null
  /** What the respondent has done about it; null for nothing. */
  done: '已改' | '已答复' | null
}

export interface Changes {
  heading: string
  hint: string
  lines: Change[]
  tables: TableChanges[]
  said: SaidChange[]
}

/** W3: what changed since this level's last decision, and what changed outside of what was asked. */
export function reviewChanges(standing: Standing, last: LastDecision | null): Changes | null {
  if (!last) return null
  const asked = new Map(
    last.marks.flatMap(({ code, question }) => (code ? [[code, question]] : []))
  )
  const lines = [...answerChanges(standing, last), ...tableLines(standing, last)]
    .map((line) => ({
      ...line,
      asked: asked.get(line.code) ?? null,
      done: doneAbout(standing, line),
    }))
    .filter(({ changed, code }) => changed || asked.has(code))
  const changed = lines.filter((line) => line.changed)
  const outside = changed.filter((line) => line.asked === null).length
  const act = last.action === 'return' ? '退回' : '验收'

  return {
    heading: `您上次${act}（${beijingShort(last.at)}）以后改了 ${changed.length} 项`,
    hint: last.action === 'return' ? hint(asked.size, outside) : '',
    lines,
    tables: tableChanges(standing, last.tables),
    said: saidChanges(standing, last),
  }
}

function hint(asked: number, outside: number): string {
  const words = asked > 0 ? `要求核对 ${asked} 项` : '没有标出要改的指标'
  return outside > 0 ? `${words}，有 ${outside} 项改动不在要求内` : words
}

function doneAbout({ facts }: Standing, { changed, code }: Line): Change['done'] {
  if (changed) return '已改'
  const checks = facts.checks.filter((check) => check.code === code)
  return checks.length > 0 && checks.every(({ answer }) => answer !== null) ? '已答复' : null
}

type Line = Omit<Change, 'asked' | 'done'>

function answerChanges({ version, contents, facts }: Standing, { answers }: LastDecision): Line[] {
  return [...version.questionnaire.indicators.values()].map((indicator) => {
    const { code, label, type } = indicator
    const before = answers[code] ?? null
    return {
      code,
      label,
      isNumber: type === 'number',
      before: shownValue(indicator, before, facts.reportYear) || '没有填',
      now: shownReading(indicator, contents.answers[code], facts.reportYear) || '没有填',
      unit: unitOf(indicator),
      changed: canonical(indicator, before) !== canonical(indicator, contents.data.answers[code]),
    }
  })
}

function tableLines({ version, contents }: Standing, { tables }: LastDecision): Line[] {
  return [...version.questionnaire.tables.values()].map(({ code, title, columns }) => {
    const texts = (rows: Record<string, Value>[] = []) =>
      rows.map((row) =>
        columns.map((column) => canonical(column, row[column.code] ?? null)).join('\t')
      )
    const before = texts(tables[code])
    const now = texts(contents.data.tables[code])
    const added = now.filter((row) => !before.includes(row)).length
    return {
      code,
      label: title,
      isNumber: true,
      before: `${before.length} 行`,
      now: added > 0 ? `${now.length} 行，${added} 行是新的或改过` : `${now.length} 行`,
      unit: '',
      changed: before.join('\n') !== now.join('\n'),
    }
  })
}
