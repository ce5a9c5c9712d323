/** A column of the issued list (docs/roster.md). */
export interface RosterColumn {
  /** Name of the fact, as after `prefill: roster.`; those in brackets are not issued themselves. */
  key: string
  label: string
  /** Other headers that are seen for it. */
  names: readonly string[]
  /** A sheet without it is no list. */
  isNeeded?: boolean
}

/** The columns that are no facts: the number, the name, both months in one cell, the secrecy. */
export const NUMBER = '(number)'
export const TITLE = '(title)'
export const MONTHS = '(months)'
export const SECRECY = '(secrecy)'

export const ROSTER_COLUMNS: readonly RosterColumn[] = [
  {
    key: NUMBER,
    label: '项目编号',
    names: ['课题编号', '项目（课题）编号', '项目代码', '课题代码'],
    isNeeded: true,
  },
  {
    key: TITLE,
    label: '项目名称',
    names: ['课题名称', '项目（课题）名称'],
    isNeeded: true,
  },
  {
    key: 'unitName',
    label: '承担单位',
    names: [
      '第一承担单位',
      '第一承担单位名称',
      '单位名称',
      '承担单位名称',
      '项目承担单位',
      '课题承担单位',
    ],
    isNeeded: true,
  },
  { key: 'orgCode', label: '组织机构代码', names: ['机构代码', '组织机构代码证号'] },
  { key: 'uscc', label: '统一社会信用代码', names: ['信用代码', '社会信用代码'] },
  { key: 'regionCode', label: '行政区划代码', names: ['区划代码', '地区代码'] },
  { key: 'programme', label: '计划类别', names: ['所属计划', '计划名称'] },
  { key: 'field', label: '领域', names: ['专项', '领域（专项、主题）名称', '领域名称'] },
  { key: 'unitNature', label: '单位性质', names: [] },
  { key: 'legalNature', label: '法人性质', names: [] },
  { key: 'approvalYear', label: '立项年度', names: ['立项年', '立项年份'] },
  { key: 'startMonth', label: '起始年月', names: ['开始时间', '起始时间', '开始年月'] },
  {
    key: 'plannedEndMonth',
    label: '计划完成年月',
    names: ['完成时间', '计划完成时间', '完成年月'],
  },
  { key: MONTHS, label: '起止年月', names: ['起止时间'] },
  { key: 'budgetTotal', label: '总预算', names: ['总经费', '项目（课题）总预算'] },
  {
    key: 'budgetCentral',
    label: '中央财政',
    names: ['专项经费', '中央财政专项经费', '其中：中央财政专项经费', '中央财政经费'],
  },
  { key: SECRECY, label: '密级', names: ['是否涉密', '涉密等级', '保密级别', '秘密等级'] },
  { key: 'contactEmail', label: '联系邮箱', names: ['E-mail', '邮箱', '电子邮箱'] },
]

/** The label by the key. */
export const COLUMN_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  ROSTER_COLUMNS.map(({ key, label }) => [key, label])
)
