/** Attacks with a name, pushed at the whole server: what each is answered, and that nothing but what was stored is in the log (rel:D10, rel:D14). */
import { writeAny, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createRecord, editRecord, readRecord } from '#shared/doc/document.ts'
import { customerDoc, journalDoc, type Scope, territoryScope } from '#shared/doc/name.ts'
import { decodePushReply, encodePushRequest } from '#shared/sync/codec.ts'
import { maxEntryBytes } from '#shared/sync/limit.ts'
import { type Name, type Office, openOffice } from '../fuzz/office.ts'
import { bodyOf, encodeParts, lengthBody, type Part, type UpdateParts } from '../fuzz/update-parts.ts'
import { freshId, inShort, makeWriter, note, type Writer } from '../kit/test-log.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.app.stop())

const annClient = 11
const stamp = { at: 1_790_000_000_000, by: 'ann' }

async function push(by: Name, doc: string, body: Uint8Array, scope: Scope = territoryScope(office.north)) {
  const entry = { n: 1, group: 1, doc, scope, body }
  const { status, bytes } = await office.push(by, encodePushRequest({ epoch: 0, entries: [entry] }))
  const reply = decodePushReply(bytes)
  const [answer] = reply.kind === 'ok' ? reply.value.answers : []
  return answer === undefined ? `status ${status}` : inShort(answer).replace(/stored \d+/, 'stored')
}

/** A customer Ann made and wrote about. */
async function makeVictim(): Promise<{ doc: string; id: string; ann: Writer; born: Uint8Array }> {
  const id = freshId()
  const doc = customerDoc(id)
  const ann = makeWriter(annClient)
  const born = ann.write(copy =>
    createRecord(copy, 'main', { type: 'customer', id, values: { name: 'Harbour Foods', notes: 'met' } }, stamp),
  )
  expect(await push('ann', doc, born)).toBe('stored')
  return { doc, id, ann, born }
}

const rowsOf = async (doc: string): Promise<readonly Uint8Array[]> =>
  (await office.app.databases.log.rowsOfDoc(office.ws, doc)).map(({ body }) => body)

const item = (part: Partial<Part>): Part => ({
  kind: 4,
  parent: 'n',
  body: bodyOf(e => writeVarString(e, 'x')),
  ...part,
})
const under = (client: number, parts: Part[], clock = 0): UpdateParts => ({
  clients: [{ client, clock, parts }],
  deletes: [],
})
const update = (parts: UpdateParts): Uint8Array => encodeParts(parts)
const deleting = (client: number, clock: number, length: number): Uint8Array =>
  update({ clients: [], deletes: [{ client, ranges: [{ clock, length }] }] })
const any = (write: Parameters<typeof bodyOf>[0]): Part => ({ kind: 8, parent: 'p', body: bodyOf(write) })

const listsInLists = (depth: number): Uint8Array =>
  update(
    under(7, [
      any(e => {
        writeVarUint(e, 1)
        for (let i = 0; i < depth; i++) for (const byte of [117, 1]) writeUint8(e, byte)
        writeUint8(e, 126)
      }),
    ]),
  )

/** yjs/yjs#687: 27 bytes that keep `mergeUpdatesV2` busy for ever. */
const endlessV2 = Uint8Array.from(Buffer.from('00010000000001000100010200001602000001fdffffffff7f0000', 'hex'))

