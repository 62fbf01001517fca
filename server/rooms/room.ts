/**
 * An open document. A room follows the log: what is in it goes to everybody here, whoever brought it and however (room:R5);
 * what guests write goes into the log and comes back from there. It holds no content, and ends with its last guest.
 */
import * as Y from 'yjs'
import type { LogStore, StoredRow } from '#server/store/log-store.ts'
import type { Session } from '#server/sync/session.ts'
import { closeCode } from '#shared/api/close-code.ts'
import type { Scope } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import { encodeStateVector, type StateVector } from '#shared/sync/state-vector.ts'
import type { MemberSocket } from '../routes/member-sockets.ts'
import { answerFrame, awarenessFrame, updateFrame, vectorFrame } from './frame.ts'
import { createKnownContent, type KnownContent } from './known-content.ts'
import { createPresence, type Presence, type User } from './presence.ts'

/** A socket in the room and whose it is. */
export interface Guest {
  readonly session: Session
  readonly user: User
  readonly member: MemberSocket
  received(bytes: Uint8Array): void
  send(frame: Uint8Array): void
  /** Resolves when the frame has been sent. */
  sendAll(frames: AsyncIterable<Uint8Array>): Promise<void>
}

export interface Room {
  readonly ws: string
  readonly doc: string
  scope(): Scope
  readonly known: KnownContent
  readonly presence: Presence<Guest>
  /** Rejects when the log cannot be read. */
  readonly opened: Promise<void>
  /** The device a client id of this document is bound to (log:L5). */
  deviceOf(client: number): string | undefined
  /** Head of the log when the room last looked. */
  lookedAt(): number
  /** Takes in what the log has since; call it when there may be news. Never rejects. */
  readOn(): Promise<void>
  /** Everything in the log that is not below the vector, as frames; the last one says that it is all. */
  missing(vector: StateVector): AsyncIterable<Uint8Array>
  tellWhoIsHere(guest: Guest): void
  enter(guest: Guest): void
  /** True when nobody is left. */
  leave(guest: Guest): boolean
}

export interface RoomPorts {
  readonly store: Pick<LogStore, 'head' | 'rowsOfDoc' | 'clientsOfDoc'>
  /** ms since the epoch. */
  readonly clock: () => number
  /** Calls back once after the time; returns its stop. */
  readonly after: (ms: number, call: () => void) => () => void
  readonly report: (error: unknown) => void
}

/** Rows that are sent as one frame: merging more costs more than it saves. */
const maxPackRows = 64
const maxPackBytes = 256 * 1024
const nothing = Uint8Array.of(0, 0)

export function createRoom(ports: RoomPorts, ws: string, doc: string, place: Scope): Room {
  const { store, report } = ports
  const guests = new Set<Guest>()
  const known = createKnownContent()
  const devices = new Map<number, string>()
  let scope = place
  let seq = 0
  let lookedAt = 0

  const mayRead = ({ member }: Guest): boolean => decide(member.actor(), { kind: 'scope.read', scope })
  const tell = (frameFor: (guest: Guest) => Uint8Array): void => {
    for (const guest of guests) {
      if (mayRead(guest)) guest.send(frameFor(guest))
      else guest.member.close(closeCode.rightsEnded)
    }
  }
  /** Guests stand in the order they came. */
  const isNewer = (guest: Guest, other: Guest): boolean => {
    const inOrder = [...guests]
    return inOrder.indexOf(guest) > inOrder.indexOf(other)
  }
  const presence = createPresence<Guest>({
    ...ports,
    tell: entriesFor => tell(guest => awarenessFrame(entriesFor(guest))),
    mayClaim: (guest, client) => [undefined, guest.session.device].includes(devices.get(client)),
    isBackAs: (guest, other) => guest.session.device === other.session.device && isNewer(guest, other),
    end: guest => guest.member.close(closeCode.tooMany),
  })

  function take(row: StoredRow): void {
    seq = row.seq
    if (row.kind === 'erased') for (const guest of guests) guest.member.close(closeCode.noRoom)
    if (row.kind !== 'update' && row.kind !== 'base') return
    // A move: those who may not read where it is now are told by what is sent next, at the latest.
    scope = row.scope
    const isNews = known.take(row.body)
    if (row.kind === 'update') for (const client of Y.parseUpdateMeta(row.body).to.keys()) bind(client, row.device)
    // A base repeats rows; the room sends it only when it had not read all of them.
    const frame = updateFrame(row.body)
    if (isNews || row.kind === 'update') tell(() => frame)
  }
  const bind = (client: number, device: string): void => {
    if (!devices.has(client)) devices.set(client, device)
  }

  async function read(): Promise<void> {
    const { head } = await store.head(ws)
    if (head === lookedAt) return
    const before = scope
    for (const row of await store.rowsOfDoc(ws, doc, seq)) take(row)
    lookedAt = head
    if (scope !== before) for (const guest of guests) if (!mayRead(guest)) guest.member.close(closeCode.rightsEnded)
  }

  let reading: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  /** One after the other; who asks during a round gets one that begins after it. */
  const inTurn = (): Promise<void> => {
    next ??= reading.then(() => {
      next = undefined
      return read()
    })
    reading = next.catch(() => undefined)
    return next
  }

  const opened = inTurn().then(async () => {
    for (const [client, { device }] of await store.clientsOfDoc(ws, doc)) devices.set(client, device)
  })
  // Whoever waits for it hears of it; without this, a failure nobody waits for yet would end the process.
  opened.catch(() => undefined)

  const tellWhoIsHere = (guest: Guest): void => {
    const entries = presence.everybody(guest)
    if (entries.length > 0) guest.send(awarenessFrame(entries))
  }

  return {
    ws,
    doc,
    scope: () => scope,
    known,
    presence,
    opened,
    deviceOf: client => devices.get(client),
    lookedAt: () => lookedAt,
    readOn: () => inTurn().catch(report),
    tellWhoIsHere,

    async *missing(vector) {
      let last: Uint8Array = nothing
      // Of what somebody claims to have, only what the document has means anything: the rest may be as long as a frame.
      const had = encodeStateVector(new Map([...vector].filter(([client]) => known.vector.has(client))))
      for (const pack of packsOf(await store.rowsOfDoc(ws, doc))) {
        const part = Y.diffUpdate(Y.mergeUpdates(pack), had)
        if (isNothing(part)) continue
        if (!isNothing(last)) yield updateFrame(last)
        last = part
      }
      yield answerFrame(last)
    },

    enter: guest => {
      guests.add(guest)
      void opened.then(
        () => {
          guest.send(vectorFrame(known.vector))
          tellWhoIsHere(guest)
        },
        error => {
          report(error)
          guest.member.close(closeCode.serverStopping)
        },
      )
    },
    leave: guest => {
      guests.delete(guest)
      presence.leave(guest)
      return guests.size === 0
    },
  }
}

function packsOf(rows: readonly StoredRow[]): Uint8Array[][] {
  const packs: Uint8Array[][] = []
  let bytes = 0
  for (const { kind, body } of rows) {
    if (kind !== 'update' && kind !== 'base') continue
    const pack = packs.at(-1)
    if (pack !== undefined && pack.length < maxPackRows && bytes + body.length <= maxPackBytes) pack.push(body)
    else {
      packs.push([body])
      bytes = 0
    }
    bytes += body.length
  }
  return packs
}

const isNothing = (update: Uint8Array): boolean => update.length === nothing.length && update.every(byte => byte === 0)
