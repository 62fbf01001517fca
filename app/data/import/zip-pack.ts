/** Packs files into a zip archive without compressing them: for a reader that takes nothing but whole archives. */

export const [endMagic, directoryMagic, localMagic] = [0x06054b50, 0x02014b50, 0x04034b50]
/** Bytes of each header without the names in it. */
export const [endLength, directoryLength, localLength] = [22, 46, 30]

const zipVersion = 20
const utf8Names = 0x800
/** 1 January 1980, the first day a zip can tell. */
const firstDate = 0x21

export function packStored(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries = [...files].map(([name, bytes]) => ({ name: new TextEncoder().encode(name), bytes }))
  const namesLength = entries.reduce((sum, { name }) => sum + name.length, 0)
  const contentLength = entries.reduce((sum, { bytes }) => sum + localLength + bytes.length, namesLength)
  const directorySize = entries.length * directoryLength + namesLength
  const archive = new Uint8Array(contentLength + directorySize + endLength)
  const view = new DataView(archive.buffer)
  let local = 0
  let directory = contentLength
  for (const { name, bytes } of entries) {
    view.setUint32(local, localMagic, true)
    writeFields(view, local + 4, name, bytes)
    archive.set(name, local + localLength)
    archive.set(bytes, local + localLength + name.length)
    view.setUint32(directory, directoryMagic, true)
    view.setUint16(directory + 4, zipVersion, true)
    writeFields(view, directory + 6, name, bytes)
    view.setUint32(directory + 42, local, true)
    archive.set(name, directory + directoryLength)
    local += localLength + name.length + bytes.length
    directory += directoryLength + name.length
  }
  view.setUint32(directory, endMagic, true)
  view.setUint16(directory + 8, entries.length, true)
  view.setUint16(directory + 10, entries.length, true)
  view.setUint32(directory + 12, directorySize, true)
  view.setUint32(directory + 16, contentLength, true)
  return archive
}

/** What both headers of an entry say, in the same order: version, flags, method 0, time, date, checksum, sizes, length of the name. */
function writeFields(view: DataView, at: number, name: Uint8Array, bytes: Uint8Array): void {
  view.setUint16(at, zipVersion, true)
  view.setUint16(at + 2, utf8Names, true)
  view.setUint16(at + 8, firstDate, true)
  view.setUint32(at + 10, crc32(bytes), true)
  view.setUint32(at + 14, bytes.length, true)
  view.setUint32(at + 18, bytes.length, true)
  view.setUint16(at + 22, name.length, true)
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

/** CRC-32 as zip writes it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 255] ?? 0)
  return ~crc >>> 0
}
