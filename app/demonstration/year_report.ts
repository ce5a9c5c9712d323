import { course, sum, type YearFlow } from '#demonstration/course'
import { amount, part, parts } from '#demonstration/figures'
import type { Project } from '#demonstration/projects'
import type { Random } from '#demonstration/random'
import { outputs, patents } from '#demonstration/results'
import { contractRows, outputRows, partnerRows, patentRows, personRows } from '#demonstration/rows'
import type { Value } from '#questionnaire/types'

export type Row = Record<string, Value>

/** The answers of one report, without those that come from the issued list and can't be changed. */
export interface YearReport {
  answers: Row
  tables: Record<string, Row[]>
}

/** All that the parts of a report are worked out from. */
export interface YearFacts {
  project: Project
  year: 2015 | 2016
  flow: YearFlow
  /** From the first year to this one. */
  upTo: YearFlow[]
  random: Random
}

/** What a unit honestly reports for a year; no rule objects to it. */
export function yearReport(project: Project, year: 2015 | 2016): YearReport {
  const upTo = course(project).filter((flow) => flow.year <= year)
  const facts = {
    project,
    year,
    flow: upTo.at(-1)!,
    upTo,
    random: project.random.fork(`report ${year}`),
  }
  const tables = {
    JCT: partnerRows(facts),
    JDT: personRows(facts),
    JFT: patentRows(facts),
    JGT: outputRows(facts),
    JHT: contractRows(facts),
  }
  const answers = {
    ...overview(facts),
    ...units(facts, tables.JCT),
    ...staff(facts),
    ...money(facts),
    ...intellectualProperty(facts),
    ...results(facts),
    ...transfer(facts, tables.JHT),
    ...benefits(facts),
    ...talent(facts),
    ...remarks(facts),
  }
  return { answers, tables }
}

function overview({ project, year, flow, random }: YearFacts): Row {
  const { unit, filler, head, domain } = project
  const isLate = project.phase === 'overdue' && year === 2016
  const isDone = flow.status !== '1'
  return {
    JB03: `${filler.address}@${unit.mail}`,
    JB04: filler.name,
    JB05: `${unit.areaCode}-8500${project.random.fork('phone').int(1000, 9999)}`,
    JB06: head.name,
    JB10: project.start,
    JB11: project.plannedEnd,
    JB12: flow.status,
    JB13: flow.status === '3' ? project.acceptedOn : null,
    JB14: isLate ? '03' : '01',
    JB15: isLate ? random.pick(['03', '04', '05']) : null,
    JB16: isDone ? project.random.fork('done').pick(['01', '01', '01', '02']) : null,
    JB17: project.activity,
    JB18: domain.discipline,
    JB19: domain.techField,
    JB20: domain.industry,
    JB21: cooperation(project),
  }
}

const isCompany = ({ nature }: { nature: string }) => Number(nature) >= 4
const isUniversity = ({ nature }: { nature: string }) => nature === '03'

/** 合作形式 by who takes part. */
function cooperation({ partners }: Project): string {
  if (partners.length === 0) return '1'
  if (partners.every(isUniversity)) return '2'
  if (partners.every(isCompany)) return '4'
  return partners.some(isCompany) ? '5' : partners.some(isUniversity) ? '9' : '3'
}

function units({ project, year }: YearFacts, rows: Row[]): Row {
  const { unit, partners } = project
  const companies = partners.filter(isCompany).length
  const universities = partners.filter(isUniversity).length
  return {
    JC01: year === 2016 ? unit.now : unit.name,
    JC02: unit.orgCode,
    JC03: unit.creditCode,
    JC04: unit.region,
    JC05: unit.nature,
    JC06: unit.legal,
    JC07: unit.affiliation,
    JC08: unit.address,
    JC09: unit.staff[year],
    JC10: unit.research[year],
    JC11: rows.length,
    JC12: companies,
    JC13: universities,
    JC14: rows.length - companies - universities,
    JC15: 0,
  }
}

function staff({ project, flow, upTo, random }: YearFacts): Row {
  const { staff: total, workload } = flow
  const isLearned = project.unit.kind !== 'company'
  const [senior, middle, junior, other] = parts(total, [random.between(3, 4), 3.5, 1.5, 1])
  const doctors = isLearned ? 1 + part(random, total, 0.25, 0.4) : part(random, total, 0.08, 0.15)
  return {
    JD01: total,
    JD02: senior,
    JD03: middle,
    JD04: junior,
    JD05: other,
    JD06: doctors,
    JD07: part(random, total - doctors, 0.3, 0.5),
    JD08: part(random, total, 0.2, 0.4),
    JD09: part(random, total, 0.4, 0.55),
    JD10: workload / 10,
    JD11: part(random, workload, 0.85, 0.97) / 10,
    JD12: sum(upTo, 'workload') / 10,
  }
}

function money({ project, flow, upTo, random }: YearFacts): Row {
  const { central, local, own, transfer: given, spend } = flow
  const arrived = sum(upTo, 'central') + sum(upTo, 'local') + sum(upTo, 'own')
  const spent = parts(spend, [
    random.between(15, 28),
    random.between(28, 38),
    7,
    random.between(12, 18),
    random.between(8, 12),
    5,
  ])
  return {
    JE03: amount(central + local + own),
    JE04: amount(central),
    JE05: amount(local),
    JE06: amount(own),
    JE07: 0,
    JE08: 0,
    JE09: amount(arrived),
    JE10: amount(sum(upTo, 'central')),
    JE11: amount(spend),
    ...Object.fromEntries(spent.map((one, i) => [`JE${12 + i}`, amount(one)])),
    JE18: amount(part(random, spend, 0.78, 0.94)),
    JE19: amount(project.partners.length > 0 ? given : 0),
    JE20: amount(sum(upTo, 'spend')),
  }
}

