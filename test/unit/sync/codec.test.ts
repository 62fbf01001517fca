import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodePullPage,
  decodePullRequest,
  decodePushReply,
  decodePushRequest,
  encodePullPage,
  encodePullRequest,
  encodePushReply,
  encodePushRequest,
} from '#shared/sync/codec.ts'
import { checksum } from '#shared/sync/checksum.ts'
import type { Scope } from '#shared/doc/name.ts'
import { maxBatchBytes, maxBatchEntries, maxEntryBytes, maxFrameOverhead } from '#shared/sync/limit.ts'
import type { PullPage, PushEntry, PushReply, PushRequest } from '#shared/sync/message.ts'

const whole = fc.nat({ max: 2 ** 40 })
const body = fc.uint8Array({ maxLength: 300 })
const id = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{26}$/)
const name = fc.oneof(
  id.map(text => `customer.${text}`),
  fc.constant(''),
)
const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>('w'),
  id.map((text): Scope => `t:${text}`),
  id.map((text): Scope => `m:${text}`),
)
const seqs = fc.dictionary(scope, whole, { maxKeys: 5, noNullPrototype: true })
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 8 })

const pushRequest: fc.Arbitrary<PushRequest> = fc.record({
  epoch: whole,
  entries: list(fc.record({ n: whole, doc: name, scope, group: whole, body })),
})
const pushReply: fc.Arbitrary<PushReply> = fc.record({
  epoch: whole,
  answers: list(
    fc.oneof(
      fc.record({ n: whole, kind: fc.constant('stored' as const), seq: whole }),
      fc.record({ n: whole, kind: fc.constant('behind' as const), vector: body }),
      fc.record({ n: whole, kind: fc.constant('held' as const) }),
      fc.record({
        n: whole,
        kind: fc.constant('refused' as const),
        reason: fc.constantFrom(
          'no-right',
          'moved',
          'erased',
          'over-budget',
          'bad-update',
          'bad-name',
          'bad-client',
          'too-big',
          'sibling',
        ),
      }),
    ),
  ),
})
const row = fc.record(
  {
    seq: whole,
    scope,
    doc: name,
    kind: fc.constantFrom('update', 'base', 'left', 'erased', 'fact'),
    body,
    by: fc.string({ maxLength: 10 }),
    device: fc.string({ maxLength: 10 }),
    at: whole,
    authors: fc.dictionary(fc.nat().map(String), id, { maxKeys: 4, noNullPrototype: true }),
  },
  { requiredKeys: ['seq', 'scope', 'doc', 'kind', 'body', 'by', 'device', 'at'] },
)
const pullPage = fc.record(
  {
    epoch: whole,
    fork: whole,
    scopes: list(scope),
    revoked: list(scope),
    rows: list(row),
    through: seqs,
    more: fc.boolean(),
  },
  { requiredKeys: ['epoch', 'scopes', 'revoked', 'rows', 'through', 'more'] },
) as fc.Arbitrary<PullPage>

const push: PushRequest = {
  epoch: 7,
  entries: [{ n: 3, doc: 'customer.x', scope: 'w', group: 9, body: Uint8Array.of(1, 2, 3, 4, 5) }],
}
const decoders = [decodePushRequest, decodePushReply, decodePullRequest, decodePullPage]

