import { test } from '@japa/runner'
import { DENIED, judge } from '#audit/explanation_gate'
import { auditExplanations } from '#audit/offline'
import { similarity } from '#audit/similarity'
import { file, ruleSet } from '#tests/fixtures/audit/survey'

const context = { label: '从业人员年末数', hasPrevious: true }
const codesOf = (text: string, more = {}) => judge(text, { ...context, ...more }).codes
const REASON = '2016年7月二期生产线投产，新招生产人员168人，离职25人'

interface Sample {
  rule: string
  text: string
  accepted: boolean
}

test.group('Explanations that are refused', () => {
  for (const phrase of DENIED) {
    test(`“${phrase}” whatever punctuation and width is used`, ({ assert }) => {
      const dressed = [
        phrase,
        `${phrase}。`,
        `“${phrase}”！！`,
        ` \u3000${[...phrase].join('\u3000')}……`,
        `【${[...phrase].join('\u200B')}】`,
        `${phrase}，${phrase}；${phrase}`,
        phrase.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      ]

      const verdicts = dressed.map((text) => judge(text, context))

      for (const { accepted, codes } of verdicts) {
        assert.isFalse(accepted)
        assert.include(codes, 'E001')
      }
    })
  }

  test('chains of phrases are E001, with a word between them E002', ({ assert }) => {
    assert.include(codesOf('情况属实，数据准确。特此说明'), 'E001')
    assert.notInclude(codesOf('经核实，情况属实，数据准确。'), 'E001')
    assert.include(codesOf('经核实，情况属实，数据准确。'), 'E002')
  })

  test('14 Chinese characters are too few, 15 are enough', ({ assert }) => {
    const fourteen = '二期电池包产线七月投产新招工人'.slice(0, 14)

    assert.deepEqual(codesOf(fourteen, { hasPrevious: false }), ['E002'])
    assert.deepEqual(codesOf(`${fourteen}员`, { hasPrevious: false }), [])
  })

  test('digits, letters, the label and phrases do not count as characters', ({ assert }) => {
    assert.include(codesOf('1234567890 abcdefghij 1234567890'), 'E002')
    assert.include(codesOf('从业人员年末数，从业人员年末数，从业人员年末数'), 'E002')
    assert.include(codesOf('从业人员年末数增加了，情况属实，数据准确'), 'E002')
    assert.include(codesOf('其中硕士，其中：硕士，硕士', { label: '其中：硕士' }), 'E002')
  })

  test('one character or pair that makes up more than half is E003', ({ assert }) => {
    assert.include(codesOf('多'.repeat(20)), 'E003')
    assert.include(codesOf('增加'.repeat(10)), 'E003')
    assert.include(codesOf('增加1增加2增加3增加4增加5增加6增加7增加8'), 'E003')
    assert.notInclude(codesOf(REASON), 'E003')
  })

  test('the same said again and again counts once', ({ assert }) => {
    assert.include(codesOf('单位更名单位更名单位更名单位更名单位更名'), 'E002')
    assert.include(codesOf('一二三四五六七八九十一二三四五六七八九十'), 'E002')
    assert.isTrue(judge(`${REASON}${REASON}`, context).accepted)
  })

  test('the message of the rule alone says nothing', ({ assert }) => {
    const message = '企业填报培养博士，请核实（博士后工作站除外）'

    assert.isFalse(judge(`${message}，属实`, { ...context, message }).accepted)
    assert.isTrue(judge(`${message}：${REASON}`, { ...context, message }).accepted)
  })

  test('a very long text is judged at once', ({ assert }) => {
    assert.isFalse(judge('正常变动无误'.repeat(700), context).accepted)
    assert.isFalse(judge('甲'.repeat(4000), context).accepted)
  })
})

test.group('Explanations that are accepted with a mark', () => {
  test('the same text for another rule is E004', ({ assert }) => {
    const { accepted, codes } = judge(REASON, { ...context, others: [`${REASON}。`] })

    assert.isTrue(accepted)
    assert.deepEqual(codes, ['E004'])
  })

  test('a text nine tenths like last year’s is E005', ({ assert }) => {
    assert.deepEqual(codesOf(REASON, { lastYear: `${REASON}！` }), ['E005'])
    assert.deepEqual(codesOf(REASON, { lastYear: `去年${REASON.slice(6)}，另有三人退休` }), [])
  })

  test('neither digit nor cause is E007, only for rules on last year’s values', ({ assert }) => {
    const vague = '公司对生产部门和研发部门的人员作了全面的安排'

    assert.deepEqual(codesOf(vague), ['E007'])
    assert.deepEqual(codesOf(vague, { hasPrevious: false }), [])
    assert.deepEqual(codesOf(`${vague}，原因是搬迁`), [])
  })

  test('similarity is that of pg_trgm', ({ assert }) => {
    assert.equal(similarity('word', 'word'), 1)
    assert.equal(similarity('', ''), 0)
    assert.approximately(similarity('word', 'words'), 4 / 7, 1e-9)
  })
})

test.group('The hint', () => {
  test('names the phrase and what to write', ({ assert }) => {
    const { hint } = judge('情况属实。', { ...context, ask: '为什么多了 174 人' })

    assert.equal(
      hint,
      '“情况属实”没有说出原因，没有收下。请写为什么多了 174 人，从什么时候起、依据哪份材料。'
    )
  })

  test('says how many characters there are', ({ assert }) => {
    assert.include(judge('新招了一批人', context).hint, '只有 6 个汉字，不少于 15 个')
  })

  test('is empty for a good reason', ({ assert }) => {
    assert.equal(judge(REASON, context).hint, '')
  })
})

test.group('The corpus of reasons', () => {
  const samples: Sample[] = file('tests/fixtures/audit/explanations.json')

  test('is refused with precision and recall of at least 0.97', ({ assert }) => {
    // One at a time: in one list equal texts of different rules would mark each other.
    const verdicts = samples.map(
      (sample) => auditExplanations(ruleSet, JSON.stringify([sample]))[0]
    )
    const refused = samples.filter((_, index) => !verdicts[index].accepted)
    const rightly = refused.filter(({ accepted }) => !accepted).length
    const vague = samples.filter(({ accepted }) => !accepted).length
    const wrong = samples.filter((one, index) => one.accepted !== verdicts[index].accepted)

    const precision = rightly / refused.length
    const recall = rightly / vague
    process.stdout.write(`    precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`)

    assert.isAtLeast(samples.length, 160)
    assert.isAtLeast(precision, 0.97, JSON.stringify(wrong))
    assert.isAtLeast(recall, 0.97, JSON.stringify(wrong))
  })
})
