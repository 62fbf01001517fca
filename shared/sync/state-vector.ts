/** Yjs state vectors: the next clock of every client of a document, as bytes that Yjs reads. */
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { BadBytes, ByteReader } from './byte-reader.ts'

export type StateVector = ReadonlyMap<number, number>

export function encodeStateVector(vector: StateVector): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, vector.size)
  // Yjs writes higher client ids first.
  for (const [client, clock] of [...vector].sort(([a], [b]) => b - a)) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
  }
  return toUint8Array(encoder)
}

/** Undefined for bytes that are no state vector. */
export function decodeStateVector(bytes: Uint8Array): StateVector | undefined {
  try {
    const reader = new ByteReader(bytes)
    const vector = new Map<number, number>()
    for (let left = reader.count(2); left > 0; left--) vector.set(reader.uint(), reader.uint())
    return reader.left === 0 ? vector : undefined
  } catch (error) {
    if (error instanceof BadBytes) return undefined
    throw error
  }
}
