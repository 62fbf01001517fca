/** When letters of a live text are stored: a moment after the last one, now and then while somebody types on, and at the end. */
import type { LiveText } from '#app/data/live/live-text.ts'

export interface LiveSaver {
  /** A letter was typed: others see that somebody writes. */
  typed(): void
  /** Stores in a moment. */
  soon(): void
  now(): void
  /** The field goes away: what is unsaved is stored now. */
  stop(): void
}

export interface SaverOwner {
  /** `clean`: there was nothing to store after all. */
  onSaved(state: 'clean' | 'dirty' | 'saved'): void
  /** undefined: the last save went well. */
  onFailure(error: unknown): void
  onTyping(isTyping: boolean): void
}

const idleMs = 800
const longestMs = 4_000
/** Others stop seeing "is writing" this long after the last letter. */
const typingMs = 3_000

export function createLiveSaver(text: Pick<LiveText, 'hasUnsaved' | 'save'>, owner: SaverOwner): LiveSaver {
  let saveTimer = 0
  let typingTimer = 0
  let unsavedSince: number | undefined
  let isSaving = false

  async function save(): Promise<void> {
    window.clearTimeout(saveTimer)
    if (isSaving) return
    // Letters that were taken back, or a word of an input method that was given up.
    if (!text.hasUnsaved()) return owner.onSaved('clean')
    isSaving = true
    unsavedSince = undefined
    try {
      await text.save()
      owner.onFailure(undefined)
      owner.onSaved(text.hasUnsaved() ? 'dirty' : 'saved')
    } catch (error) {
      owner.onFailure(error)
    } finally {
      isSaving = false
    }
    if (unsavedSince !== undefined) soon()
  }

  function soon(): void {
    unsavedSince ??= performance.now()
    const left = unsavedSince + longestMs - performance.now()
    window.clearTimeout(saveTimer)
    saveTimer = window.setTimeout(() => void save(), Math.max(0, Math.min(idleMs, left)))
  }

  return {
    typed: () => {
      owner.onTyping(true)
      window.clearTimeout(typingTimer)
      typingTimer = window.setTimeout(() => owner.onTyping(false), typingMs)
    },
    soon,
    now: () => {
      if (text.hasUnsaved()) void save()
    },
    stop: () => {
      window.clearTimeout(typingTimer)
      owner.onTyping(false)
      void save()
    },
  }
}
