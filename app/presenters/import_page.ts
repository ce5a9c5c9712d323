import { COLUMN_LABELS, TITLE } from '#imports/roster/columns'
import { outlineRemarks } from '#imports/roster/outline_words'
import type RosterImport from '#models/roster_import'
import type { OutcomeCounts } from '#models/roster_import/counted_outcomes'
import { KEPT_DAYS } from '#models/roster_import/forget_imports'
import { PLACE } from '#models/roster_import/judge_moves'
import { rowMistakes } from '#models/roster_import/row_mistakes'
import { importProgress, notStored } from '#presenters/import_progress'
import { issuedFact } from '#presenters/issued_facts'
import { beijing } from '#presenters/time'
import { PAGE_SIZE, type PreviewRow } from '#queries/import_preview'
import type { Questionnaire, Value } from '#questionnaire/types'
import { SHOWN, type ImportFilters, type Shown } from '#validators/import'
import { pagesAround } from '#presenters/pages_around'

const LABELS: Readonly<Record<string, string>> = {
  ...COLUMN_LABELS,
  title: COLUMN_LABELS[TITLE],
  [PLACE]: '管理机构',
}

export interface ImportFacts {
  list: RosterImport
  filters: ImportFilters
  counts: OutcomeCounts
  rows: PreviewRow[]
  questionnaire: Questionnaire
}

/** An import on its page: how far it is, what it would do or has done, row by row (R1). */
export function importPage(facts: ImportFacts) {
  const { list, filters, counts, rows, questionnaire } = facts
  return {
    id: list.id,
    name: list.name,
    isConfirmed: list.state === 'confirmed',
    progress: importProgress(list),
    notStored: notStored(list),
    heading: list.state === 'confirmed' ? '已经导入' : '导入前先看一遍',
    words: words(list, counts),
    outlines: outlineRemarks(list.outlines).map(({ row, message }) => `第 ${row} 行：${message}`),
    tabs: tabs(counts, filters, list.id),
    rows: rows.map((row) => rowView(row, questionnaire)),
    shown: SHOWN[filters.show],
    pages: pages(facts),
    refused: counts.refused,
    stored: counts.added + counts.changed,
    seen: list.fingerprint,
    confirmWords: confirmWords(counts),
  }
}

function words({ state, confirmedAt }: RosterImport, counts: OutcomeCounts): string {
  const { added, changed, skipped, refused } = counts
  const all = `新增 ${added} 个，变化 ${changed} 个，没有变化 ${skipped} 个，不能导入 ${refused} 行。`
  if (state === 'confirmed') return `${beijing(confirmedAt!.toISO()!)} 导入。${all}`
  return `${all}还没有保存，确认以后才保存，${KEPT_DAYS} 天内不确认就作废。`
}

function confirmWords({ added, changed }: OutcomeCounts): string {
  const parts = [
    added > 0 ? `新增 ${added} 个项目` : '',
    changed > 0 ? `改 ${changed} 个项目的下发值` : '',
  ]
  return parts.filter(Boolean).join('，')
}

function tabs(counts: OutcomeCounts, { show }: ImportFilters, id: number) {
  return (Object.keys(SHOWN) as Shown[]).map((key) => ({
    label: SHOWN[key],
    count: counts[key],
    href: `/roster/imports/${id}?show=${key}`,
    isCurrent: key === show,
  }))
}

function rowView(row: PreviewRow, questionnaire: Questionnaire) {
  const facts = row.facts
  return {
    place: row.sheet === '' ? `第 ${row.row} 行` : `${row.sheet} 第 ${row.row} 行`,
    number: row.number,
    title: row.title,
    unit: issuedFact(questionnaire, facts, 'unitName'),
    mistakes: row.outcome === 'refused' ? rowMistakes(row) : [],
    changes: Object.entries(row.changes ?? {}).map(([name, [issued, now]]) => ({
      label: LABELS[name] ?? name,
      issued: shown(questionnaire, name, issued),
      now: shown(questionnaire, name, now),
    })),
    remarks: row.remarks,
  }
}

function shown(questionnaire: Questionnaire, name: string, value: Value): string {
  return issuedFact(questionnaire, { [name]: value }, name) || '空'
}

function pages({ list, filters, counts }: ImportFacts) {
  const to = (page: number) => `/roster/imports/${list.id}?show=${filters.show}&page=${page}`
  return pagesAround({ page: filters.page, total: counts[filters.show], perPage: PAGE_SIZE, to })
}
