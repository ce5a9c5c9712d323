import { test } from '@japa/runner'
import { address, addressBlock } from '#models/account/address'

test.group('The address of a client', () => {
  test('made-up {$self} is none')
    .with(['', 'unknown', '1.2.3', '999.1.1.1', "'; DROP TABLE accounts", '\0'])
    .run(({ assert }, given) => {
      assert.isNull(address(given))
      assert.equal(addressBlock(given), 'unknown')
    })

  test('{given} is written {written}')
    .with([
      { given: '10.1.2.3', written: '10.1.2.3' },
      { given: '::ffff:10.1.2.3', written: '10.1.2.3' },
      { given: 'fe80::1%eth0', written: 'fe80::1' },
    ])
    .run(({ assert }, { given, written }) => {
      assert.equal(address(given), written)
    })

  test('all addresses of one IPv6 network count as one', ({ assert }) => {
    const written = ['2001:db8::1', '2001:0db8:0:0:ffff::', '2001:db8:0:0:1:2:3:4']

    assert.deepEqual(new Set(written.map(addressBlock)), new Set(['2001:db8:0:0::/64']))
    assert.notEqual(addressBlock('2001:db8:0:1::1'), addressBlock('2001:db8::1'))
  })
})
