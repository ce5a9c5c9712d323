import { readFileSync } from 'node:fs'
import type { CoverDocument } from '#documents/cover_document'
import type { ReportDocument, ReportSection, ReportTable } from '#documents/report_document'

interface Question {
  code: string
  label: string
  type: string
  unit?: string
}
interface Survey {
  sections: {
    title: string
    indicators: Question[]
    table?: { title: string; columns: Question[] }
  }[]
}

const SURVEY = new URL('../../../resources/survey/questionnaire-2016.json', import.meta.url)
const WORDS = [
  '高效低阻复合电解质膜的制备方法与装备',
  '常州市同欣纺织机械研究所有限公司',
  '进展顺利，按计划推进',
  '周敏',
  '发明专利',
]
const CHECK_CODE = '7K2M9QXD4HTR'

/** A filled cover; `changes` replaces single fields. */
export function sampleCover(changes: Partial<CoverDocument> = {}): CoverDocument {
  return {
    title: '国家科技计划项目跟踪调查表',
    roundTitle: '2016 年度国家科技计划项目跟踪调查',
    reportYear: 2016,
    statSerialNo: '2016023204000017',
    projectName: '特种高性能纤维多轴向经编织造成套装备研制及产业化示范',
    projectNumber: '2012BAF13B00',
    contactEmail: 'zhoumin@example.cn',
    fillerName: '周敏',
    fillerPhone: '0519-85123456',
    unitHeadName: '龚㛃龑',
    unitName: '常州市同欣纺织机械研究所有限公司',
    filledOn: '2017 年 2 月 16 日',
    madeBy: '科学技术部',
    approvedBy: '国家统计局',
    approvalNumber: '国统制〔2016〕168 号',
    validUntil: '2018 年 12 月 31 日',
    lawText:
      '《中华人民共和国统计法》第七条规定：国家机关、企业事业单位和其他组织以及个体工商户和个人等统计调查对象，必须依照本法和国家有关规定，真实、准确、完整、及时地提供统计调查所需的资料，不得提供不真实或者不完整的统计资料，不得迟报、拒报统计资料。',
    checkCode: CHECK_CODE,
    qr: `KJ2016|2012BAF13B00|${CHECK_CODE}`,
    draft: false,
    ...changes,
  }
}

/** A filled report over the whole 2016 questionnaire; its tables have `rows` rows each. */
export function sampleReport(changes: Partial<ReportDocument> = {}, rows = 8): ReportDocument {
  const survey = JSON.parse(readFileSync(SURVEY, 'utf8')) as Survey
  return {
    cover: sampleCover(),
    draft: false,
    sections: survey.sections.map((section) => sampleSection(section, rows)),
    explanations: [
      {
        rule: 'B014',
        message: '从业人员年末数 1,286 人，比上年 640 人多 101 %。',
        text: '2016 年 6 月公司与常州市第二纺织机械厂合并，新增员工 612 人，因此从业人员大幅增加。',
      },
      {
        rule: 'B091',
        message: '本年授权发明专利 3 件，本年申请 0 件。',
        text: '授权的 3 件专利均系 2013—2014 年申请，今年集中授权，本年没有新申请。',
      },
    ],
    ...changes,
  }
}

function sampleSection(section: Survey['sections'][number], rows: number): ReportSection {
  return {
    title: section.title,
    rows: section.indicators.map((question, i) => ({
      code: question.code,
      label: question.label,
      sub: question.label.startsWith('其中'),
      unit: question.unit,
      value: sampleValue(question, i),
      previous: question.unit ? sampleValue(question, i + 3) : '',
      issued:
        question.code < 'JB12' || question.code.startsWith('JC0') ? sampleValue(question, i) : '',
    })),
    table: section.table && sampleTable(section.table, rows),
  }
}

function sampleTable(table: { title: string; columns: Question[] }, rows: number): ReportTable {
  return {
    title: table.title,
    columns: table.columns.map(({ label, type }) => ({ label, numeric: type === 'number' })),
    rows: Array.from({ length: rows }, (_, row) =>
      table.columns.map((question, column) => sampleValue(question, row * 3 + column))
    ),
  }
}

function sampleValue({ type, unit, code }: Question, seed: number): string {
  if (type === 'number')
    return unit?.includes('元') ? `${(seed * 371) % 900},395.00` : `${seed * 7}`
  if (type === 'year') return '2012'
  if (type === 'month') return '201206'
  if (type === 'date') return '2016-03-14'
  if (type === 'region') return '320400'
  if (type === 'choice') return WORDS[4]
  if (type === 'textarea')
    return '按成套装备销售合同逐台统计，不含配套服务收入。'.repeat(code === 'JM04' ? 12 : 1)
  if (type === 'uscc' || type === 'organisation') return '91320400714800359X'
  return WORDS[seed % 4]
}
