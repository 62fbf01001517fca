/** Bytes of a chosen file → text, or the reason why they are no text: the first guard of an import. */

/** 100,000 rows of 160 characters in UTF-16, or of 330 bytes: more would not fit into a phone's memory beside its plan. */
export const maxFileBytes = 32 * 1024 * 1024

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252'

export type DecodeFailure =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  /** A workbook of before 2007, by its first bytes, or one of a kind we do not read. */
  | { readonly kind: 'old-workbook' }
  /** A workbook that asks for a password. */
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'binary' }

export type Decoded = { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding } | DecodeFailure

/** A byte order mark decides; else strict UTF-8; else what the high bytes look like. The text has no byte order mark. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { kind: 'empty' }
  if (bytes.length > maxFileBytes) return { kind: 'too-large', bytes: bytes.length }
  if (startsWith(bytes, oleMagic)) return { kind: includes(bytes, encryptedPart) ? 'encrypted' : 'old-workbook' }
  const encoding = encodingOfMark(bytes) ?? encodingOfZeros(bytes)
  // A NUL never occurs in text, save as half of a UTF-16 character.
  if (encoding === undefined && bytes.includes(0)) return { kind: 'binary' }
  const decoded = encoding === undefined ? decodeUnmarked(bytes) : decodeAs(bytes, encoding)
  if (decoded === undefined || hasControls(decoded.text)) return { kind: 'binary' }
  return decoded.text.trim() === '' ? { kind: 'empty' } : decoded
}

const oleMagic = [0xd0, 0xcf, 0x11, 0xe0]
/** Name of the stream an encrypted workbook is kept in, as its directory writes it. */
const encryptedPart = Uint8Array.from('EncryptedPackage', char => char.charCodeAt(0))

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)

function encodingOfMark(bytes: Uint8Array): Encoding | undefined {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined
}

/** Every second byte, as in UTF-16; the text of it is all there is of a directory of streams. */
function includes(bytes: Uint8Array, name: Uint8Array): boolean {
  for (let at = bytes.indexOf(name[0] ?? 0); at >= 0; at = bytes.indexOf(name[0] ?? 0, at + 1))
    if (name.every((byte, i) => bytes[at + i * 2] === byte)) return true
  return false
}

/** UTF-16 without a mark: every line end has a zero beside it, and all zeros are on that side of their pairs. */
function encodingOfZeros(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const length = Math.min(bytes.length, sampleBytes)
  const zeros = [false, false]
  const lineEnds = [false, false]
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue
    zeros[i % 2] = true
    if (bytes[i ^ 1] === lineFeed) lineEnds[i % 2] = true
  }
  if (lineEnds[1] && !zeros[0]) return 'utf-16le'
  return lineEnds[0] && !zeros[1] ? 'utf-16be' : undefined
}

const decodeUnmarked = (bytes: Uint8Array) =>
  decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, looksChinese(bytes) ? 'gb18030' : 'windows-1252')

function decodeAs(bytes: Uint8Array, encoding: Encoding): Extract<Decoded, { kind: 'text' }> | undefined {
  try {
    return { kind: 'text', text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    // The decoder's only way to say that the bytes are not of this encoding.
    return undefined
  }
}

/**
 * Han characters of GB 2312 are pairs of bytes that are both high; an accented letter of Windows-1252 stands alone among
 * ASCII, but "éx" is a valid GB 18030 pair: without this question México would become M閤ico.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0
  let alone = 0
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x81) continue
    if ((bytes[i + 1] ?? 0) < 0x80) alone++
    else {
      pairs++
      i++
    }
  }
  return pairs >= alone
}

const lineFeed = 0x0a
const sampleBytes = 64 * 1024
const sampleChars = 64 * 1024

/** More than one control character in a thousand is not something a person typed. */
function hasControls(text: string): boolean {
  const sample = text.slice(0, sampleChars)
  let controls = 0
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i)
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) controls++
  }
  return controls * 1000 > sample.length
}
