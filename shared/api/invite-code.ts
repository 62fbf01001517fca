/** The short code of an invite: eight characters a person can read out over the phone. */

/** No 0 O, 1 I L, U V, 5 S, 2 Z, 8 B: 23 characters, so 8 of them carry 36 bits. */
export const inviteAlphabet = '34679ACDEFGHJKMNPQRTWXY'
export const inviteCodeLength = 8

/** Upper case without spaces and dashes, full-width characters as plain ones; undefined when it cannot be a code. */
export function normaliseInviteCode(typed: string): string | undefined {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  return code.length === inviteCodeLength && [...code].every(letter => inviteAlphabet.includes(letter))
    ? code
    : undefined
}

/** As it is shown: two groups of four. */
export const formatInviteCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`
