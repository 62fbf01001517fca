/** A short name for what a text says: equal texts, equal names. Tells versions apart and guards nothing. */

/** FNV-1a of the UTF-16 units, 64 bits as hexadecimal. */
export function fingerprint(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325]
  for (let n = 0; n < text.length; n++) {
    low = (low ^ text.charCodeAt(n)) >>> 0
    // Times 0x100000001b3, modulo 2^64, in halves.
    const product = low * 0x1b3
    high = (Math.imul(high, 0x1b3) + (low << 8) + Math.floor(product / 2 ** 32)) >>> 0
    low = product >>> 0
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
