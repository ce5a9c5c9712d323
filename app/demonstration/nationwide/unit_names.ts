import type { DomainKey } from '#demonstration/domains'
import type { Random } from '#demonstration/random'
import type { UnitKind } from '#demonstration/units'

const BRANDS = [...'恒华瑞远新天科中安博创嘉金盛宏泰润晶兴凯']
const BRAND_ENDS = [...'达能源辉捷通信航威康合力锐翔美诚奥维']
const TRADES: Record<DomainKey, string> = {
  battery: '新能源',
  information: '信息技术',
  environment: '环保科技',
  manufacture: '精密机械',
  health: '医疗器械',
  pharmacy: '生物制药',
  marine: '海洋工程',
  materials: '新材料',
  aviation: '航空科技',
  agriculture: '农业科技',
  energy: '电力设备',
  physics: '光电仪器',
}
const UNIVERSITIES =
  '理工 工业 科技 师范 农业 医科 交通 工程 海洋 建筑 电力 林业 轻工 石油 邮电'.split(' ')
const INSTITUTES =
  '工业技术 化工 环境科学 农业科学 机械 计算技术 材料 能源 地质 水利 林业科学 医学科学 应用物理 测绘 自动化 冶金'.split(
    ' '
  )
const HOSPITALS =
  '第一人民医院 第二人民医院 中心医院 中医医院 肿瘤医院 儿童医院 第三人民医院 胸科医院'.split(' ')

/** Gives each unit a name that no other has. */
export class UnitNames {
  readonly #taken = new Set<string>()

  /** `places`: the province, the city and the county as people say them, such as 江苏 苏州 昆山. */
  next(random: Random, kind: UnitKind, places: readonly string[], domain: DomainKey): string {
    for (;;) {
      const name = NAMES[kind](random, places, domain)
      if (this.#taken.has(name)) continue
      this.#taken.add(name)
      return name
    }
  }
}

type Namer = (random: Random, places: readonly string[], domain: DomainKey) => string

/** All but the second kind of each can be made without end. */
const NAMES: Record<UnitKind, Namer> = {
  university: (random, places) =>
    `${random.pick(places)}${random.chance(0.4) ? random.pick(BRANDS) + random.pick(BRAND_ENDS) : ''}${random.pick(UNIVERSITIES)}${random.chance(0.7) ? '大学' : '学院'}`,
  institute: (random, places) =>
    `${random.pick(places)}${random.chance(0.4) ? random.pick(BRANDS) + random.pick(BRAND_ENDS) : ''}${random.pick(INSTITUTES)}研究${random.chance(0.6) ? '所' : '院'}`,
  hospital: (random, places) =>
    `${random.pick(places)}${random.chance(0.5) ? random.pick(BRANDS) + random.pick(BRAND_ENDS) : ''}${random.pick(HOSPITALS)}`,
  company: (random, places, domain) =>
    `${random.pick(places)}${random.pick(BRANDS)}${random.pick(BRAND_ENDS)}${TRADES[domain]}${random.chance(0.7) ? '' : '股份'}有限公司`,
}
