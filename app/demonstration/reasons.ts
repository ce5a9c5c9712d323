import type { DemonstrationReport } from '#demonstration/reports'

/** What a respondent writes about a finding: what changed, why, since when, by which paper. */
export function reason(rule: string, report: DemonstrationReport): string {
  return REASONS[rule](report)
}

/** What somebody in a hurry writes; the gate refuses it. */
export const VAGUE = '情况属实。'

type Teller = (report: DemonstrationReport) => string

const renamed: Record<string, { month: string; why: string; paper: string }> = {
  江苏恒曜新能源科技有限公司: {
    month: '2016 年 5 月',
    why: '增加储能业务',
    paper: '准予变更登记通知书',
  },
  江苏远望物联科技股份有限公司: {
    month: '2016 年 9 月',
    why: '完成股份制改造',
    paper: '工商变更核准通知书',
  },
}

const CHANGE = { month: '2016 年 6 月', why: '完成股份制改造', paper: '准予变更登记通知书' }

const changeOf = (name: string) => renamed[name] ?? CHANGE

const REASONS: Record<string, Teller> = {
  B001: ({ project: { unit } }) => {
    const { month, why, paper } = changeOf(unit.now)
    return `${month}因${why}更名，原${unit.name}变更为${unit.now}，组织机构代码和注册地没有变，见${paper}。`
  },
  B003: ({ now }) =>
    `2016 年 8 月单位搬入新址并变更了法人登记，注册地行政区划代码由原址的县区改为 ${now.answers.JC04}，说明已盖章上传。`,
  B007: () =>
    '单位仍在使用原事业单位法人证书和组织机构代码证，证书有效期到 2017 年 6 月，到期时统一换发社会信用代码证照。',
  B015: ({ project }) =>
    `任务书要求推广 12 个示范点，因 2 家合作单位 2015 年机构调整退出，实际建成 9 个，${project.topic.product}的技术指标均已达到，验收意见中已写明。`,
  B057: () => '2016 年度获国家科学技术进步奖二等奖，本课题是主要支撑课题之一，获奖证书已上传。',
  B078: () =>
    '公司设有博士后科研工作站，2016 年 6 月出站的 1 名博士后由本课题经费支持，所以计入培养博士数。',
  B091: ({ project: { unit } }) =>
    `2016 年 7 月二期生产线投产，新招生产人员 168 人、研发人员 31 人，离职 25 人，年末由 ${unit.staff[2015]} 人增加到 ${unit.staff[2016]} 人，见 12 月社会保险缴费名册。`,
  B094: ({ now, last }) =>
    `2015 年投出的稿件集中在 2016 年见刊，另有国际会议论文集收录 6 篇，因此由上年 ${last?.answers.JF01} 篇增加到 ${now.answers.JF01} 篇，均标注了课题编号，清单备查。`,
  B096: ({ last }) =>
    `上年新增产值 ${last?.answers.JK01} 万元，2016 年因原料药车间停产改造，本课题产品全年没有生产，预计 2017 年 5 月恢复。`,
  B098: ({ project: { unit }, now }) =>
    unit.now === unit.name
      ? `上年填的是搬迁前的注册地，2016 年 8 月变更登记后改用 ${now.answers.JC04}，单位名称和组织机构代码没有变化。`
      : `上年报表用的是更名以前的名称“${unit.name}”，${changeOf(unit.now).month}更名后统一使用新名称，代码和区划与上年相同。`,
}

/** A paper that supports an explanation. */
export interface PaperText {
  title: string
  fileName: string
  lines: (report: DemonstrationReport) => string[]
}

/** The papers for an explanation, by the rule. */
export const PAPERS: Record<string, PaperText[]> = {
  B001: [
    {
      title: '营业执照（副本）',
      fileName: '营业执照（副本）.jpg',
      lines: ({ project: { unit, head } }) => [
        `名称  ${unit.now}`,
        `统一社会信用代码  ${unit.creditCode}`,
        `住所  ${unit.address.replace(/ \d{6}$/, '')}`,
        `法定代表人  ${head.name}`,
      ],
    },
    {
      title: '准予变更登记通知书',
      fileName: '准予变更登记通知书.jpg',
      lines: ({ project: { unit } }) => [
        `经审查，${unit.name}`,
        '提交的名称变更登记申请符合法定形式，',
        `准予变更为${unit.now}。`,
        changeOf(unit.now).month,
      ],
    },
  ],
  B003: [
    {
      title: '关于单位注册地变更的说明',
      fileName: '单位注册地变更说明（盖章）.jpg',
      lines: ({ now }) => [
        '我单位 2016 年 8 月搬入新址，已办理法人变更登记，',
        `注册地行政区划代码相应改为 ${now.answers.JC04}，`,
        '单位名称、组织机构代码没有变化。特此说明。',
        '2017 年 1 月',
      ],
    },
  ],
  B057: [
    {
      title: '国家科学技术进步奖证书',
      fileName: '国家科技进步奖证书.jpg',
      lines: ({ project }) => [
        '为表彰国家科学技术进步奖获得者，特颁发此证书。',
        `项目  ${project.topic.subject}${project.topic.technology}`,
        '奖励等级  二等',
        `获奖单位  ${project.unit.now}（本页与原件一致）`,
      ],
    },
  ],
}
