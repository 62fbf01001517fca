/** A zip archive, such as a workbook is: entries found by the directory at its end, unpacked one by one and never beyond a limit. */
import { crc32, directoryLength, directoryMagic, endLength, endMagic, localLength, localMagic } from './zip-pack.ts'

export interface ZipEntry {
  readonly name: string
  readonly isEncrypted: boolean
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  /** As packed. */
  readonly bytes: Uint8Array
}

export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'damaged' }

const maxComment = 0xffff
/** A workbook has some dozens. */
const maxEntries = 10_000

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === localMagic

/** Undefined when the directory is missing or points anywhere but into the file: cut off, or no zip at all. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | undefined {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const entries = new Map<string, ZipEntry>()
  const count = view.getUint16(end + 10, true)
  if (count > maxEntries) return undefined
  for (let i = 0, at = view.getUint32(end + 16, true); i < count; i++) {
    if (!isAt(view, at, directoryMagic, directoryLength)) return undefined
    const nameLength = view.getUint16(at + 28, true)
    const entry = entryAt(bytes, view, at, nameLength)
    if (entry === undefined) return undefined
    entries.set(entry.name, entry)
    at += directoryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** @param limit bytes: unpacking stops there, whatever the archive says about its size. */
export async function unpack({ method, bytes, crc }: ZipEntry, limit: number): Promise<Unpacked> {
  const unpacked = method === 0 ? stored(bytes, limit) : method === 8 ? await inflate(bytes, limit) : undefined
  if (unpacked === undefined) return { kind: 'damaged' }
  return unpacked.kind === 'bytes' && crc32(unpacked.bytes) !== crc ? { kind: 'damaged' } : unpacked
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const isAt = (view: DataView, at: number, magic: number, length: number): boolean =>
  at + length <= view.byteLength && view.getUint32(at, true) === magic

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endLength
  for (let at = last; at >= Math.max(0, last - maxComment); at--) if (isAt(view, at, endMagic, endLength)) return at
  return undefined
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, nameLength: number): ZipEntry | undefined {
  const local = view.getUint32(at + 42, true)
  if (at + directoryLength + nameLength > bytes.length || !isAt(view, local, localMagic, localLength)) return undefined
  const start = local + localLength + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const end = start + view.getUint32(at + 20, true)
  if (end > bytes.length) return undefined
  return {
    name: new TextDecoder().decode(bytes.subarray(at + directoryLength, at + directoryLength + nameLength)),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    bytes: bytes.subarray(start, end),
  }
}

const stored = (bytes: Uint8Array, limit: number): Unpacked =>
  bytes.length > limit ? { kind: 'too-large' } : { kind: 'bytes', bytes }

async function inflate(bytes: Uint8Array, limit: number): Promise<Unpacked> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length
      if (length > limit) {
        await reader.cancel()
        return { kind: 'too-large' }
      }
      chunks.push(part.value)
    }
  } catch {
    // The stream's only way to say that the bytes are no deflated data.
    return { kind: 'damaged' }
  }
  return { kind: 'bytes', bytes: joined(chunks, length) }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
