/** A strict reader over foreign bytes: every read is checked first and moves on, so a pass is linear in the input. */
import { decodeUtf8 } from 'lib0/string'

/** Thrown by the reader and caught where the pass began; it never leaves the module that started it. */
export class BadBytes extends Error {
  override readonly name = 'BadBytes'
}

export class ByteReader {
  readonly bytes: Uint8Array
  at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  uint8(): number {
    const byte = this.bytes[this.at]
    if (byte === undefined) throw new BadBytes('truncated')
    this.at++
    return byte
  }

  uint32(): number {
    const start = this.skip(4)
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + start, 4).getUint32(0)
  }

  /** lib0's varUint, at most `max` (a safe integer). */
  uint(max = Number.MAX_SAFE_INTEGER): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.uint8()
      value += (byte & 127) * factor
      if (value > max || factor > 2 ** 49) throw new BadBytes('number too big')
      if (byte < 128) return value
    }
  }

  /** A count of things that take at least `bytesEach` bytes each: never more than the rest can hold. */
  count(bytesEach = 1): number {
    return this.uint(Math.floor(this.left / bytesEach))
  }

  /** Moves over `length` bytes and says where they start. */
  skip(length: number): number {
    if (length > this.left) throw new BadBytes('truncated')
    const start = this.at
    this.at += length
    return start
  }

  /** A view, not a copy. */
  slice(length: number): Uint8Array {
    const start = this.skip(length)
    return this.bytes.subarray(start, start + length)
  }

  block(max = Number.MAX_SAFE_INTEGER): Uint8Array {
    return this.slice(this.uint(max))
  }

  /** Moves over a string and says how many UTF-16 units it has: Yjs counts its clocks in these. */
  skipString(): number {
    const length = this.uint()
    const start = this.skip(length)
    return utf16Length(this.bytes, start, start + length)
  }

  /** A string of at most `max` bytes. */
  string(max = Number.MAX_SAFE_INTEGER): string {
    return utf8Text(this.block(max))
  }
}

/** Below it a loop beats the call into the platform's decoder. */
const shortBytes = 32

function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > shortBytes) return utf8Text(bytes.subarray(start, end)).length
  for (let i = start; i < end; i++) if ((bytes[i] ?? 0) > 127) return utf8Text(bytes.subarray(start, end)).length
  return end - start
}

function utf8Text(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes)
  } catch {
    // lib0's decoder is the platform's in fatal mode: it throws for nothing but bad UTF-8.
    throw new BadBytes('not UTF-8')
  }
}
