import { SOON_DAYS, type Measure } from '#queries/collection/measures'

/** What the list behind a number is called. */
export const MEASURE_WORDS: Record<Measure, string> = {
  listed: '应报的项目',
  not_started: '没有开始填报',
  filling: '填报中',
  returned: '退回没有改好',
  unsubmitted: '还没有上报',
  submitted: '已经上报',
  waiting: '等待验收',
  waiting_unit: '等单位核实',
  waiting_county: '等县级验收',
  waiting_city: '等市级验收',
  waiting_province: '等省级验收',
  waiting_nation: '等国家验收',
  accepted_above: '上级已验收',
  accepted_unit: '单位已核实',
  accepted_county: '县级已验收',
  accepted_city: '市级已验收',
  accepted_here: '本级已验收',
  accepted_by_province: '省级已验收',
  accepted_by_nation: '国家已验收',
  soon: `${SOON_DAYS} 天内截止，还没有上报`,
  overdue: '逾期没有上报',
  unreported: '未报，有原因',
}
