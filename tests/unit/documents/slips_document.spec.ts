import { test } from '@japa/runner'
import { slipsPdf, type Slip } from '#documents/slips_document'
import { pdfText } from '#tests/unit/documents/pdf_text'

const SITE = 'https://survey.example.org.cn'

function slip(userName: string, more: Partial<Slip> = {}): Slip {
  return {
    userName,
    name: '常州市科学技术局',
    role: 'city',
    superior: '江苏省科学技术厅',
    contactName: '钱文静',
    contactPhone: '025-85000126',
    password: 'Hk3mR-7pTwa-XcJ4n',
    ...more,
  }
}

test.group('Credential slips', () => {
  test('say where, who, the password, what first and whom to ask', async ({ assert }) => {
    const [text] = await pdfText(slipsPdf(SITE, [slip('320400XM')]))

    for (const words of [
      SITE,
      '320400XM',
      'Hk3mR-7pTwa-XcJ4n',
      '联系人、电话、邮箱',
      '钱文静',
      '025-85000126',
    ])
      assert.include(text, words)
  })

  test('tell a respondent to choose a password', async ({ assert }) => {
    const [text] = await pdfText(slipsPdf(SITE, [slip('2012AA110204', { role: 'respondent' })]))

    assert.include(text, '先设一个新密码')
  })

  test('stand eight on a page, whatever the names', async ({ assert }) => {
    const name = '一个名字特别长的科学技术管理机构'.repeat(12)
    const pages = await pdfText(
      slipsPdf(
        SITE,
        Array.from({ length: 17 }, (_, i) => slip(`3204${10 + i}XM`, { name }))
      )
    )

    assert.deepEqual(
      pages.map((text) => text.split('用户名').length - 1),
      [8, 8, 1]
    )
  })
})
