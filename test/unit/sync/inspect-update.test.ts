import fc from 'fast-check'
import { createEncoder, toUint8Array, writeUint8, writeUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { inspectUpdate, type UpdateContent } from '#shared/sync/inspect-update.ts'
import { createChance } from '../../fuzz/chance.ts'
import { mutateBytes } from '../../fuzz/mutate.ts'
import { randomHistory } from '../../kit/random-history.ts'
import { makeWriter, note } from '../../kit/test-log.ts'
import { testRandom } from '../../kit/test-random.ts'

describe('inspecting an update', () => {
  it('update:U1 reads the clients, clocks and deletes that Yjs reads', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        for (const { update } of randomHistory(testRandom(seed), 3, 20)) {
          const content = contentOfUpdate(update)
          expect({ clients: content.clients, deletes: content.deletes }).toEqual(asYjsReads(update))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('update:U1 reads merged updates of several clients as well', () => {
    const updates = randomHistory(testRandom(5), 4, 60).map(({ update }) => update)
    const merged = Y.mergeUpdates(updates)
    const { clients, deletes } = contentOfUpdate(merged)
    expect({ clients, deletes }).toEqual(asYjsReads(merged))
    expect(clients).toHaveLength(4)
  })

  it('update:U1 names the origin, right origin and parent of another client, not those of its own', () => {
    const base = makeWriter(1).write(doc => {
      doc.getText('n').insert(0, 'ab')
      doc.getMap('r').set('k', new Y.Array())
    })
    const needs = (change: (doc: Y.Doc) => void) =>
      contentOfUpdate(makeWriter(2).read(base).write(change)).needs.map(need => [need.client, need.clock])
    expect(needs(doc => doc.getText('n').insert(1, 'xy'))).toEqual([
      [1, 0],
      [1, 1],
    ])
    expect(needs(doc => doc.getMap<Y.Array<string>>('r').get('k')?.push(['x', 'y']))).toEqual([[1, 2]])
    expect(contentOfUpdate(base).needs).toEqual([])
  })

  it('update:U2 lets no mutant through that Yjs cannot decode', () => {
    const chance = createChance(11)
    const samples = randomHistory(testRandom(11), 3, 80).map(({ update }) => update)
    let passed = 0
    for (let i = 0; i < 6000; i++) {
      const mutant = mutateBytes(chance.of(samples), chance.of(samples), chance)
      if (inspectUpdate(mutant).kind === 'bad') continue
      passed++
      expect(() => Y.decodeUpdate(mutant)).not.toThrow()
    }
    // A fuzz in which everything is refused would show nothing.
    expect(passed).toBeGreaterThan(300)
  })

  it('update:U3 gives an answer for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        expect(['update', 'bad']).toContain(inspectUpdate(bytes).kind)
      }),
      { numRuns: 5000 },
    )
  })

  it('update:U3 believes no count, length or nesting beyond the bytes it has', () => {
    const huge = [255, 255, 255, 255, 15]
    const hostile = [
      [...huge],
      [1, ...huge, 1, 0],
      [0, ...huge],
      [0, 1, 1, ...huge],
      [1, 1, 1, 0, 8, 1, 1, 110, ...huge],
      [1, 1, 1, 0, 4, 1, 1, 110, ...huge],
      [128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 0],
      Array.from({ length: 60_000 }, () => 117),
    ]
    for (const bytes of hostile) expect(inspectUpdate(Uint8Array.from(bytes)).kind).toBe('bad')
  })

  it('update:U3 takes as long as the bytes are long, however many clients and deletes they name', () => {
    const count = 150_000
    const many = createEncoder()
    writeVarUint(many, count)
    for (let client = 1; client <= count; client++) for (const part of [1, client, 0, 0, 1]) writeVarUint(many, part)
    writeVarUint(many, 1)
    for (const part of [7, count]) writeVarUint(many, part)
    for (let clock = 0; clock < count; clock++) for (const part of [2 * clock, 1]) writeVarUint(many, part)
    const start = process.threadCpuUsage()
    expect(contentOfUpdate(toUint8Array(many)).clients).toHaveLength(count)
    // Each client held against all before it takes a minute.
    expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(3000)
  })

  it('update:U4 refuses a skip, a sub-document, an empty update, trailing bytes and a client named twice', () => {
    const ann = makeWriter(1)
    const [first, , third] = ['a', 'b', 'c'].map(text => ann.write(note(text)))
    const withSkip = Y.mergeUpdates([first ?? new Uint8Array(0), third ?? new Uint8Array(0)])
    const plain = first ?? new Uint8Array(0)
    const struct = [1, 9, 0, 4, 1, 1, 110, 1, 97]
    expect(why(withSkip)).toBe('skip')
    expect(why(makeWriter(1).write(doc => doc.getMap('r').set('d', new Y.Doc())))).toBe('sub-document')
    expect(why(Y.encodeStateAsUpdate(new Y.Doc()))).toBe('empty')
    expect(why(Uint8Array.of(...plain, 0))).toBe('trailing bytes')
    expect(why(Uint8Array.of(2, ...struct, ...struct, 0))).toBe('client twice')
    expect(why(Uint8Array.of(1, ...struct, 0))).toBe('')
  })

  it('update:U4 refuses structs and deletes that are empty', () => {
    expect(why(Uint8Array.of(1, 1, 9, 0, 4, 1, 1, 110, 0, 0))).toBe('empty struct')
    expect(why(Uint8Array.of(1, 1, 9, 0, 0, 0, 0))).toBe('empty struct')
    expect(why(Uint8Array.of(0, 1, 9, 1, 0, 0))).toBe('empty delete')
  })

  it('update:U5 takes a shared type under a root only', () => {
    const record = makeWriter(1).write(doc => doc.getMap('r').set('k', new Y.Array()))
    expect(why(record)).toBe('')
    expect(why(makeWriter(1).write(doc => doc.getArray('p').push([new Y.Map()])))).toBe('')
    const nested = makeWriter(2).read(record)
    expect(why(nested.write(doc => doc.getMap<Y.Array<unknown>>('r').get('k')?.push([new Y.Map()])))).toBe(
      'nested type',
    )
  })

  it('update:U5 refuses a shared type that overwrites another, and types no record is made of', () => {
    const record = makeWriter(1).write(doc => doc.getMap('r').set('k', new Y.Array()))
    expect(
      why(
        makeWriter(2)
          .read(record)
          .write(doc => doc.getMap('r').set('k', new Y.Array())),
      ),
    ).toBe('nested type')
    expect(why(makeWriter(1).write(doc => doc.getMap('r').set('k', new Y.XmlElement('p'))))).toBe('number too big')
  })

  it('update:U6 refuses a struct that points at its own future, which makes Yjs throw', () => {
    const ahead = Uint8Array.of(1, 1, 9, 0, 0x80 | 4, 9, 5, 1, 97, 0)
    expect(why(ahead)).toBe('points ahead')
    expect(() => Y.applyUpdate(new Y.Doc(), ahead)).toThrow()
  })

  it('update:U7 refuses the key that would set a prototype, however its length is written', () => {
    const evil = makeWriter(1).write(doc => doc.getArray('p').push([JSON.parse('{"__proto__": {"isAdmin": true}}')]))
    expect(why(evil)).toBe('forbidden key')
    expect(why(makeWriter(1).write(doc => doc.getMap('r').set('__proto__', 1)))).toBe('forbidden key')
    expect(why(makeWriter(1).write(doc => doc.getMap('__proto__').set('a', 1)))).toBe('forbidden key')
    expect(
      why(
        anyUpdate(encoder => {
          writeUint8(encoder, 118)
          writeVarUint(encoder, 1)
          writeUint8Array(encoder, Uint8Array.of(0x89, 0x00, ...new TextEncoder().encode('__proto__'), 126))
        }),
      ),
    ).toBe('forbidden key')
  })

  it('update:U7 refuses values that are too deep or that JSON does not know', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])
    const pushed = (value: unknown) => makeWriter(1).write(doc => doc.getArray('p').push([value]))
    expect(why(pushed(deep(15)))).toBe('')
    expect(why(pushed(deep(16)))).toBe('too deep')
    const bigint = anyUpdate(encoder => writeUint8Array(encoder, Uint8Array.of(122, 0, 0, 0, 0, 0, 0, 0, 1)))
    expect(why(bigint)).toBe('unknown value')
    const embed = (value: object) => makeWriter(1).write(doc => doc.getText('n').insertEmbed(0, value))
    expect(why(embed({ image: 'a' }))).toBe('')
    expect(why(embed(deep(20) as object))).toBe('too deep')
  })

  it('update:U7 refuses text that is not UTF-8 and embeds that are not JSON', () => {
    expect(why(Uint8Array.of(1, 1, 9, 0, 4, 1, 1, 110, 2, 0xc3, 0x28, 0))).toBe('not UTF-8')
    expect(why(Uint8Array.of(1, 1, 9, 0, 5, 1, 1, 110, 1, 0x7b, 0))).toBe('not JSON')
  })
})

