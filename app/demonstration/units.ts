import { creditCode, orgCode } from '#demonstration/codes'
import type { DomainKey } from '#demonstration/domains'
import type { Time } from '#demonstration/projects'
import type { ScenarioKey } from '#demonstration/scenarios'

export type UnitKind = 'university' | 'institute' | 'hospital' | 'company'

/** A unit (承担单位) of the demonstration, as it was issued and as it is now. */
export interface Unit {
  kind: UnitKind
  /** As in the issued list; `now` after a change of name. */
  name: string
  now: string
  orgCode: string
  /** Null: the licence has not been exchanged yet. */
  creditCode: string | null
  /** County of registration. */
  region: string
  /** Lists unitNature, legalNature, affiliation. */
  nature: string
  legal: string
  affiliation: string
  address: string
  areaCode: string
  mail: string
  /** People at the end of 2015 and of 2016, and in research. */
  staff: { 2015: number; 2016: number }
  research: { 2015: number; 2016: number }
  domains: readonly DomainKey[]
  /** Programme and time of its first project, when they are not left to chance. */
  first?: Time & { number: string }
  /** What becomes of its reports, one for each project. */
  scenarios: readonly ScenarioKey[]
}

type Given = Omit<Unit, 'orgCode' | 'creditCode' | 'now' | 'legal'> & {
  now?: string
  body: string
  /** Region in the credit code; null: no credit code yet. */
  registered: string | null
}

function unit({ body, registered, now, ...given }: Given): Unit {
  const organisation = orgCode(body)
  const isCompany = given.kind === 'company'
  return {
    ...given,
    now: now ?? given.name,
    orgCode: organisation,
    creditCode: registered && creditCode(isCompany ? '91' : '12', registered, organisation),
    legal: isCompany ? '1' : '2',
  }
}

