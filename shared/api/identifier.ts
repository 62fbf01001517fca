/** What people sign in with: an e-mail, a mobile number or a name, in one field, written as they like. */

/**
 * The one spelling under which an identifier is stored and compared; undefined when it cannot be one.
 * `email:` lower case · `mobile:` digits without spaces or dashes, a number of mainland China without its +86, other
 * countries with their `+` · `name:` lower case, single spaces. NFKC first, so that full-width characters are the same.
 */
export function normaliseIdentifier(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  if (text.length < 2 || text.length > 120 || /\p{C}/u.test(text)) return undefined
  if (text.includes('@')) return /^[^\s@]+@[^\s@]+$/.test(text) ? `email:${text}` : undefined
  const mobile = mobileDigits(text)
  return mobile === undefined ? `name:${text}` : `mobile:${mobile}`
}

function mobileDigits(text: string): string | undefined {
  if (!/^\+?[\d\s().-]+$/.test(text)) return undefined
  const digits = text.replace(/\D/g, '')
  if (digits.length < 7) return undefined
  const international = text.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : undefined
  if (international === undefined) return digits
  return /^861\d{10}$/.test(international) ? international.slice(2) : `+${international}`
}
