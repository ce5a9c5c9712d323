import type { Random } from '#demonstration/random'

export interface Person {
  name: string
  /** Family name last, as in mail addresses: chunlan.wang. */
  address: string
  /** 1 男, 2 女. */
  gender: '1' | '2'
}

const FAMILIES = pairs(
  '王 wang 李 li 张 zhang 刘 liu 陈 chen 杨 yang 赵 zhao 黄 huang 周 zhou 吴 wu 徐 xu 孙 sun 胡 hu 朱 zhu 高 gao 林 lin 何 he 郭 guo 马 ma 罗 luo 梁 liang 宋 song 郑 zheng 谢 xie 韩 han 唐 tang 冯 feng 董 dong 程 cheng 曹 cao 袁 yuan 邓 deng 许 xu 傅 fu 沈 shen 彭 peng 吕 lv 苏 su 卢 lu 蒋 jiang 蔡 cai 贾 jia 丁 ding 魏 wei 薛 xue 叶 ye 余 yu 潘 pan 戴 dai 夏 xia 陆 lu 钱 qian 龚 gong'
)
const MEN = pairs(
  '伟 wei 建国 jianguo 志强 zhiqiang 明 ming 军 jun 海涛 haitao 俊峰 junfeng 国栋 guodong 永康 yongkang 文博 wenbo 浩然 haoran 立新 lixin 振华 zhenhua 宏宇 hongyu 子昂 ziang 晓东 xiaodong 书恒 shuheng 正平 zhengping 家骏 jiajun 一鸣 yiming 卫东 weidong 光远 guangyuan 鹏飞 pengfei 思源 siyuan 洪波 hongbo'
)
const WOMEN = pairs(
  '敏 min 春兰 chunlan 静 jing 丽华 lihua 雅琴 yaqin 晓梅 xiaomei 玉洁 yujie 慧 hui 文静 wenjing 雪莹 xueying 佳怡 jiayi 红霞 hongxia 思雨 siyu 婷 ting 素芬 sufen 海燕 haiyan 欣然 xinran 秀英 xiuying 梦瑶 mengyao 立群 liqun'
)

/** Somebody with a common name. */
export function person(random: Random): Person {
  const family = random.pick(FAMILIES)
  const gender = random.chance(0.35) ? '2' : '1'
  const given = random.pick(gender === '2' ? WOMEN : MEN)
  return { name: family[0] + given[0], address: `${given[1]}.${family[1]}`, gender }
}

/** Some people of different names. */
export function people(random: Random, count: number): Person[] {
  const met = new Map<string, Person>()
  while (met.size < count) {
    const one = person(random)
    met.set(one.name, one)
  }
  return [...met.values()]
}

function pairs(words: string): [string, string][] {
  const list = words.split(' ')
  return Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i], list[2 * i + 1]])
}