/** Twelve units in three provinces; six of them have 4 or more projects and so a manager of their own (R3). */
export const UNITS: readonly Unit[] = [
  unit({
    kind: 'company',
    name: '江苏恒曜电源科技有限公司',
    now: '江苏恒曜新能源科技有限公司',
    body: '71480035',
    registered: '320412',
    region: '320412',
    nature: '10',
    affiliation: '90',
    address: '江苏省常州市武进区常武中路 18 号科教城 213164',
    areaCode: '0519',
    mail: 'hengyao.example.com',
    staff: { 2015: 312, 2016: 486 },
    research: { 2015: 64, 2016: 95 },
    domains: ['battery'],
    first: {
      number: '2012AA110204',
      programme: '02',
      phase: 'running',
      approvalYear: 2012,
      start: 201201,
      plannedEnd: 201612,
      acceptedOn: null,
    },
    scenarios: ['mistakes', 'begun', 'atUnit', 'acceptedExplained', 'returnedByCity'],
  }),
  unit({
    kind: 'university',
    name: '江东大学',
    body: '46600713',
    registered: '100000',
    region: '320106',
    nature: '03',
    affiliation: '10',
    address: '江苏省南京市鼓楼区汉口西路 99 号 210093',
    areaCode: '025',
    mail: 'jdu.example.com',
    staff: { 2015: 4860, 2016: 4915 },
    research: { 2015: 2380, 2016: 2436 },
    domains: ['physics', 'information', 'environment', 'materials'],
    scenarios: [
      'invalidTexts',
      'half',
      'ready',
      'signedIn',
      'untouched',
      'atUnit',
      'atUnitOpened',
      'atProvinceAward',
      'accepted',
      'accepted',
      'returnedByProvince',
    ],
  }),
  unit({
    kind: 'institute',
    name: '江苏省环境工程研究院',
    body: '46600328',
    registered: '320000',
    region: '320106',
    nature: '01',
    affiliation: '20',
    address: '江苏省南京市鼓楼区江东北路 241 号 210036',
    areaCode: '025',
    mail: 'jsee.example.com',
    staff: { 2015: 236, 2016: 241 },
    research: { 2015: 168, 2016: 171 },
    domains: ['environment'],
    scenarios: ['atCity', 'atProvinceOpened', 'reopened'],
  }),
  unit({
    kind: 'company',
    name: '昆山昆瑞精密机械有限公司',
    body: '75321648',
    registered: '320583',
    region: '320583',
    nature: '07',
    affiliation: '90',
    address: '江苏省昆山市玉山镇城北中路 1267 号 215316',
    areaCode: '0512',
    mail: 'kunrui.example.com',
    staff: { 2015: 428, 2016: 441 },
    research: { 2015: 73, 2016: 76 },
    domains: ['manufacture'],
    scenarios: ['closed', 'atCounty'],
  }),
  unit({
    kind: 'company',
    name: '无锡远望物联网技术有限公司',
    now: '江苏远望物联科技股份有限公司',
    body: '56913227',
    registered: '320211',
    region: '320211',
    nature: '10',
    affiliation: '90',
    address: '江苏省无锡市滨湖区建筑西路 777 号 214072',
    areaCode: '0510',
    mail: 'yuanwang.example.com',
    staff: { 2015: 187, 2016: 203 },
    research: { 2015: 92, 2016: 101 },
    domains: ['information'],
    scenarios: ['atProvinceExplained', 'acceptedExplained'],
  }),
  unit({
    kind: 'university',
    name: '钱塘理工大学',
    body: '47000915',
    registered: '330000',
    region: '330106',
    nature: '03',
    affiliation: '20',
    address: '浙江省杭州市西湖区留和路 266 号 310023',
    areaCode: '0571',
    mail: 'qtut.example.com',
    staff: { 2015: 2310, 2016: 2342 },
    research: { 2015: 1190, 2016: 1208 },
    domains: ['manufacture', 'energy', 'information', 'environment'],
    scenarios: [
      'signedIn',
      'untouched',
      'untouched',
      'wrongOrgCode',
      'tooMuchWork',
      'delay',
      'ready',
      'atCity',
      'accepted',
    ],
  }),
  unit({
    kind: 'hospital',
    name: '宁波市甬江医院',
    body: '41950462',
    registered: '330200',
    region: '330212',
    nature: '02',
    affiliation: '40',
    address: '浙江省宁波市鄞州区百丈东路 1111 号 315040',
    areaCode: '0574',
    mail: 'yjhospital.example.com',
    staff: { 2015: 1684, 2016: 1733 },
    research: { 2015: 212, 2016: 219 },
    domains: ['health'],
    scenarios: ['awardWithoutPaper', 'returnedByCity', 'atProvince'],
  }),
  unit({
    kind: 'company',
    name: '绍兴越盛生物制药有限公司',
    body: '60967125',
    registered: '330602',
    region: '330602',
    nature: '10',
    affiliation: '90',
    address: '浙江省绍兴市越城区平江路 328 号 312000',
    areaCode: '0575',
    mail: 'yuesheng.example.com',
    staff: { 2015: 742, 2016: 768 },
    research: { 2015: 131, 2016: 137 },
    domains: ['pharmacy'],
    scenarios: ['doctorsAtCompany', 'accepted', 'unreported'],
  }),
  unit({
    kind: 'institute',
    name: '浙江省近海资源研究所',
    body: '47002218',
    registered: '330000',
    region: '330902',
    nature: '01',
    affiliation: '20',
    address: '浙江省舟山市定海区临城街道体育路 28 号 316021',
    areaCode: '0580',
    mail: 'zjmr.example.com',
    staff: { 2015: 118, 2016: 121 },
    research: { 2015: 86, 2016: 87 },
    domains: ['marine'],
    scenarios: ['untouched', 'atProvinceOpened'],
  }),
  unit({
    kind: 'university',
    name: '西北航空材料大学',
    body: '43520017',
    registered: '100000',
    region: '610103',
    nature: '03',
    affiliation: '10',
    address: '陕西省西安市碑林区友谊西路 208 号 710072',
    areaCode: '029',
    mail: 'nwamu.example.com',
    staff: { 2015: 3720, 2016: 3756 },
    research: { 2015: 1860, 2016: 1894 },
    domains: ['aviation', 'materials', 'manufacture'],
    scenarios: [
      'signedIn',
      'untouched',
      'untouched',
      'papersJump',
      'half',
      'begun',
      'mostly',
      'atUnitOpened',
      'returnedByUnit',
      'accepted',
    ],
  }),
  unit({
    kind: 'company',
    name: '宝鸡秦岭钛业集团有限公司',
    body: '22130567',
    registered: '610302',
    region: '610302',
    nature: '05',
    affiliation: '20',
    address: '陕西省宝鸡市渭滨区高新大道 88 号 721013',
    areaCode: '0917',
    mail: 'qlti.example.com',
    staff: { 2015: 5310, 2016: 5268 },
    research: { 2015: 486, 2016: 492 },
    domains: ['materials'],
    scenarios: ['moneyMistakes', 'coverVoid', 'returnedByProvince', 'accepted'],
  }),
  unit({
    kind: 'institute',
    name: '陕西省旱区农业研究所',
    body: '43523316',
    registered: null,
    region: '610403',
    nature: '01',
    affiliation: '20',
    address: '陕西省咸阳市杨陵区渭惠路 24 号 712100',
    areaCode: '029',
    mail: 'snari.example.com',
    staff: { 2015: 392, 2016: 388 },
    research: { 2015: 247, 2016: 245 },
    domains: ['agriculture'],
    scenarios: [
      'untouched',
      'begun',
      'vague',
      'overdueProject',
      'returnedByCity',
      'unreportedEnded',
    ],
  }),
]
