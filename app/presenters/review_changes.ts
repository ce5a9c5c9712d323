import { acceptWord, type Level } from '#models/report/flow'
import type { Standing } from '#models/report/standing'
import { askedSince, askedWords, type Asked } from '#presenters/asked_changes'
import { shownReading, shownValue } from '#presenters/shown_value'
import { saidChanges, type SaidChange } from '#presenters/said_changes'
import { tableChanges, type TableChanges } from '#presenters/table_changes'
import { tableLines } from '#presenters/table_lines'
import { beijingShort } from '#presenters/time'
import type { LastDecision } from '#queries/last_decision'
import { canonical } from '#questionnaire/reading'
import { unitOf } from '#questionnaire/unit_of'

/** One value before and after this level's last decision. */
export interface ChangeLine {
  /** Of an indicator, a column or a table; empty for the whole report. */
  code: string
  label: string
  isNumber: boolean
  before: string
  now: string
  unit: string
  changed: boolean
}

export interface Change extends ChangeLine {
  /** What was asked about it, and by whom; null for nothing. */
  asked: string | null
  /** It has changed although something else was asked. */
  isOutside: boolean
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
export function reviewChanges(
  standing: Standing,
  last: LastDecision | null,
  role: Level
): Changes | null {
  if (!last) return null
  const asked = askedSince(last)
  const lines = [
    ...answerChanges(standing, last),
    ...tableLines(standing, last.tables, asked.codes),
  ].filter(({ changed, code }) => changed || asked.codes.has(code))
  const changed = lines.filter((line) => line.changed).length
  const shown = changed === 0 && asked.whole ? [WHOLE, ...lines] : lines
  const changes = shown.map((line) => judged(standing, line, asked))
  const outside = changes.filter(({ isOutside }) => isOutside).length
  const act = last.action === 'return' ? '退回' : acceptWord(role)

  return {
    heading: `您上次${act}（${beijingShort(last.at)}）以后改了 ${changed} 项`,
    hint: askedWords(asked, outside),
    lines: changes,
    tables: tableChanges(standing, last.tables),
    said: saidChanges(standing, last),
  }
}

/** Stands for a question about the whole report while nothing of it has changed. */
const WHOLE: ChangeLine = {
  ...{ code: '', label: '整份报表', isNumber: true, unit: '' },
  ...{ before: '', now: '没有变', changed: false },
}

function judged(standing: Standing, line: ChangeLine, asked: Asked): Change {
  return {
    ...line,
    asked: asked.about(line.code) ?? asked.whole,
    isOutside: line.changed && asked.isAnything && !asked.isWhole && !asked.codes.has(line.code),
    done: doneAbout(standing, line),
  }
}

function doneAbout({ facts }: Standing, { changed, code }: ChangeLine): Change['done'] {
  if (changed) return '已改'
  const checks = facts.checks.filter((check) => (check.code ?? '') === code)
  return checks.length > 0 && checks.every(({ answer }) => answer !== null) ? '已答复' : null
}

function answerChanges(
  { version, contents, facts }: Standing,
  { answers }: LastDecision
): ChangeLine[] {
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
