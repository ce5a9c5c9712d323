import { applicationNumber } from '#demonstration/codes'
import type { YearFlow } from '#demonstration/course'
import type { Project } from '#demonstration/projects'

export interface Patent {
  name: string
  /** 1 发明, 2 实用新型. */
  kind: '1' | '2'
  number: string
  year: number
  appliedOn: string
  grantedIn?: number
  grantNumber?: string
  grantedOn?: string
}

/** 成果. */
export interface Output {
  name: string
  /** List outputKind. */
  kind: string
  year: number
  registration?: { year: number; number: string }
}

const PATENT_NAMES = [
  '的制备方法',
  '及其控制方法',
  '的检测方法',
  '用连接结构',
  '的装配工装',
  '及其应用',
  '性能测试方法',
  '的密封结构',
]

/** Every patent of a project so far; the oldest are granted first. */
export function patents({ topic, random: seed }: Project, flows: readonly YearFlow[]): Patent[] {
  const all = flows.flatMap(({ year, applied }) => Array.from({ length: applied }, () => year))
  const granted = flows.flatMap(({ year, granted: count }) =>
    Array.from({ length: count }, () => year)
  )
  return all.map((year, i) => {
    const random = seed.fork(`patent ${i}`)
    const name = `一种${topic.product}${PATENT_NAMES[i % PATENT_NAMES.length]}`
    const kind = random.chance(0.65) ? '1' : '2'
    const round = Math.floor(i / PATENT_NAMES.length)
    const one = {
      name: round ? `${name}（${round + 1}）` : name,
      kind,
      year,
      number: applicationNumber(year, kind, random.int(1000, 999_999)),
      appliedOn: day(random, year),
    } as const
    const grantedIn = granted[i]
    if (grantedIn === undefined) return one
    const serial = random.int(3_000_000, 6_999_999)
    return {
      ...one,
      grantedIn,
      grantNumber: kind === '1' ? `CN10${serial}B` : `CN20${serial}U`,
      grantedOn: day(random, grantedIn),
    }
  })
}

const MORE_KINDS = ['3', '7', '4', '5']

/** Every result of a project so far, registered in the order in which they came. */
export function outputs(
  { topic, domain, unit, random: seed }: Project,
  flows: readonly YearFlow[]
): Output[] {
  const kinds = [domain.output, ...MORE_KINDS.filter((kind) => kind !== domain.output)]
  const registered = flows.flatMap(({ year, registered: count }) =>
    Array.from({ length: count }, () => year)
  )
  const years = flows.flatMap(({ year, outputs: count }) =>
    Array.from({ length: count }, () => year)
  )
  return years.map((year, i) => {
    const random = seed.fork(`output ${i}`)
    const kind = kinds[i % kinds.length]
    const registration = registered[i] && {
      year: registered[i],
      number: `9${unit.region.slice(0, 2)}${registered[i]}Y${String(random.int(1, 1999)).padStart(4, '0')}`,
    }
    return { name: NAMES[kind](topic), kind, year, ...(registration ? { registration } : {}) }
  })
}

const NAMES: Record<string, (topic: Project['topic']) => string> = {
  1: ({ product }) => product,
  2: ({ product }) => product,
  3: ({ subject, technology }) => `${subject}${technology}工艺`,
  4: ({ product }) => `${product}样机`,
  5: ({ product, subject }) => (product.endsWith('软件') ? product : `${subject}数据分析软件`),
  6: ({ product }) => product,
  7: ({ subject, mechanism }) => `${subject}${mechanism}研究报告`,
}

function day(random: Project['random'], year: number): string {
  const [month, date] = [random.int(1, 12), random.int(1, 28)].map((one) =>
    String(one).padStart(2, '0')
  )
  return `${year}-${month}-${date}`
}
