/** Mutants of updates: a few bytes changed blindly, or one of its parts changed on purpose. */
import { writeAny, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import type { Chance } from './chance.ts'
import { hostileKeys, hostileValue } from './hostile-value.ts'
import { bodyOf, encodeParts, lengthBody, type Part, partsOf, type Ref, type UpdateParts } from './update-parts.ts'

/** How many neighbouring bytes are changed together: what is long is not copied byte by byte. */
const reach = 64

/** Flips, sets, cuts, repeats, inserts; writes a number longer than it needs to be; joins two; cuts the end off. */
export function mutateBytes(bytes: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  if (chance.is(0.1)) return bytes.slice(0, chance.below(bytes.length))
  const from = chance.below(Math.max(1, bytes.length - reach / 2))
  const part = [...bytes.subarray(from, from + reach)]
  let rest = bytes.subarray(from + reach)
  for (let i = 1 + chance.below(3); i > 0; i--) {
    const at = chance.below(part.length)
    const byte = part[at] ?? 0
    const choice = chance.below(8)
    if (choice === 0) part[at] = byte ^ (1 << chance.below(8))
    else if (choice === 1) part[at] = chance.below(256)
    else if (choice === 2) part.splice(at, 1 + chance.below(4))
    else if (choice === 3) part.splice(at, 0, chance.below(256))
    else if (choice === 4) part.splice(at, 0, ...part.slice(at, at + chance.below(12)))
    else if (choice === 5) part.splice(at, 1, byte | 0x80, chance.is(0.7) ? 0 : chance.below(256))
    else if (choice === 6) part.splice(at, 1, 255, 255, 255, 255, chance.of([7, 15, 127]))
    else {
      part.splice(at)
      rest = other.subarray(chance.below(other.length))
    }
  }
  return joined(bytes.subarray(0, from), Uint8Array.from(part), rest)
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** What a mutant may point at. */
export interface Surroundings {
  /** Client ids of the document and the next clock of each. */
  readonly vector: ReadonlyMap<number, number>
  /** Records and texts of the document. */
  readonly roots: readonly string[]
}

/** One to three parts of the update changed. `update` is one that Yjs can read. */
export function mutateParts(update: Uint8Array, around: Surroundings, chance: Chance): Uint8Array {
  const parts = partsOf(update)
  for (let i = 1 + chance.below(3); i > 0; i--) mutateOnce(parts, around, chance)
  return encodeParts(parts)
}

const odd = [0, 1, 2, 127, 128, 0x7fffffff, 0x80000000, 0xffffffff, 0x100000000, 2 ** 48, Number.MAX_SAFE_INTEGER]

function mutateOnce(update: UpdateParts, around: Surroundings, chance: Chance): void {
  const clients = [...around.vector.keys()]
  const anyClient = (): number => (clients.length > 0 && chance.is(0.7) ? chance.of(clients) : chance.of(odd))
  const anyRef = (): Ref => {
    const client = anyClient()
    const clock = around.vector.get(client) ?? 0
    return { client, clock: chance.is(0.8) ? chance.below(clock + 3) : chance.of(odd) }
  }
  const one = update.clients.length > 0 ? chance.of(update.clients) : undefined
  const at = one === undefined ? 0 : chance.below(one.parts.length)
  const part = one?.parts[at]
  if (one === undefined || part === undefined) return mutateDeletes(update, anyRef, chance)
  switch (chance.below(14)) {
    case 0:
      one.client = anyClient()
      return
    case 1:
      one.clock = chance.is(0.7) ? Math.max(0, one.clock + chance.below(7) - 3) : chance.of(odd)
      return
    case 2:
      one.parts.splice(at, 0, { kind: chance.of([0, 1, 10]), body: lengthBody(chance.of([0, 1, 2, 5, ...odd])) })
      return
    case 3:
      one.parts.splice(at, 1)
      return
    case 4:
      one.parts.splice(at, 0, ...Array.from({ length: 1 + chance.below(40) }, () => ({ ...part })))
      return
    case 5:
      part.origin = chance.is(0.7) ? anyRef() : undefined
      return
    case 6:
      part.rightOrigin = chance.is(0.7) ? anyRef() : undefined
      return
    case 7:
      part.parent = chance.is(0.5) ? anyRef() : chance.of([...around.roots, ...hostileKeys])
      part.origin = part.rightOrigin = undefined
      return
    case 8:
      part.key = chance.is(0.7) ? chance.of(hostileKeys) : undefined
      return
    case 9:
      Object.assign(part, hostileContent(chance))
      return
    case 10: {
      const copies = chance.of([1, 1, 2, 15, 16, 17, 400])
      for (let i = 1; i <= copies; i++) update.clients.push({ ...one, client: one.client + i * (1 + chance.below(3)) })
      return
    }
    case 11:
      one.parts.reverse()
      return
    default:
      mutateDeletes(update, anyRef, chance)
  }
}

function mutateDeletes(update: UpdateParts, anyRef: () => Ref, chance: Chance): void {
  const { client } = anyRef()
  const ranges = Array.from({ length: chance.of([1, 1, 2, 3, 500]) }, () => ({
    clock: anyRef().clock,
    length: chance.is(0.8) ? 1 + chance.below(4) : chance.of(odd),
  }))
  const known = update.deletes.find(of => of.client === client)
  if (known === undefined || chance.is(0.1)) update.deletes.push({ client, ranges })
  else known.ranges.push(...ranges)
  if (chance.is(0.1)) update.deletes = []
}

function hostileContent(chance: Chance): Pick<Part, 'kind' | 'body'> {
  const text = chance.of([...hostileKeys, '{}', '{"__proto__":1}', '[', '"a"', `${'['.repeat(30)}${']'.repeat(30)}`])
  switch (chance.below(8)) {
    case 0:
      return { kind: 9, body: bodyOf(e => (writeVarString(e, 'guid'), writeAny(e, {}))) }
    case 1:
      return { kind: 7, body: bodyOf(e => (writeVarUint(e, chance.below(9)), writeVarString(e, text))) }
    case 2:
      return { kind: 7, body: bodyOf(e => writeVarUint(e, chance.below(3))) }
    case 3:
      return { kind: 2, body: bodyOf(e => (writeVarUint(e, 1), writeVarString(e, text))) }
    case 4:
      return { kind: 5, body: bodyOf(e => writeVarString(e, text)) }
    case 5:
      return { kind: 6, body: bodyOf(e => (writeVarString(e, chance.of(hostileKeys)), writeVarString(e, text))) }
    case 6:
      return { kind: 3, body: bodyOf(e => writeVarUint8Array(e, new Uint8Array(chance.below(40)))) }
    default:
      return { kind: 8, body: anyBody(chance) }
  }
}

function anyBody(chance: Chance): Uint8Array {
  const values = Array.from({ length: 1 + chance.below(3) }, () => hostileValue(chance))
  return bodyOf(encoder => {
    writeVarUint(encoder, values.length)
    // lib0's type leaves out what it can write none the less.
    for (const value of values) writeAny(encoder, value as never)
  })
}
