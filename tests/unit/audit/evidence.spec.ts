import { test } from '@japa/runner'
import { audit } from '#audit/audit'
import { evidenceNeeded, serves } from '#audit/evidence'
import { parameters, reportWith, ruleSet } from '#tests/fixtures/audit/survey'
import type { Changes } from '#tests/fixtures/audit/survey'

/** Rule and kind that a change against the issued list brings about. */
const CHANGED: { rule: string; kind: string; changes: Changes }[] = [
  { rule: 'B001', kind: 'unitName', changes: { JC01: '新名称有限公司' } },
  { rule: 'B002', kind: 'orgCode', changes: { JC02: '123456789' } },
  { rule: 'B003', kind: 'region', changes: { JC04: '320411' } },
  { rule: 'B004', kind: 'unitNature', changes: { JC05: '05' } },
  { rule: 'B005', kind: 'unitNature', changes: { 'issued.JC06': '0' } },
]
const NATURES = ['1', '2', '3', '4', '5', '9']

const PAPERS: Record<string, [enterprise: string[], others: string[]]> = {
  unitName: [['企业法人营业执照', '组织机构代码证'], ['事业单位法人证或审批文件']],
  orgCode: [['组织机构代码证或统一社会信用代码证'], ['组织机构代码证或统一社会信用代码证']],
  region: [['盖章的单位说明'], ['盖章的单位说明']],
  unitNature: [['营业执照', '组织机构代码证或社会信用代码证'], ['审批文件或法人证']],
}

function needs(changes: Changes) {
  const data = reportWith(changes)
  return evidenceNeeded(ruleSet, audit(ruleSet, data, parameters).findings, data)
}

test.group('The papers that a change asks for', () => {
  for (const nature of NATURES) {
    test(`for legal nature ${nature}, in all 32 combinations of changes`, ({ assert }) => {
      for (let bits = 0; bits < 2 ** CHANGED.length; bits++) {
        const made = CHANGED.filter((_, at) => bits & (1 << at))
        const changes = Object.assign(
          { 'JC06': nature, 'issued.JC06': nature },
          ...made.map((one) => one.changes)
        )

        const required = needs(changes).filter((need) => need.required)

        assert.deepEqual(
          required.map(({ rule, kind, papers }) => [rule, kind, papers.map(({ name }) => name)]),
          made.map(({ rule, kind }) => [rule, kind, PAPERS[kind][nature === '1' ? 0 : 1]])
        )
      }
    })
  }

  test('is gone when the change is undone', ({ assert }) => {
    assert.isNotEmpty(needs({ JC01: '新名称有限公司' }))
    assert.isEmpty(needs({}))
  })

  test('is a certificate for a national award, a statement for a terminated project', ({
    assert,
  }) => {
    const [award] = needs({ JG14: 1, JG15: 0 })
    const terminated = needs({ JB12: '4', JB13: null }).find(({ rule }) => rule === 'B014')!

    assert.deepInclude(award, { kind: 'award', required: true })
    assert.deepInclude(terminated, { kind: 'statement', required: true })
  })

  test('is optional for other findings', ({ assert }) => {
    assert.deepInclude(needs({ JF01: 60, JF04: 77 })[0], { kind: 'statement', required: false })
  })

  test('is none for mandatory findings', ({ assert }) => {
    assert.isEmpty(needs({ JD01: 25 }))
  })
})

test.group('Evidence that is missing', () => {
  const missing = (changes: Changes, held: { rule: string; kind: string }[]) =>
    needs(changes)
      .filter((need) => need.required && !held.some((paper) => serves(paper, need)))
      .map(({ rule }) => rule)

  test('blocks until each required kind is there, optional kinds never', ({ assert }) => {
    const changes = { JC01: '新名称有限公司', JC04: '320411', JF01: 60, JF04: 77 }
    const region = { rule: 'B003', kind: 'region' }

    assert.deepEqual(missing(changes, []), ['B001', 'B003'])
    assert.deepEqual(missing(changes, [region]), ['B001'])
    assert.isEmpty(missing(changes, [region, { rule: 'B001', kind: 'unitName' }]))
  })

  test('one paper serves both rules of its kind', ({ assert }) => {
    const changes = { 'JC05': '05', 'issued.JC06': '2' }

    assert.deepEqual(missing(changes, []), ['B004', 'B005'])
    assert.isEmpty(missing(changes, [{ rule: 'B005', kind: 'unitNature' }]))
  })

  test('a statement about one finding says nothing about another', ({ assert }) => {
    const changes = { JB12: '4', JB13: null }
    const statement = (rule: string) => ({ rule, kind: 'statement' })

    assert.deepEqual(missing(changes, [statement('B094')]), ['B014'])
    assert.isEmpty(missing(changes, [statement('B014')]))
  })
})
