/** What managers of the demonstration publish; `day` of the working days. */
export const ANNOUNCEMENTS = [
  {
    day: 0,
    author: '000000XM',
    title: '2016 年度国家科技计划项目跟踪调查开始填报',
    body: '本年度调查 1 月 5 日开始，3 月 10 日 24:00 截止填报。请各省先核实下发清单，再组织基层单位填报。\n第一次登录用项目编号和初始密码，登录后马上设自己的密码。',
  },
  {
    day: 1,
    author: '320000XM',
    title: '江苏省填报安排',
    body: '请各单位 3 月 1 日前完成填报，封面盖章后扫描上传。经费数据请与单位财务部门核对后再填。',
  },
  {
    day: 26,
    author: '000000XM',
    title: '从业人员和研发人员的口径',
    body: '从业人员按年末实有人数填，含劳务派遣；研发人员按全时当量折算。与上年差别大的，请在核实说明里写清原因和依据。',
  },
] as const

interface Asked {
  day: number
  /** The first respondent below this manager who has signed in, or a manager. */
  asker: { below?: string; manager?: string }
  code: string | null
  text: string
  answer: string | null
  isPublic: boolean
}

export const QUESTIONS: readonly Asked[] = [
  {
    day: 8,
    asker: { below: '320000XM' },
    code: 'JC09',
    text: '我单位去年和另一家公司合并，年末从业人员是按合并后的人数填，还是按原来的口径填？',
    answer:
      '按年末实有人数填，含合并进来的人员。比上年多很多时会要求写核实说明，请写明合并的时间和人数。',
    isPublic: true,
  },
  {
    day: 15,
    asker: { below: '330000XM' },
    code: null,
    text: '封面上的负责人出差，可以先盖单位公章，回来再补签字吗？',
    answer: '可以先盖章上传，补签后再传一份，旧的删掉。数据没有改，核对码就不变，封面一直有效。',
    isPublic: false,
  },
  {
    day: 30,
    asker: { manager: '320000XM' },
    code: null,
    text: '有两个项目的承担单位去年注销了，报表由哪个单位填？',
    answer: null,
    isPublic: false,
  },
]

/** One province asks to give a project to another. */
export const TRANSFER = {
  from: '330000XM',
  to: '320000XM',
  reason: '承担单位 2016 年 11 月迁到江苏省，注册地址和主管部门都已变更，请转由江苏省管理。',
} as const
