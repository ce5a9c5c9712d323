import type { Domain, Topic } from '#demonstration/domains'
import type { Random } from '#demonstration/random'

export type ProgrammeCode = '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08'

/** How a programme numbers and names its projects, and what it pays for one (万元, least and most). */
export interface Programme {
  number: (random: Random, year: number, domain: Domain) => string
  title: (topic: Topic, domain: Domain) => string
  field: (domain: Domain) => string
  central: [least: number, most: number]
  /** 活动类型. */
  activity: string
}

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.int(0, 9)).join('')

/** 专项 of the major projects by the field of work, such as 水专项. */
const MAJOR: Record<string, [code: string, name: string]> = {
  资源环境: ['07', '水体污染控制与治理'],
  新药创制: ['09', '重大新药创制'],
  先进制造: ['04', '高档数控机床与基础制造装备'],
  信息技术: ['03', '新一代宽带无线移动通信网'],
}

/** Whether projects of this field are funded by the programme. */
export function isFunded(code: ProgrammeCode, { field, only }: Domain): boolean {
  return only ? only.includes(code) : code !== '04' || field in MAJOR
}

/** The programmes of the questionnaire by their code in list programme; numbers as in domain.md. */
export const PROGRAMMES: Record<ProgrammeCode, Programme> = {
  '01': {
    number: (random, year) =>
      `${year}CB${random.int(6, 9)}${digits(random, 3)}0${random.int(1, 6)}`,
    title: ({ subject, mechanism }) => `${subject}的${mechanism}研究`,
    field: ({ field }) => `${field}领域重大科学问题`,
    central: [300, 800],
    activity: '1',
  },
  '02': {
    number: (random, year, { letters }) =>
      `${year}AA${letters.highTech}${random.pick(['A', '0', '2', '4'])}${digits(random, 3)}`,
    title: ({ subject, technology }) => `${subject}${technology}技术研究`,
    field: ({ highTech }) => highTech,
    central: [300, 1200],
    activity: '2',
  },
  '03': {
    number: (random, year, { letters }) =>
      `${year}BA${letters.support}${digits(random, 2)}B0${random.int(1, 6)}`,
    title: ({ subject, technology }) => `${subject}${technology}技术集成与示范`,
    field: ({ field }) => field,
    central: [400, 1800],
    activity: '3',
  },
  '04': {
    number: (random, year, domain) =>
      `${year}ZX${MAJOR[domain.field][0]}${digits(random, 3)}-00${random.int(1, 8)}`,
    title: ({ subject, technology }) => `${subject}${technology}关键技术与应用`,
    field: ({ field }) => MAJOR[field][1],
    central: [800, 3200],
    activity: '3',
  },
  '05': {
    number: (random, year, { letters }) =>
      `${year}YF${letters.key}0${digits(random, 4)}0${random.int(1, 6)}`,
    title: ({ subject, technology }) => `${subject}${technology}关键技术研究`,
    field: ({ field }) => `${field}重点专项`,
    central: [300, 1500],
    activity: '2',
  },
  '06': {
    number: (random, year) => `${year}DF${random.pick(['A', 'G', 'R'])}${digits(random, 5)}`,
    title: ({ subject, technology }) => `${subject}${technology}合作研究`,
    field: ({ field }) => field,
    central: [150, 500],
    activity: '2',
  },
  '07': {
    number: (random, year) => `${year}YQ${digits(random, 6)}0${random.int(1, 8)}`,
    title: (_, { instrument }) => `${instrument}开发和应用`,
    field: ({ field }) => field,
    central: [800, 2600],
    activity: '3',
  },
  '08': {
    number: (random, year) => `${year}FY${digits(random, 2)}0${random.int(1, 9)}00`,
    title: (_, { survey }) => survey,
    field: ({ field }) => field,
    central: [200, 900],
    activity: '5',
  },
}
