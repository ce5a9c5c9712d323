import type { UnitKind } from '#demonstration/units'
import type { Level } from '#models/report/flow'
import type { ReturnMark } from '#models/report/returnable'

/** Why a manager returned a report, and what it asks (W2). */
export interface Decision {
  reason: string
  marks: ReturnMark[]
}

const BY_UNIT: Decision = {
  reason:
    '本年投入工作量与学院报来的工时台账对不上，从业人员数也请按人事处 12 月底的数核对后重报。',
  marks: [
    { code: 'JD10', question: '请按课题组 2016 年工时台账重新折算人年数。' },
    { code: 'JC09', question: '请与人事处年末在册人数核对，劳务派遣人员不计入。' },
  ],
}

const BY_CITY: Record<UnitKind, Decision> = {
  company: {
    reason: '自筹经费本年到位数请与到账凭证核对，参加单位承担的任务写得太简单，请补充后重新上报。',
    marks: [
      { code: 'JE06', question: '自筹经费只填 2016 年实际到账并用于本课题的部分，请与凭证核对。' },
      { code: 'JC11', question: '参加单位一览请写清每家承担的任务。' },
    ],
  },
  hospital: {
    reason: '表二从业人员年末数与贵院卫生统计年报不一致，请核对；填表人电话打不通，请更正。',
    marks: [
      { code: 'JC09', question: '请与卫生统计年报的年末在岗人数核对。' },
      { code: 'JB05', question: '电话无法接通，请填写能联系到填表人的电话。' },
    ],
  },
  institute: {
    reason: '项目已到计划完成时间，请确认实施状态，并核对累计支出是否包含 2016 年发生的尾款。',
    marks: [{ code: 'JB12', question: '请确认是否已提交验收申请，并与立项部门的状态保持一致。' }],
  },
  university: {
    reason: '参加人员和工作量请与学校科研院的登记核对后重新上报。',
    marks: [{ code: 'JD01', question: '请与科研院登记的课题组成员核对。' }],
  },
}

const BY_PROVINCE: Decision = {
  reason:
    '从业人员年末数与本单位其他课题填报的不一致，封面上的单位负责人没有签字，请核对后重新打印、盖章、上传。',
  marks: [
    { code: 'JC09', question: '同一单位几个课题填的从业人员数不同，请统一按年末在册人数填写。' },
  ],
}

/** What the manager of this level says when it returns a report of such a unit. */
export function decision(level: Level, kind: UnitKind): Decision {
  if (level === 'unit') return BY_UNIT
  return level === 'province' ? BY_PROVINCE : BY_CITY[kind]
}

/** What respondents answer to some of these questions. */
export const ANSWERS: Record<string, string> = {
  JC09: '已与人事处核对，上次多计了 3 名劳务派遣人员，现按年末在册人数更正。',
}

/** Why a project is not reported (未报原因). */
export const UNREPORTED = [
  '承担单位相关生产线 2016 年 10 月起停产搬迁，课题原始台账封存待移交，经省厅核实本年不报，下一年度补报累计数。',
  '课题已按立项部门 2016 年 7 月批复终止，结余经费已退回，不再组织填报，批复文件留存省厅备查。',
]
