/** Record ids: 26 characters, Crockford base 32 in lower case, ordered by the time they were made. */

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

export type RandomBytes = (count: number) => Uint8Array

/** 48 bits of `at` (ms since the epoch), then 80 random bits. */
export function makeId(at: number, random: RandomBytes): string {
  let time = ''
  for (let rest = Math.max(0, Math.floor(at)), i = 0; i < 10; i++, rest = Math.floor(rest / 32))
    time = alphabet[rest % 32] + time
  let tail = ''
  for (const byte of random(16)) tail += alphabet[byte & 31]
  return time + tail
}

const idPattern = /^[0-9a-hjkmnp-tv-z]{26}$/

export const isId = (value: string): boolean => idPattern.test(value)
