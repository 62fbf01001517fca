import { describe, expect, test } from 'vitest'
import { inviteFragment, parseInviteFragment } from '#shared/api/invite-link.ts'

describe('the fragment of an invite’s link', () => {
  test('carries the secret and the code to type elsewhere', () => {
    const secrets = { token: 'q7-_xyzABC0123456789ab', code: 'AC34-67DX' }
    expect(parseInviteFragment(inviteFragment(secrets))).toEqual({ token: secrets.token, code: 'AC3467DX' })
  })

  test.each([
    ['', { token: '' }],
    ['secret', { token: 'secret' }],
    ['secret.', { token: 'secret' }],
    ['secret.AC34', { token: 'secret' }],
  ])('%j that was cut on its way still holds what it can', (fragment, secrets) => {
    expect(parseInviteFragment(fragment)).toEqual(secrets)
  })
})
