/** The shared notes while their live room is open: others see the letters as they are typed, and theirs appear around them. */
import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { holdDraft } from '#app/data/draft.ts'
import type { LiveText } from '#app/data/live/live-text.ts'
import { failureWords } from '#app/done.tsx'
import { useLiveRoom } from '#app/live-room.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { createLiveSaver, type LiveSaver } from './live-saver.ts'
import type { NotesField } from './notes-field.ts'

/**
 * Undefined while there is no room: then the notes are typed as without a network.
 * @param isTaken something typed without the room is not stored yet: a room that opens now waits for it.
 */
export function useLiveNotes(area: RefObject<HTMLTextAreaElement | null>, isTaken: boolean): NotesField | undefined {
  const { notes: offered, sayTyping } = useLiveRoom()
  const words = useWords()
  const [live, setLive] = useState<{ readonly notes: LiveText; readonly saver: LiveSaver }>()
  const [text, setText] = useState('')
  const [state, setState] = useState<NotesField['state']>('clean')
  const [failure, setFailure] = useState<string>()

  const isWaiting = offered !== undefined && isTaken
  useEffect(() => {
    if (offered === undefined || isWaiting) return
    const saver = createLiveSaver(offered, {
      onSaved: setState,
      onFailure: error => setFailure(error === undefined ? undefined : failureWords(words, error)),
      onTyping: sayTyping,
    })
    const unfollow = offered.follow({
      carets: () => [area.current?.selectionStart ?? 0, area.current?.selectionEnd ?? 0],
      show: (next, [start = 0, end = start]) => {
        // On the screen at once: the next letter is a difference to what stands there.
        flushSync(() => setText(next))
        if (document.activeElement === area.current) area.current?.setSelectionRange(start, end)
      },
    })
    setText(offered.text())
    setLive({ notes: offered, saver })
    return () => {
      unfollow()
      saver.stop()
      setLive(undefined)
    }
  }, [offered, isWaiting, area, sayTyping, words])

  useEffect(() => (state === 'dirty' ? holdDraft() : undefined), [state])

  if (live === undefined) return undefined
  const { notes, saver } = live
  return {
    text,
    state,
    failure,
    enter: () => undefined,
    compose: notes.hold,
    save: saver.now,
    type: (next, isComposing) => {
      setText(next)
      setState('dirty')
      saver.typed()
      if (isComposing) return
      if (notes.type(next)) {
        notes.release()
        setFailure(undefined)
        saver.soon()
      } else {
        // What is too long stays on the screen, and nothing may take it away there.
        notes.hold()
        setFailure(words.done.refused['too-long'])
      }
    },
  }
}