function intellectualProperty({ project, flow, upTo, random }: YearFacts): Row {
  const all = patents(project, upTo)
  const applied = all.filter(({ year }) => year === flow.year)
  const granted = all.filter(({ grantedIn }) => grantedIn === flow.year)
  const inventions = (list: typeof all) => list.filter(({ kind }) => kind === '1').length
  const abroad = part(random, flow.papers, 0.2, 0.7)
  return {
    JF01: flow.papers,
    JF02: abroad,
    JF03: Math.min(flow.papers, abroad + random.int(0, 2)),
    JF04: sum(upTo, 'papers'),
    JF05: project.unit.kind === 'university' && random.chance(0.1) ? 1 : 0,
    JF06: applied.length,
    JF07: inventions(applied),
    JF08: 0,
    JF09: granted.length,
    JF10: inventions(granted),
    JF11: sum(upTo, 'applied'),
    JF12: sum(upTo, 'granted'),
    JF13: flow.software,
    JF14: 0,
    JF15: flow.standards,
    JF16: 0,
    JF17: 0,
    JF18: flow.standards,
  }
}

const OUTPUT_CODES = ['1', '2', '3', '4', '5', '6', '7']

function results({ project, flow, upTo, random }: YearFacts): Row {
  const now = outputs(project, upTo).filter(({ year }) => year === flow.year)
  const level = random.pick(['2', '3', '3', '4'])
  return {
    JG01: now.length,
    ...Object.fromEntries(
      OUTPUT_CODES.map((kind, i) => [`JG0${i + 2}`, now.filter((one) => one.kind === kind).length])
    ),
    JG09: sum(upTo, 'outputs'),
    JG10: flow.registered,
    JG11: now.length > 0 ? level : null,
    JG12: now.length > 0 ? (flow.status === '1' ? '2' : '3') : null,
    JG13: flow.awards,
    JG14: 0,
    JG15: flow.awards,
  }
}

/** How many results are in use: those a company sells, or that contracts were made for. */
export function appliedCount(upTo: readonly YearFlow[]): number {
  const known = sum(upTo.slice(0, -1), 'outputs')
  const contracts = upTo.reduce((total, flow) => total + flow.contracts.length, 0)
  return sum(upTo, 'value') > 0 ? known : Math.min(known, contracts)
}

function transfer({ flow, upTo, random }: YearFacts, rows: Row[]): Row {
  const used = appliedCount(upTo)
  const unused = sum(upTo, 'outputs') > 0 && used === 0
  const licences = rows
    .filter(({ JHT2 }) => JHT2 === '2')
    .reduce((total, { JHT5 }) => total + Number(JHT5), 0)
  const total = (flows: readonly YearFlow[]) =>
    flows.flatMap(({ contracts }) => contracts).reduce((all, one) => all + one, 0)
  return {
    JH01: used,
    JH02: unused ? (flow.status === '1' ? '02' : '03') : null,
    JH03: used > 0 ? used + random.int(0, 2) : 0,
    JH04: rows.length,
    ...Object.fromEntries(
      ['1', '2', '3', '4'].map((kind, i) => [
        `JH0${5 + i}`,
        rows.filter(({ JHT2 }) => JHT2 === kind).length,
      ])
    ),
    JH09: amount(total([flow])),
    JH10: Math.round(licences * 50) / 100,
    JH11: amount(total(upTo)),
  }
}

/** Sales of a year in 1/100 of 万元: a little less than what was produced. */
function sales({ value, year }: YearFlow, { random }: Project): number {
  return Math.round(value * random.fork(`sales ${year}`).between(0.88, 0.97))
}

function benefits({ project, flow, upTo, random }: YearFacts): Row {
  const sold = sales(flow, project)
  const isExporter = sold > 0 && random.chance(0.4)
  return {
    JK01: amount(flow.value),
    JK02: amount(sold),
    JK03: amount(part(random, sold, 0.07, 0.13)),
    JK04: amount(part(random, sold, 0.03, 0.06)),
    JK05: isExporter ? amount(part(random, sold, 0.005, 0.02)) : 0,
    JK06: amount(sum(upTo, 'value')),
    JK07: amount(upTo.reduce((total, one) => total + sales(one, project), 0)),
    JK08: sold > 0 ? random.int(3, 28) : 0,
    JK09: sold > 0 ? 0 : null,
    JK10:
      sold > 0
        ? `按${project.topic.product}的出货数量乘以平均不含税单价测算，数据取自 ${flow.year} 年度财务报表和销售台账。`
        : null,
  }
}

function talent({ project, flow, upTo, random }: YearFacts): Row {
  return {
    JL01: flow.doctors,
    JL02: flow.masters,
    JL03: flow.status === '1' && random.chance(0.15) ? 1 : 0,
    JL04: project.programme === '06' ? 1 : 0,
    JL05: sum(upTo, 'reports'),
  }
}

const PROBLEMS = ['1', '2', '3', '4', '5', '6']

function remarks({ flow, random }: YearFacts): Row {
  const isFollowed = flow.status === '3' && random.chance(0.25)
  return {
    JM01: isFollowed ? '1' : '2',
    JM02: isFollowed ? random.int(5, 40) * 10 : 0,
    JM03: random.chance(0.3) ? ['7'] : random.some(PROBLEMS, random.int(1, 2)).sort(),
    JM04: null,
  }
}
