import { test } from '@japa/runner'
import { regions } from './samples.js'

function found(text: string, limit = 5): string[] {
  return regions.search(text, limit).map(({ code }) => code)
}

test.group('Regions of 2016', () => {
  for (const [code, why] of [
    ['990000', 'abroad'],
    ['110100', 'only groups the districts of a municipality'],
    ['320401', 'only groups the districts of a city'],
    ['500200', 'only groups counties'],
    ['429000', 'only groups what answers to the province'],
    ['310108', 'abolished in 2015'],
    ['320202', 'abolished in 2015'],
    ['110228', 'abolished in 2015'],
    ['320482', 'abolished in 2015'],
    ['330113', 'founded in 2021'],
    ['320685', 'founded in 2018'],
    ['440311', 'founded in 2018'],
    ['659010', 'founded in 2019'],
    ['320571', 'a statistical zone'],
    ['000000', 'nothing'],
    ['32041', 'too short'],
    ['', 'blank'],
    ['constructor', 'a name that every object has'],
  ]) {
    test(`${code} is none: ${why}`, ({ assert }) => {
      assert.isFalse(regions.has(code))
    })
  }

  for (const [code, name] of [
    ['320412', '江苏省常州市武进区'],
    ['320400', '江苏省常州市'],
    ['320000', '江苏省'],
    ['110108', '北京市海淀区'],
    ['429004', '湖北省仙桃市'],
    ['500151', '重庆市铜梁区'],
    ['510185', '四川省成都市简阳市'],
    ['130502', '河北省邢台市桥东区'],
    ['330103', '浙江省杭州市下城区'],
    ['330104', '浙江省杭州市江干区'],
    ['320602', '江苏省南通市崇川区'],
    ['610125', '陕西省西安市户县'],
    ['610118', '陕西省西安市鄠邑区'],
    ['320684', '江苏省南通市海门市'],
    ['371202', '山东省莱芜市莱城区'],
    ['659009', '新疆维吾尔自治区昆玉市'],
    ['660000', '新疆生产建设兵团'],
    ['460400', '海南省儋州市'],
  ]) {
    test(`${code} is ${name}`, ({ assert }) => {
      assert.isTrue(regions.has(code))
      assert.equal(regions.name(code), name)
    })
  }

  test('an unknown code has no name and nothing above it', ({ assert }) => {
    assert.isNull(regions.name('990000'))
    assert.isNull(regions.parent('990000'))
  })

  for (const [code, parent] of [
    ['320412', '320400'],
    ['320400', '320000'],
    ['320000', null],
    ['110108', '110000'],
    ['429004', '420000'],
    ['500235', '500000'],
    ['469001', '460000'],
  ] as const) {
    test(`${code} stands below ${parent}`, ({ assert }) => {
      assert.equal(regions.parent(code), parent)
    })
  }

  test('five cities have no counties, and nothing else ends well with 00', ({ assert }) => {
    const cities = Array.from({ length: 9000 }, (_, i) => `${1000 + i}00`)

    const without = cities.filter((code) => regions.cityWithoutCounty(code))

    assert.deepEqual(without, ['441900', '442000', '460300', '460400', '620200'])
  })
})

test.group('Search regions', () => {
  for (const text of ['', ' ', '不存在', 'vvv', '999999', '%', '武进区县']) {
    test(`"${text}" finds nothing`, ({ assert }) => {
      assert.deepEqual(found(text), [])
    })
  }

  for (const [text, first] of [
    ['320412', '320412'],
    ['３２０４１２', '320412'],
    ['3204', '320400'],
    ['武进', '320412'],
    ['武进区', '320412'],
    ['常州武进', '320412'],
    ['江苏 常州 武进', '320412'],
    ['江苏省常州市武进区', '320412'],
    ['czwj', '320412'],
    ['CZWJ', '320412'],
    ['江苏', '320000'],
    ['仙桃', '429004'],
    ['bjs', '110000'],
    ['cqs', '500000'],
  ]) {
    test(`"${text}" finds ${first} first`, ({ assert }) => {
      assert.equal(found(text)[0], first)
    })
  }

  test('initials find every region that has them, up to the limit', ({ assert }) => {
    assert.include(found('wjq', 50), '320412')
    assert.lengthOf(found('wj', 3), 3)
    assert.lengthOf(found('32', 0), 0)
  })

  test('groupings are not found', ({ assert }) => {
    assert.isEmpty(regions.search('市辖区', 50).filter(({ grouping }) => grouping))
  })
})
