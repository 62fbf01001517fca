/** A fact as the bytes of its row. */
import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import type { Fact } from '#shared/doc/fact.ts'

export const encodeFact = (fact: Fact): Uint8Array => encodeUtf8(JSON.stringify(fact))

const types: readonly Fact['type'][] = ['workspace', 'member', 'territory', 'grant']

/** Undefined for a fact of a later version: who does not know it leaves it alone. Rows come from our own server. */
export function decodeFact(body: Uint8Array): Fact | undefined {
  const value = JSON.parse(decodeUtf8(body)) as Fact
  return types.includes(value.type) ? value : undefined
}
