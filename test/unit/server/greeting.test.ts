import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { greeting, mainAddress } from '#server/greeting.ts'

const interfaces = {
  lo: [
    { address: '127.0.0.1', family: 'IPv4', internal: true },
    { address: '::1', family: 'IPv6', internal: true },
  ],
  wlan0: [
    { address: 'fe80::1', family: 'IPv6', internal: false },
    { address: 'fd00::20', family: 'IPv6', internal: false },
    { address: '192.168.1.20', family: 'IPv4', internal: false },
  ],
  usb0: [{ address: '169.254.7.7', family: 'IPv4', internal: false }],
} as const
const pem = (name: string): string => readFileSync(new URL(`../../data/tls/${name}.pem`, import.meta.url), 'utf8')
const tls = { files: { cert: 'c', key: 'k' }, cert: pem('first'), key: pem('first-key') }
const port = 8787
const lines = (config: Parameters<typeof greeting>[0]['config']) => greeting({ config, port, interfaces })

describe('what a start says', () => {
  test('localhost first, then the addresses of the network, IPv4 before IPv6, no link-local one, each with its worth', () => {
    expect(lines({})).toEqual([
      'Ketu is at http://localhost:8787 (this computer only: works offline too)',
      'From a phone in the same network: http://192.168.1.20:8787 (plain http: works online only; offline needs https, see README)',
      'From a phone in the same network: http://[fd00::20]:8787 (plain http: works online only; offline needs https, see README)',
    ])
  })

  test('with a certificate, which of the addresses it names', () => {
    const [local, lan] = lines({ tls })
    expect(local).toBe(
      'Ketu is at https://localhost:8787 (https: works offline too, on every device that trusts the certificate)',
    )
    expect(lan).toMatch(/https:\/\/192\.168\.1\.20:8787 \(https, but the certificate does not name this address/)
  })

  test('on one address, that one; on this computer alone, that nobody else gets in', () => {
    expect(lines({ host: '192.168.1.20' })).toEqual([
      'Ketu is at http://192.168.1.20:8787 (plain http: works online only; offline needs https, see README)',
    ])
    expect(lines({ host: '127.0.0.1' })).toEqual([
      'Ketu is at http://localhost:8787 (this computer only: works offline too)',
      'Only this computer reaches it: KETU_HOST lets nobody else in.',
    ])
  })

  test('behind a proxy, the address people use and what is listened on', () => {
    const all = lines({ url: 'https://ketu.example', host: '127.0.0.1' })
    expect(all).toEqual([
      'Ketu is at https://ketu.example (https: works offline too)',
      'Listening on http://127.0.0.1:8787 (this computer only: works offline too)',
    ])
    expect(lines({ url: 'http://localhost:5173' })[0]).toContain('(this computer only')
    expect(lines({ url: 'http://ketu.lan' })[0]).toContain('(plain http')
    expect(mainAddress({ config: { url: 'https://ketu.example' }, port })).toBe('https://ketu.example')
  })
})
