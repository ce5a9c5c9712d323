import ExcelJS from 'exceljs'
import type { Standing } from '#models/report/standing'
import { checkView, findingView, type FindingView } from '#presenters/finding_view'
import { auditWords } from '#presenters/audit_words'
import { beijing } from '#presenters/time'

const KINDS = { stop: '强制性', warn: '核实性', ask: '人工检查' }

const COLUMNS: { header: string; width: number; of: (view: FindingView) => string }[] = [
  { header: '类型', width: 10, of: ({ kind }) => KINDS[kind] },
  { header: '编号', width: 12, of: ({ anchor }) => anchor },
  {
    header: '表',
    width: 22,
    of: ({ place }) => (place ? `${place.ordinal} ${place.name}`.trim() : ''),
  },
  { header: '指标', width: 24, of: ({ place }) => (place ? `${place.code} ${place.label}` : '') },
  { header: '问题', width: 36, of: ({ title }) => title },
  { header: '本年', width: 24, of: (view) => values(view, 'now') },
  { header: '上年', width: 20, of: (view) => values(view, 'previous') },
  { header: '下发', width: 20, of: (view) => values(view, 'issued') },
  { header: '规则', width: 32, of: ({ rule }) => rule },
  { header: '怎么改', width: 36, of: ({ mend, asked }) => asked ?? mend },
  { header: '说明或答复', width: 44, of: ({ answer }) => answer?.text ?? '' },
  { header: '办理情况', width: 18, of: ({ answer }) => answer?.state.words ?? '要改数据' },
  { header: '证明材料', width: 26, of: ({ answer }) => papers(answer) },
]

/**
 * The findings of a report as an .xlsx file (A4): one line each, everything as text, ready to print
 * on A4 across. Gives the bytes of the file.
 */
export async function findingsWorkbook(standing: Standing): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('审核结果', {
    views: [{ state: 'frozen', ySplit: 3 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    },
  })
  sheet.columns = COLUMNS.map(({ width }) => ({ width, style: { numFmt: '@' } }))
  addHead(sheet, standing)
  for (const view of views(standing)) sheet.addRow(COLUMNS.map(({ of }) => of(view)))
  layOut(sheet)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function views(standing: Standing): FindingView[] {
  const { audit, facts } = standing
  return [
    ...audit.findings.map((finding) => findingView(standing, finding)),
    ...facts.checks.map((check) => checkView(standing, check)),
  ]
}

function addHead(sheet: ExcelJS.Worksheet, standing: Standing) {
  const { facts } = standing
  const { state } = auditWords(standing)
  sheet.addRow([`${facts.projectNumber} ${facts.projectTitle} · 审核结果`]).font = {
    bold: true,
    size: 14,
  }
  sheet.addRow([`${state} · ${beijing(facts.now)} 按当时的数据列出`])
  sheet.addRow(COLUMNS.map(({ header }) => header)).font = { bold: true }
}

function layOut(sheet: ExcelJS.Worksheet) {
  const thin = { style: 'thin' as const, color: { argb: 'FFDCE2E9' } }
  sheet.eachRow((row, number) => {
    if (number < 3) return
    row.alignment = { vertical: 'top', wrapText: true }
    row.border = { top: thin, bottom: thin }
  })
  sheet.autoFilter = {
    from: { row: 3, column: 1 },
    to: { row: sheet.rowCount, column: COLUMNS.length },
  }
  sheet.headerFooter = { oddFooter: '第 &P 页，共 &N 页' }
}

function values({ values: { lines } }: FindingView, column: 'now' | 'previous' | 'issued'): string {
  const said = lines.filter((line) => line[column] !== '—')
  if (said.length === 1) return said[0][column]
  return said.map((line) => `${line.code} ${line[column]}`).join('\n')
}

function papers(answer: FindingView['answer']): string {
  const files = answer?.evidence?.files ?? []
  if (files.length === 0) return answer?.evidence?.isLacking ? '还缺材料' : ''
  return files.map(({ name }) => name).join('\n')
}