describe('the codec', () => {
  it('frame:F1 gives back every push, reply, pull and page as it was', () => {
    fc.assert(
      fc.property(pushRequest, pushReply, fc.record({ epoch: whole, cursors: seqs }), pullPage, (a, b, c, d) => {
        expect(decodePushRequest(encodePushRequest(a))).toEqual({ kind: 'ok', value: a })
        expect(decodePushReply(encodePushReply(b))).toEqual({ kind: 'ok', value: b })
        expect(decodePullRequest(encodePullRequest(c))).toEqual({ kind: 'ok', value: c })
        expect(decodePullPage(encodePullPage(d))).toEqual({ kind: 'ok', value: d })
      }),
      { numRuns: 300 },
    )
  })

  it('frame:F1 gives each row of a page bytes of its own', () => {
    const page: PullPage = {
      ...{ epoch: 1, scopes: [], revoked: [], through: {}, more: false },
      rows: [{ seq: 1, scope: 'w', doc: '', kind: 'fact', body: Uint8Array.of(1), by: '', device: '', at: 0 }],
    }
    const decoded = decodePullPage(encodePullPage(page))
    expect(decoded.kind === 'ok' && decoded.value.rows[0]?.body.buffer.byteLength).toBe(1)
  })

  it('frame:F9 carries what is known of the time, both ways', () => {
    const ticket = { at: 1_795_415_760_000, seal: Uint8Array.from({ length: 16 }, (_, i) => i) }
    const entry: PushEntry = { n: 7, group: 1, doc: 'plan.x', scope: 'w', body: Uint8Array.of(1) }
    const receipt = Uint8Array.of(7, 8, 9)
    const entries = [
      entry,
      { ...entry, n: 8, proof: { ticket, elapsedMs: 0 } },
      { ...entry, proof: { ticket } },
      { ...entry, receipt },
    ]
    const asked = { epoch: 1, waiting: 0, knows: { at: ticket.at, n: 6 } }
    expect(decodePushRequest(encodePushRequest({ ...asked, entries }))).toEqual({
      kind: 'ok',
      value: { ...asked, entries },
    })
    expect(decodePullRequest(encodePullRequest({ ...asked, cursors: {} }))).toEqual({
      kind: 'ok',
      value: { ...asked, cursors: {} },
    })
    expect(decodePushReply(encodePushReply({ epoch: 1, answers: [], ticket }))).toEqual({
      kind: 'ok',
      value: { epoch: 1, answers: [], ticket },
    })
    const head = { scope: 'w', doc: 'plan.x', kind: 'update', body: entry.body, by: 'ann', device: 'd', at: 5 } as const
    const marks = [{ client: 2 ** 32 - 1, start: 0, end: 9, after: 0, before: ticket.at }]
    const rows = [
      { ...head, seq: 1 },
      { ...head, seq: 2, marks },
      { ...head, seq: 3, receipt },
    ]
    const page: PullPage = { epoch: 1, scopes: [], revoked: [], rows, through: {}, more: false }
    expect(decodePullPage(encodePullPage({ ...page, ticket }))).toEqual({ kind: 'ok', value: { ...page, ticket } })
    const withoutMarks = { ...page, rows: rows.map(({ seq }) => ({ ...head, seq })) }
    expect(decodePullPage(encodePullPage(page))).toEqual({ kind: 'ok', value: withoutMarks })
  })

  it('frame:F8 reads what the device says is waiting, and takes a request that does not say it', () => {
    const pull = { epoch: 3, cursors: { w: 4 } }
    expect(decodePullRequest(encodePullRequest(pull))).toEqual({ kind: 'ok', value: pull })
    expect(decodePullRequest(encodePullRequest({ ...pull, waiting: 0 }))).toEqual({
      kind: 'ok',
      value: { ...pull, waiting: 0 },
    })
    expect(decodePushRequest(encodePushRequest({ ...push, waiting: 300 }))).toEqual({
      kind: 'ok',
      value: { ...push, waiting: 300 },
    })
  })

  it('frame:F2 calls the page of a captive portal foreign, and an empty answer too', () => {
    const portal = new TextEncoder().encode('<!doctype html><title>Please sign in to the network</title>')
    for (const decode of decoders) {
      expect(decode(portal)).toEqual({ kind: 'foreign' })
      expect(decode(new Uint8Array(0))).toEqual({ kind: 'foreign' })
    }
  })

  it('frame:F3 tells another protocol version before anything after it is read', () => {
    const frame = encodePushRequest(push)
    frame[4] = 9
    expect(decodePushRequest(frame)).toEqual({ kind: 'other-version', version: 9 })
    expect(decodePushRequest(frame.subarray(0, 5))).toEqual({ kind: 'other-version', version: 9 })
  })

  it('frame:F4 finds every single flipped bit and every cut', () => {
    const frame = encodePushRequest(push)
    for (let i = 0; i < frame.length; i++)
      for (let bit = 0; bit < 8; bit++) {
        const flipped = frame.slice()
        flipped[i] = (flipped[i] ?? 0) ^ (1 << bit)
        expect(decodePushRequest(flipped).kind).not.toBe('ok')
      }
    for (let length = 0; length < frame.length; length++)
      expect(decodePushRequest(frame.subarray(0, length)).kind).not.toBe('ok')
    expect(decodePushRequest(Uint8Array.of(...frame, 0)).kind).toBe('corrupt')
  })

  it('frame:F4 does not take one kind of frame for another', () => {
    expect(decodePullRequest(encodePushRequest(push))).toEqual({ kind: 'corrupt', why: 'another kind of frame' })
  })

  it('frame:F5 believes no count beyond the bytes that are left', () => {
    const entries: PushEntry[] = [{ n: 0, doc: '', scope: 'w', group: 0, body: new Uint8Array(0) }]
    const small = encodePushRequest({ epoch: 0, entries })
    expect(decodePushRequest(withBody(small, [0, 0xff, 0xff, 0xff, 0x7f]))).toMatchObject({ kind: 'corrupt' })
  })

  it('frame:F5 gives a tagged answer for any body behind a right header', () => {
    const frames = [
      encodePushRequest(push),
      encodePushReply({ epoch: 1, answers: [] }),
      encodePullRequest({ epoch: 1, cursors: {} }),
    ]
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...frames), (bytes, frame) => {
        const forged = withBody(frame, [...bytes])
        for (const decode of decoders) expect(['ok', 'corrupt']).toContain(decode(forged).kind)
      }),
      { numRuns: 2000 },
    )
  })

  it('frame:F6 refuses a frame and a list over their limits', () => {
    const entry: PushEntry = { n: 1, doc: 'customer.x', scope: 'w', group: 1, body: new Uint8Array(1) }
    const many = Array.from({ length: maxBatchEntries + 1 }, () => entry)
    expect(decodePushRequest(encodePushRequest({ epoch: 0, entries: many }))).toEqual({
      kind: 'corrupt',
      why: 'too many',
    })
    const heavy = { ...entry, body: new Uint8Array(maxBatchBytes + maxFrameOverhead) }
    expect(decodePushRequest(encodePushRequest({ epoch: 0, entries: [heavy] }))).toEqual({ kind: 'too-big' })
  })

  it('frame:F7 lets through a bad scope, name or size of one entry, for accept to refuse alone', () => {
    const entries = [
      // A device with a bug could send it; the type says it should not.
      { n: 1, doc: 'nonsense', scope: 'q:1' as Scope, group: 1, body: new Uint8Array(maxEntryBytes + 1) },
      { n: 2, doc: 'customer.x', scope: 'w' as Scope, group: 2, body: Uint8Array.of(1) },
    ]
    expect(decodePushRequest(encodePushRequest({ epoch: 0, entries }))).toEqual({
      kind: 'ok',
      value: { epoch: 0, entries },
    })
  })
})

/** The frame with another body and the checksum that fits it: what only a program that knows the format can send. */
function withBody(frame: Uint8Array, bytes: readonly number[]): Uint8Array {
  const payload = Uint8Array.from(bytes)
  const sum = checksum(payload)
  return Uint8Array.of(...frame.subarray(0, 6), sum >>> 24, sum >>> 16, sum >>> 8, sum, ...payload)
}
