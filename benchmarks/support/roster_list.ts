import ExcelJS from 'exceljs'
import { readFileSync } from 'node:fs'
import { orgCode } from '#demonstration/codes'
import type { Region } from '#questionnaire/regions'

const HEADERS = [
  '序号',
  '项目（课题）编号',
  '项目（课题）名称',
  '第一承担单位名称',
  '组织机构代码',
  '行政区划代码',
  '计划类别',
  '领域',
  '单位性质',
  '法人性质',
  '立项年度',
  '起止年月',
  '总预算（万元）',
  '中央财政',
  '密级',
  'E-mail',
]
const PROGRAMMES = ['973 计划', '863 计划', '国家科技支撑计划', '国家重点研发计划']

/** A list of so many projects all over the country as Excel would write it; `from` is the first number. */
export async function writeList(filename: string, rows: number, from = 0): Promise<void> {
  const regions = countyCodes()
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true })
  const sheet = workbook.addWorksheet('下发清单')
  sheet.addRow(['2016 年度国家科技计划项目跟踪调查下发清单（单位：万元）']).commit()
  sheet.addRow(HEADERS).commit()
  for (let i = from; i < from + rows; i += 1) sheet.addRow(project(i, regions)).commit()
  sheet.addRow(['合计', '', '', '', '', '', '', '', '', '', '', '', rows * 395.5]).commit()
  await workbook.commit()
}

function project(i: number, regions: string[]): (string | number)[] {
  return [
    i + 1,
    `2012AA${String(i % 100).padStart(2, '0')}B${String(i).padStart(6, '0')}`,
    `高比能储能器件与系统集成关键技术研究及其示范应用之第 ${i} 号课题`,
    `第 ${i % 20_000} 新能源科技有限公司`,
    orgCode(String(10_000_000 + (i % 20_000))),
    Number(regions[i % regions.length]),
    PROGRAMMES[i % PROGRAMMES.length],
    '先进能源技术领域',
    '国有企业',
    1,
    2012,
    '201201-201412',
    395.5,
    395,
    '公开',
    `project${i}@example.com`,
  ]
}

function countyCodes(): string[] {
  const file = new URL('../../resources/survey/regions-2016.json', import.meta.url)
  const regions = JSON.parse(readFileSync(file, 'utf8')) as Region[]
  return regions.filter(({ grouping, parent }) => !grouping && parent).map(({ code }) => code)
}
