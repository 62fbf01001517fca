/** Chips a person uses often stand first: counted on the device, and slow to change. Pure. */
import type { ChipUses } from '#app/data/chip-uses.ts'
import { type SignalKind, signalKinds } from './signal.ts'

/** A chip used less than this stays where everybody first finds it. */
const oftenFrom = 3
/** At so many uses of one, all are halved: new habits overtake old ones within some weeks. */
const halvedAt = 40

/** The most used first; where uses are alike, and for all that is seldom used, the order everybody begins with. */
export function signalOrder(uses: ChipUses): readonly SignalKind[] {
  const weight = (kind: SignalKind): number => ((uses[kind] ?? 0) >= oftenFrom ? (uses[kind] ?? 0) : 0)
  return signalKinds.toSorted((a, b) => weight(b) - weight(a))
}

/** The uses after a visit with these was saved. */
export function usedAgain(uses: ChipUses, kinds: readonly SignalKind[]): ChipUses {
  const counted = Object.fromEntries(
    signalKinds.map(kind => [kind, (uses[kind] ?? 0) + (kinds.includes(kind) ? 1 : 0)]),
  )
  const isFull = Object.values(counted).some(count => count >= halvedAt)
  return isFull ? Object.fromEntries(Object.entries(counted).map(([kind, count]) => [kind, count / 2])) : counted
}
