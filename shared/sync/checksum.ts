/** FNV-1a, 32 bits: tells a body that arrived whole from a login page, a cut or a mixed-up one. No defence against malice. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193)
  return hash >>> 0
}
