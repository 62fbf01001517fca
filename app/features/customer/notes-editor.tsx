/** The shared notes: typed here, stored a moment after typing pauses, with what others write around it; live where there is a room. */
import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { CustomerRow } from '#shared/domain/record.ts'
import { useKetu } from '#app/context.tsx'
import { holdDraft } from '#app/data/draft.ts'
import type { Ketu } from '#app/data/ketu.ts'
import type { Notes } from '#app/data/notes.ts'
import { failureWords } from '#app/done.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { useLiveNotes } from './live-notes.ts'
import type { NotesField } from './notes-field.ts'

const idleMs = 800

export function NotesEditor({ customer }: { customer: CustomerRow }) {
  const words = useWords()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [isLive, setIsLive] = useState(false)
  const plain = useNotes(customer, area, isLive)
  const live = useLiveNotes(area, plain.state === 'dirty')
  if (isLive !== (live !== undefined)) setIsLive(live !== undefined)
  const { text, state, failure, type, compose, enter, save } = live ?? plain
  const isSaved = state === 'saved'
  return (
    <section className="block notes">
      <h2>
        <label htmlFor={id}>{words.customer.notes}</label>
        <span className="block-end" role="status">
          {state === 'clean' || failure !== undefined
            ? null
            : isSaved
              ? words.customer.notesSaved
              : words.customer.notesSaving}
        </span>
      </h2>
      {failure === undefined ? null : (
        <p className="field-error" role="alert">
          <Icon name="alert" />
          {failure}
        </p>
      )}
      <textarea
        id={id}
        ref={area}
        className="input"
        rows={Math.min(12, Math.max(4, text.split('\n').length + 1))}
        value={text}
        aria-describedby={`${id}-hint`}
        onFocus={enter}
        onChange={event =>
          type(event.target.value, event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)
        }
        onCompositionStart={compose}
        onCompositionEnd={event => type(event.currentTarget.value, false)}
        onBlur={save}
      />
      <p className="field-hint" id={`${id}-hint`}>
        {words.customer.notesHint}
      </p>
    </section>
  )
}

/**
 * 1. The typing starts from a private copy opened when the field is entered; what is typed is the difference to it.
 * 2. While something typed is unsaved, what others write waits; once saved, the copy is opened anew and shows both.
 * 3. Saves run one after the other; words typed meanwhile are saved next.
 * 4. While a live room has the notes, nothing is typed here; what was opened before is opened anew after it.
 */
function useNotes(customer: CustomerRow, area: RefObject<HTMLTextAreaElement | null>, isLive: boolean): NotesField {
  const ketu = useKetu()
  const words = useWords()
  const [text, setText] = useState(customer.notes)
  const [state, setState] = useState<NotesField['state']>('clean')
  const [failure, setFailure] = useState<string>()
  const caret = useRef<number>(undefined)
  const session = useRef<{ notes?: Promise<Notes>; typed: string; isSaving: boolean; timer?: number }>({
    typed: customer.notes,
    isSaving: false,
  })

  const show = (next: string) => {
    session.current.typed = next
    setText(next)
  }
  const opened = (): Promise<Notes> => (session.current.notes ??= loadNotes(ketu, customer.id))

  const save = async (): Promise<void> => {
    const current = session.current
    window.clearTimeout(current.timer)
    if (current.isSaving || current.notes === undefined) return
    current.isSaving = true
    try {
      const notes = await current.notes
      const sent = current.typed
      await notes.save(sent)
      setFailure(undefined)
      if (current.typed !== sent) return void (current.timer = window.setTimeout(() => void save(), idleMs))
      const again = await notes.reopen(area.current?.selectionStart ?? sent.length)
      if (current.typed !== sent) return void (current.timer = window.setTimeout(() => void save(), idleMs))
      current.notes = Promise.resolve(again.notes)
      caret.current = again.caret
      show(again.notes.text)
      setState(before => (before === 'dirty' ? 'saved' : before))
    } catch (error) {
      setFailure(failureWords(words, error))
    } finally {
      current.isSaving = false
    }
  }

  useEffect(() => {
    if (isLive) delete session.current.notes
  }, [isLive])

  // What others wrote appears at once when nothing typed is unsaved.
  useEffect(() => {
    if (state === 'dirty' || customer.notes === session.current.typed) return
    if (session.current.notes === undefined) show(customer.notes)
    else void save()
  }, [customer.notes, state])

  useLayoutEffect(() => {
    const element = area.current
    if (caret.current === undefined || element === null || document.activeElement !== element) return
    element.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  }, [text, area])

  useEffect(() => (state === 'dirty' ? holdDraft() : undefined), [state])
  // Leaving the page with words unsaved saves them.
  useEffect(() => () => void save(), [])

  return {
    text,
    state,
    failure,
    enter: () => void opened(),
    compose: () => undefined,
    save: () => void save(),
    type: (next: string, isComposing: boolean) => {
      void opened()
      show(next)
      if (next !== text) setState('dirty')
      window.clearTimeout(session.current.timer)
      if (!isComposing) session.current.timer = window.setTimeout(() => void save(), idleMs)
    },
  }
}

/** The documents are loaded when somebody begins to write, not with the page. */
const loadNotes = async (ketu: Ketu, customer: string): Promise<Notes> => {
  const { openNotes } = await import('#app/data/notes.ts')
  return openNotes(ketu, customer)
}
