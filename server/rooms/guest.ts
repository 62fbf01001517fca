/**
 * One socket in a room: its frames are handled one after the other, in the order they came, and what it writes goes
 * through the same acceptance as a push (room:R3).
 */
import type { Accept } from '#server/sync/accept.ts'
import type { Session } from '#server/sync/session.ts'
import { closeCode } from '#shared/api/close-code.ts'
import { inspectUpdate, type UpdateContent } from '#shared/sync/inspect-update.ts'
import { maxBatchEntries, maxRoomUpdateBytes } from '#shared/sync/limit.ts'
import type { RefusalReason } from '#shared/sync/message.ts'
import type { ClosableSocket, MemberSocket } from '../routes/member-sockets.ts'
import { readFrame, type RoomFrame, vectorFrame } from './frame.ts'
import type { User } from './presence.ts'
import type { Guest, Room } from './room.ts'

/** What is used of a WebSocket. */
export interface RoomSocket extends ClosableSocket {
  /** `sent` is called when the bytes have left the process, or cannot. */
  send(bytes: Uint8Array, sent?: () => void): void
  /** Takes no more bytes from the other side: they wait in its network, not in our memory. */
  pause(): void
  resume(): void
  /** Bytes handed to the socket and not yet sent. */
  readonly bufferedAmount: number
}

export interface GuestPorts {
  readonly socket: RoomSocket
  readonly member: MemberSocket
  readonly session: Session
  readonly user: User
  readonly room: Room
  readonly accept: Accept
  readonly report: (error: unknown) => void
}

/** Frames and bytes that wait before the socket is paused. */
const maxWaiting = 500
const maxWaitingBytes = 2 * maxRoomUpdateBytes
/** A reader this far behind is not reading. */
const maxBufferedBytes = 4 * 1024 * 1024
/** A provider that is asked this often for what it stands on, and does not bring it, never will. */
const maxBehind = 3
const invalidPayload = 1007

type UpdateFrame = Extract<RoomFrame, { kind: 'update' }>

export function createGuest({ socket, member, session, user, room, accept, report }: GuestPorts): Guest {
  const waiting: RoomFrame[] = []
  let waitingBytes = 0
  let isBusy = false
  let isPaused = false
  let behind = 0

  const send = (frame: Uint8Array): void => {
    if (!member.isOpen()) return
    if (socket.bufferedAmount > maxBufferedBytes) member.drop()
    else socket.send(frame)
  }
  const refuse = (reason: RefusalReason | 'behind'): void => member.close(closeCode.workRefused, reason)

  async function work(): Promise<void> {
    isBusy = true
    try {
      await room.opened
      while (waiting.length > 0 && member.isOpen()) await handle(nextBatch())
    } catch (error) {
      // Nothing of it was acknowledged: the other side has it all, and brings it again.
      report(error)
      member.close(closeCode.serverStopping)
    } finally {
      isBusy = false
    }
    if (isPaused && member.isOpen()) {
      isPaused = false
      socket.resume()
    }
  }

  /** One frame, or as many updates in a row as one push may hold. */
  function nextBatch(): readonly RoomFrame[] {
    const batch: RoomFrame[] = []
    let bytes = 0
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const size = next.kind === 'update' ? next.update.length : 0
      const isFull = batch.length >= maxBatchEntries || (batch.length > 0 && bytes + size > maxRoomUpdateBytes)
      if (isFull || (batch.length > 0 && next.kind !== 'update')) break
      batch.push(next)
      waiting.shift()
      bytes += size
      if (next.kind !== 'update') break
    }
    waitingBytes -= bytes
    return batch
  }

  async function handle(batch: readonly RoomFrame[]): Promise<void> {
    const [first] = batch
    if (first === undefined) return
    if (first.kind === 'vector') return sendAll(room.missing(first.vector))
    if (first.kind === 'awareness-query') return room.tellWhoIsHere(guest)
    if (first.kind === 'awareness') {
      if (!room.presence.hear(guest, user, first.entries)) member.close(invalidPayload)
      return
    }
    await store(batch.filter(frame => frame.kind === 'update'))
  }

  async function store(frames: readonly UpdateFrame[], isAgain = false): Promise<void> {
    const bodies: Uint8Array[] = []
    for (const { update } of frames) {
      if (isNothing(update)) continue
      const inspection = inspectUpdate(update)
      if (inspection.kind === 'bad') return refuse('bad-update')
      if (bringsForeignClient(inspection.update)) return refuse('bad-client')
      const body = room.known.newPart(update)
      if (body !== undefined) bodies.push(body)
    }
    if (bodies.length === 0) return
    const { scope, doc } = room
    const entries = bodies.map((body, n) => ({ n, group: n, doc, scope: scope(), body }))
    const { answers } = await accept(session, { epoch: 0, entries })
    await room.readOn()
    const refused = answers.find(answer => answer.kind === 'refused')
    // The same words may have come by push a moment ago, cut differently: now the room knows, and takes the rest.
    if (refused?.reason === 'bad-update' && !isAgain) return store(frames, true)
    if (refused !== undefined) return refuse(refused.reason)
    behind = answers.some(({ kind }) => kind === 'behind') ? behind + 1 : 0
    if (behind > maxBehind) return refuse('behind')
    if (behind > 0) send(vectorFrame(room.known.vector))
  }

  /** room:R4: new structs come under the client id this socket speaks for, or one its device has written with before. */
  const bringsForeignClient = ({ clients }: UpdateContent): boolean =>
    clients.some(({ client, to }) => {
      if (to <= (room.known.vector.get(client) ?? 0)) return false
      const device = room.deviceOf(client)
      return device === undefined ? client !== room.presence.clientOf(guest) : device !== session.device
    })

  async function sendAll(frames: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const frame of frames) {
      if (!member.isOpen()) return
      await new Promise<void>(resolve => socket.send(frame, resolve))
    }
  }

  const guest: Guest = {
    session,
    user,
    member,
    send,
    sendAll,
    received: bytes => {
      const frame = readFrame(bytes)
      if (frame === undefined) return member.close(invalidPayload)
      waiting.push(frame)
      waitingBytes += frame.kind === 'update' ? frame.update.length : 0
      if (!isPaused && (waiting.length >= maxWaiting || waitingBytes > maxWaitingBytes)) {
        isPaused = true
        socket.pause()
      }
      if (!isBusy) void work()
    },
  }
  return guest
}

/** What a provider answers that has nothing new: no structs, no deletes. */
const isNothing = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0
