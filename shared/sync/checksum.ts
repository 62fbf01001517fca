/**
 * 32 bits that tell a body which arrived whole from a cut or mixed-up one. FNV-1a over little-endian words of four bytes,
 * rotated so that every bit reaches every other, then over the bytes left. No defence against malice.
 */
export function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const wordsEnd = bytes.length & ~3
  let hash = 0x811c9dc5
  for (let i = 0; i < wordsEnd; i += 4) {
    const mixed = Math.imul(hash ^ view.getInt32(i, true), 0x01000193)
    hash = (mixed << 13) | (mixed >>> 19)
  }
  for (let i = wordsEnd; i < bytes.length; i++) hash = Math.imul(hash ^ view.getUint8(i), 0x01000193)
  return hash >>> 0
}
