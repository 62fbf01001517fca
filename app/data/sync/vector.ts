/** Compares an update with a state vector, without a document. */
import * as Y from 'yjs'

/** True when the update holds anything the vector does not cover; a delete set has no clock, so an update with one may be news. */
export function isBeyond(update: Uint8Array, vector: ReadonlyMap<number, number>): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  if (structs.some(struct => struct.id.clock + struct.length > (vector.get(struct.id.client) ?? 0))) return true
  return ds.clients.size > 0
}