describe('an attack', () => {
  const attacks: readonly (readonly [name: string, body: Uint8Array, answer: string])[] = [
    ['of 27 bytes in the other encoding', endlessV2, 'refused bad-update'],
    ['of nothing', new Uint8Array(), 'refused bad-update'],
    ['of an update that is empty', Uint8Array.of(0, 0), 'refused bad-update'],
    ['a byte over the limit', new Uint8Array(maxEntryBytes + 1), 'refused too-big'],
    [
      'of nine thousand client ids',
      update({
        clients: Array.from({ length: 9000 }, (_, i) => ({
          client: i,
          clock: 0,
          parts: [item({ kind: 0, body: lengthBody(1) })],
        })),
        deletes: [],
      }),
      'refused bad-update',
    ],
    [
      'of deletes of two thousand clients',
      update({
        clients: [],
        deletes: Array.from({ length: 2000 }, (_, client) => ({ client, ranges: [{ clock: 0, length: 1 }] })),
      }),
      'refused bad-update',
    ],
    ['of lists in lists', listsInLists(30_000), 'refused bad-update'],
    ['with a skip', update(under(7, [item({ kind: 10, body: lengthBody(5) }), item({})])), 'refused bad-update'],
    [
      'with a sub-document',
      update(under(7, [item({ kind: 9, body: bodyOf(e => (writeVarString(e, 'x'), writeAny(e, {}))) })])),
      'refused bad-update',
    ],
    ['with a prototype for a key', update(under(7, [item({ parent: 'r', key: '__proto__' })])), 'refused bad-update'],
    ['with a prototype for a root', update(under(7, [item({ parent: '__proto__' })])), 'refused bad-update'],
    [
      'with a prototype in a value',
      update(under(7, [any(e => (writeVarUint(e, 1), writeAny(e, JSON.parse('{"__proto__":{"isAdmin":true}}'))))])),
      'refused bad-update',
    ],
    ['on words that are nowhere', update(under(7, [item({ origin: { client: 9, clock: 4 } })])), 'behind'],
    ['in a record that is nowhere', update(under(7, [item({ parent: { client: 9, clock: 4 } })])), 'behind'],
    [
      'beyond the last word of another',
      update(under(7, [item({ origin: { client: annClient, clock: 1000 } })])),
      'behind',
    ],
    ['on its own future', update(under(7, [item({ origin: { client: 7, clock: 3 } })])), 'refused bad-update'],
    ['that begins at clock 1000', update(under(7, [item({})], 1000)), 'behind'],
    ['that deletes what was never written', deleting(annClient, 0, 1000), 'behind'],
    ['that deletes words of nobody', deleting(99, 0, 1), 'behind'],
    ['that deletes nothing', deleting(annClient, 0, 0), 'refused bad-update'],
    ['that writes on in the name of Ann', update(under(annClient, [item({})], 1000)), 'behind'],
    [
      'that takes all clocks there are at once',
      update(under(7, [item({ kind: 0, body: lengthBody(0xffffffff) }), item({})])),
      'refused bad-update',
    ],
  ]
  it.each(attacks)('%s is answered, and nothing is stored', async (_, body, answer) => {
    const { doc, born } = await makeVictim()
    expect(await push('bob', doc, body)).toBe(answer)
    expect(await rowsOf(doc)).toEqual([born])
  })

  it('with a real update cut anywhere stores none of it', async () => {
    const { doc, born } = await makeVictim()
    const real = makeWriter(7).read(born).write(note(' and seen again'))
    for (let length = 0; length < real.length; length++)
      expect(await push('bob', doc, real.subarray(0, length))).toBe('refused bad-update')
    expect(await rowsOf(doc)).toEqual([born])
    expect(await push('bob', doc, real)).toBe('stored')
  })

  it('log:L5 under the next clock of Ann is refused, and what she really wrote is stored', async () => {
    const { doc, ann, born } = await makeVictim()
    const thief = makeWriter(7).read(born)
    thief.doc.clientID = annClient
    const squat = thief.write(note(' never bought a thing'))
    const real = ann.write(note(' and bought'))
    expect(await push('bob', doc, squat)).toBe('refused bad-client')
    expect(await push('ann', doc, real)).toBe('stored')
    expect(await rowsOf(doc)).toEqual([born, real])
  })

  it('log:L5 that repeats what Ann wrote takes nothing from her', async () => {
    const { doc, ann, born } = await makeVictim()
    expect(await push('bob', doc, born)).toBe('stored')
    const real = ann.write(note(' again'))
    // Not acknowledged yet, and overheard.
    expect(await push('bob', doc, real)).toBe('refused bad-client')
    expect(await push('ann', doc, real)).toBe('stored')
    expect(await rowsOf(doc)).toEqual([born, real])
  })

  it('with the highest client id there is does not win: both values stay', async () => {
    const { doc, id, ann, born } = await makeVictim()
    const thief = makeWriter(0xffffffff).read(born)
    const theirs = thief.write(copy => void editRecord(copy, id, { city: 'theirs' }, stamp))
    const ours = ann.write(copy => void editRecord(copy, id, { city: 'ours' }, { ...stamp, at: stamp.at + 1 }))
    expect([await push('bob', doc, theirs), await push('ann', doc, ours)]).toEqual(['stored', 'stored'])
    const reader = makeWriter(1).read(...(await rowsOf(doc)))
    const city = readRecord(reader.doc, id, () => undefined)
    expect(city?.values['city']).toBe('ours')
    expect(city?.conflicts.flatMap(({ versions }) => versions.map(({ value }) => value))).toEqual(['ours', 'theirs'])
  })

  it('with keys every object has already is stored as it is and changes no object', async () => {
    const { doc, id, born } = await makeVictim()
    const odd = makeWriter(7)
      .read(born)
      .write(copy => {
        for (const key of ['constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
          copy.getMap('r').set(key, new Y.Array())
          copy.getArray('p').push([[key, { [key]: 1 }, 1, 'x']])
        }
      })
    expect(await push('bob', doc, odd)).toBe('stored')
    const reader = makeWriter(1).read(...(await rowsOf(doc)))
    expect(readRecord(reader.doc, id, () => undefined)?.values['name']).toBe('Harbour Foods')
    expect(({} as { readonly [key: string]: unknown })['isAdmin']).toBeUndefined()
  })

  it('log:L6 on documents of others is answered as on documents that are not there', async () => {
    const { doc, born } = await makeVictim()
    const { ann } = office.people
    const own = makeWriter(7).write(note('x'))
    const there = [doc, `member.${ann.session.member.id}`, `workspace.${office.ws}`]
    const nowhere = [
      customerDoc(freshId()),
      journalDoc(freshId(), 2026),
      `member.${freshId()}`,
      `workspace.${freshId()}`,
    ]
    for (const name of [...there, ...nowhere]) expect(await push('dan', name, own), name).toBe('refused no-right')
    expect(await push('vera', doc, own)).toBe('refused no-right')
    for (const name of ['__proto__', 'etc.passwd', 'customer', `${doc}.2026`, doc.toUpperCase()])
      expect(await push('bob', name, own), name).toBe('refused bad-name')
    expect(await rowsOf(doc)).toEqual([born])
  })
})
