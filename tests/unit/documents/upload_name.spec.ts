import { test } from '@japa/runner'
import { uploadName } from '#documents/upload_name'

test.group('uploadName', () => {
  test('makes {1} of {0}')
    .with([
      ['', '附件.jpg'],
      ['...', '附件.jpg'],
      ['营业执照.exe', '营业执照.jpg'],
      ['营业执照.JPEG', '营业执照.jpeg'],
      ['营业执照', '营业执照.jpg'],
      ['2012BAF13B00 第2.1节', '2012BAF13B00 第2.1节.jpg'],
      ['../../etc/passwd', 'passwd.jpg'],
      ['C:\\Users\\周敏\\封面.jpg', '封面.jpg'],
      ['封\u0000面\r\n\u202egpj.exe', '封面gpj.jpg'],
      ['a<b>:"c|d?.jpg', 'a_b___c_d_.jpg'],
      ['Cafe\u0301.jpg', 'Café.jpg'],
      ['封\ud83d面.jpg', '封\ufffd面.jpg'],
    ])
    .run(({ assert }, [given, expected]) => {
      assert.equal(uploadName(given, ['jpg', 'jpeg']), expected)
    })

  test('cuts a long name but keeps its ending and its pairs whole', ({ assert }) => {
    const name = uploadName(`${'𫖮'.repeat(300)}.jpg`, ['jpg'])

    assert.equal(Array.from(name).length, 120)
    assert.isTrue(name.isWellFormed())
    assert.match(name, /\.jpg$/)
  })
})
