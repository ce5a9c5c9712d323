import { test } from '@japa/runner'
import { siteAddress } from '#mails/site_address'

const at = (host: string | undefined) => ({ host, protocol: 'http' })

test.group('The address of the site in a mail', () => {
  test('a forged host {$self} is never taken')
    .with([
      'evil.example',
      'localhost@evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'evil.example#localhost',
      'not a host',
      '',
      undefined,
    ])
    .run(({ assert }, host) => {
      const settings = { host: 'survey.gov.example', port: 8080 }

      assert.equal(siteAddress(at(host), settings), 'http://survey.gov.example:8080')
    })

  test('of a path in the host only the host is taken', ({ assert }) => {
    assert.equal(siteAddress(at('localhost:3333/evil'), {}), 'http://localhost:3333')
  })

  test('APP_URL counts before everything', ({ assert }) => {
    assert.equal(
      siteAddress(at('localhost:3333'), { appUrl: 'https://survey.example/' }),
      'https://survey.example'
    )
  })

  test('{$self} is this machine')
    .with(['localhost:3333', '127.0.0.1:3333', '[::1]:3333'])
    .run(({ assert }, host) => {
      assert.equal(siteAddress(at(host), {}), `http://${host}`)
    })

  test('the configured host is taken with the port that was asked', ({ assert }) => {
    assert.equal(
      siteAddress({ host: 'survey.example:8443', protocol: 'https' }, { host: 'survey.example' }),
      'https://survey.example:8443'
    )
    assert.equal(
      siteAddress(at('evil.example'), { host: '0.0.0.0', port: 80 }),
      'http://localhost:80'
    )
  })
})
