/** Who else looks at what is on the screen, and what they type: the live room of a document, joined once the screen stands. */
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { useKetu } from './context.tsx'
import type { LiveRoom, RoomState } from './data/live/room.ts'
import { after } from './platform/clock.ts'
import { Initial } from './ui/mark.tsx'
import { useWords } from './words/words-context.tsx'

const RoomContext = createContext<LiveRoom | undefined>(undefined)

/** The screen comes first, and who only passes by joins no room. */
const joinAfterMs = 700

interface LiveRoomProps {
  readonly doc: string
  /** What of the document is on the screen: a record's id. */
  readonly on: string
  readonly children: ReactNode
}

export function LiveRoomProvider({ doc, on, children }: LiveRoomProps) {
  const ketu = useKetu()
  const [room, setRoom] = useState<LiveRoom>()
  useEffect(() => {
    let joined: LiveRoom | undefined
    let isLeft = false
    const join = async (): Promise<void> => {
      const { openLiveRoom } = await import('./open-live-room.ts')
      if (isLeft) return
      joined = openLiveRoom(ketu, doc, on)
      setRoom(joined)
    }
    // Without the code, as without the network, there is no room: nothing here waits for one.
    const stopWaiting = after(joinAfterMs, () => void join().catch(() => setRoom(undefined)))
    return () => {
      isLeft = true
      stopWaiting()
      joined?.leave()
      setRoom(undefined)
    }
  }, [ketu, doc, on])
  return <RoomContext value={room}>{children}</RoomContext>
}

const nobody: RoomState = { people: [], notes: undefined }

/** Undefined notes and nobody here while there is no room. */
export function useLiveRoom(): RoomState & Pick<LiveRoom, 'sayTyping'> {
  const room = useContext(RoomContext)
  const state = useSyncExternalStore(room?.subscribe ?? neverChanges, () => room?.state() ?? nobody)
  return { ...state, sayTyping: room?.sayTyping ?? saysNothing }
}

const neverChanges = () => () => undefined
const saysNothing = (): void => undefined

const maxInitials = 3

/** Colleagues who look at the same thing now; says nothing while there are none. */
export function PeopleHere() {
  const { live: words } = useWords()
  const { people } = useLiveRoom()
  const writer = people.find(({ isTyping }) => isTyping)
  const [first] = people
  return (
    <span className="people-here" role="status">
      {people.slice(0, maxInitials).map(({ id, name }) => (
        <Initial key={id} name={name} />
      ))}
      {first === undefined ? null : (
        <span>
          {writer !== undefined
            ? words.writing(writer.name)
            : people.length === 1
              ? words.here(first.name)
              : words.hereToo(first.name, people.length - 1)}
        </span>
      )}
    </span>
  )
}
