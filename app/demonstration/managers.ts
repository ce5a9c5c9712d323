import type { Level } from '#models/report/flow'

/** A region's manager (管理机构) of the demonstration; units' managers come from the roster (R3). */
export interface DemonstrationManager {
  role: Exclude<Level, 'respondent' | 'unit'>
  region: string
  name: string
  superior: string | null
  contact: { name: string; phone: string; email: string }
  /** Beijing days set for this round. */
  filing?: string
  review?: string
  /** Beijing day on which they were set. */
  setOn?: string
}

function of(
  role: DemonstrationManager['role'],
  region: string,
  name: string,
  superior: string | null,
  contact: [name: string, phone: string, address: string],
  dates: Pick<DemonstrationManager, 'filing' | 'review' | 'setOn'> = {}
): DemonstrationManager {
  const [who, phone, email] = contact
  return { role, region, name, superior, contact: { name: who, phone, email }, ...dates }
}

/** Three provinces with the cities that manage projects; 舟山市 has none, so its reports go to the province. */
export const MANAGERS: readonly DemonstrationManager[] = [
  of('nation', '000000', '国家科技统计管理机构', null, [
    '林国栋',
    '010-58880101',
    'guodong.lin@survey.example.com',
  ]),
  of(
    'province',
    '320000',
    '江苏省科学技术厅',
    '000000',
    ['钱文静', '025-85000126', 'wenjing.qian@js.example.com'],
    { filing: '2017-03-03', review: '2017-03-15', setOn: '2017-01-09' }
  ),
  of('city', '320100', '南京市科学技术委员会', '320000', [
    '许志强',
    '025-85000331',
    'zhiqiang.xu@nj.example.com',
  ]),
  of('city', '320200', '无锡市科学技术局', '320000', [
    '沈雅琴',
    '0510-85000217',
    'yaqin.shen@wx.example.com',
  ]),
  of(
    'city',
    '320400',
    '常州市科学技术局',
    '320000',
    ['李文静', '0519-85001234', 'wenjing.li@cz.example.com'],
    { filing: '2017-03-01', setOn: '2017-02-20' }
  ),
  of('county', '320412', '武进区科学技术局', '320400', [
    '吴晓东',
    '0519-85005108',
    'xiaodong.wu@wj.example.com',
  ]),
  of('city', '320500', '苏州市科学技术局', '320000', [
    '陆慧',
    '0512-85000462',
    'hui.lu@sz.example.com',
  ]),
  of(
    'county',
    '320583',
    '昆山市科学技术局',
    '320500',
    ['顾明', '0512-85005520', 'ming.gu@ks.example.com'],
    { filing: '2017-02-20', setOn: '2017-01-12' }
  ),
  of(
    'province',
    '330000',
    '浙江省科学技术厅',
    '000000',
    ['傅海燕', '0571-85000118', 'haiyan.fu@zj.example.com'],
    { review: '2017-03-18', setOn: '2017-01-10' }
  ),
  of('city', '330100', '杭州市科学技术委员会', '330000', [
    '章立新',
    '0571-85000273',
    'lixin.zhang@hz.example.com',
  ]),
  of(
    'city',
    '330200',
    '宁波市科学技术局',
    '330000',
    ['戴静', '0574-85000385', 'jing.dai@nb.example.com'],
    { filing: '2017-02-28', setOn: '2017-01-16' }
  ),
  of('county', '330212', '鄞州区科学技术局', '330200', [
    '董海涛',
    '0574-85005066',
    'haitao.dong@yz.example.com',
  ]),
  of('city', '330600', '绍兴市科学技术局', '330000', [
    '金立群',
    '0575-85000149',
    'liqun.jin@sx.example.com',
  ]),
  of(
    'province',
    '610000',
    '陕西省科学技术厅',
    '000000',
    ['郭振华', '029-85000127', 'zhenhua.guo@sn.example.com'],
    { filing: '2017-03-05', review: '2017-03-16', setOn: '2017-01-11' }
  ),
  of('city', '610100', '西安市科学技术局', '610000', [
    '韩玉洁',
    '029-85000254',
    'yujie.han@xa.example.com',
  ]),
  of('city', '610300', '宝鸡市科学技术局', '610000', [
    '马卫东',
    '0917-85000136',
    'weidong.ma@bj.example.com',
  ]),
  of('city', '610400', '咸阳市科学技术局', '610000', [
    '贾素芬',
    '029-85005318',
    'sufen.jia@xy.example.com',
  ]),
]