function contentOfUpdate(bytes: Uint8Array): UpdateContent {
  const inspection = inspectUpdate(bytes)
  if (inspection.kind === 'bad') throw new Error(inspection.why)
  return inspection.update
}

/** '' for an update that passes. */
function why(bytes: Uint8Array): string {
  const inspection = inspectUpdate(bytes)
  return inspection.kind === 'bad' ? inspection.why : ''
}

function asYjsReads(update: Uint8Array): Pick<UpdateContent, 'clients' | 'deletes'> {
  const { from, to } = Y.parseUpdateMeta(update)
  const { ds } = Y.decodeUpdate(update)
  return {
    clients: [...from].map(([client, clock]) => ({ client, from: clock, to: to.get(client) ?? 0 })),
    deletes: [...ds.clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
    ),
  }
}

type Encoder = ReturnType<typeof createEncoder>

/** One value in a root array, written by hand. */
function anyUpdate(writeValue: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder()
  for (const part of [1, 1, 9, 0]) writeVarUint(encoder, part)
  writeUint8(encoder, 8)
  writeVarUint(encoder, 1)
  writeVarString(encoder, 'p')
  writeVarUint(encoder, 1)
  writeValue(encoder)
  writeVarUint(encoder, 0)
  return toUint8Array(encoder)
}
