/**
 * A shared text that several people type into at the same time. Letters go to the live room as they are typed; they are
 * stored, and sent for good, by `save`.
 *
 * 1. What is typed is a difference to what the screen shows, so that no letter that is not on the screen yet is lost.
 * 2. While letters are being composed the screen stands still, because an input method loses its word when its field
 *    changes. The word is then written where it belongs among what others typed meanwhile; what they typed into words that
 *    it replaces goes with them.
 */
import * as Y from 'yjs'
import { changeOf, replaceText, type TextChange } from '#shared/doc/document.ts'
import { maxTextLength } from '#shared/sync/limit.ts'
import type { TypedUpdate } from '../doc-store.ts'

/** What shows the text. */
export interface TextScreen {
  /** Places in the text that must stay between the same letters, such as both ends of the selection. */
  carets(): readonly number[]
  /** The text is another one, with the carets where they belong now; it must be on the screen when this returns. */
  show(text: string, carets: readonly number[]): void
}

export interface LiveText {
  text(): string
  /** What the field says now. False when it is too long: then nobody else is told. */
  type(next: string): boolean
  /** Letters are being composed: the screen stands still, and what is typed waits for `release`. */
  hold(): void
  release(): void
  hasUnsaved(): boolean
  /** Stores what was typed since; throws what the command throws, and then the same letters can be saved again. */
  save(): Promise<void>
  /** Returns its stop. */
  follow(screen: TextScreen): () => void
}

export interface LiveTextPorts {
  readonly live: Y.Doc
  readonly textIn: (doc: Y.Doc) => Y.Text
  readonly store: (typed: readonly TypedUpdate[]) => Promise<unknown>
}

interface Held {
  /** The document as the screen showed it when it stood still. */
  readonly copy: Y.Doc
  readonly before: string
}

/** Origin of letters typed here. */
const typedOrigin = Symbol('typed')
/** What was heard is joined when it is this much: most of it is never needed. */
const maxHeard = 100

export function createLiveText({ live, textIn, store }: LiveTextPorts): LiveText {
  const text = textIn(live)
  const screens = new Set<TextScreen>()
  let shown = text.toString()
  /** Since the last save, in the order it came to pass: own letters may stand on others', and theirs on own ones. */
  let since: readonly TypedUpdate[] = []
  let held: Held | undefined
  let places: readonly Place[] = []

  live.on('beforeTransaction', ({ origin }: Y.Transaction) => {
    if (origin !== typedOrigin && held === undefined) places = placesIn(screens, text)
  })
  live.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin === typedOrigin) {
      since = [...since, { bytes }]
      return
    }
    since = joined([...since, { bytes, isEarly: true }])
    if (held !== undefined || text.toString() === shown) return
    shown = text.toString()
    for (const { screen, carets } of places) screen.show(shown, indexesOf(carets, live, shown))
  })

  return {
    text: () => shown,
    type: next => {
      if (next.length > maxTextLength && next.length > shown.length) return false
      shown = next
      if (held === undefined) live.transact(() => replaceText(text, next), typedOrigin)
      return true
    },
    hold: () => {
      if (held !== undefined) return
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(live))
      held = { copy, before: shown }
    },
    release: () => {
      if (held === undefined) return
      const { copy, before } = held
      const change = changeOf(before, shown)
      const follows = [...screens].map(screen => ({ screen, carets: screen.carets() }))
      const move = moverFrom(textIn(copy), live, change)
      live.transact(() => {
        const [from, to] = [move.start(), move.end()]
        if (to > from) text.delete(from, to - from)
        if (change.insert !== '') text.insert(from, change.insert)
      }, typedOrigin)
      held = undefined
      copy.destroy()
      const now = text.toString()
      if (now === shown) return
      shown = now
      for (const { screen, carets } of follows) screen.show(now, carets.map(move.caret))
    },
    hasUnsaved: () => since.some(({ isEarly }) => isEarly !== true),
    save: async () => {
      const sent = since
      if (sent.every(({ isEarly }) => isEarly)) return
      await store(sent)
      since = since.slice(sent.length)
    },
    follow: screen => {
      screens.add(screen)
      return () => screens.delete(screen)
    },
  }
}

function joined(since: readonly TypedUpdate[]): readonly TypedUpdate[] {
  if (since.length < maxHeard || since.some(({ isEarly }) => isEarly !== true)) return since
  return [{ bytes: Y.mergeUpdates(since.map(({ bytes }) => bytes)), isEarly: true }]
}

interface Place {
  readonly screen: TextScreen
  readonly carets: readonly Y.RelativePosition[]
}

const placesIn = (screens: ReadonlySet<TextScreen>, text: Y.Text): readonly Place[] =>
  [...screens].map(screen => ({
    screen,
    carets: screen.carets().map(caret => Y.createRelativePositionFromTypeIndex(text, caret, -1)),
  }))

const indexesOf = (carets: readonly Y.RelativePosition[], doc: Y.Doc, text: string): readonly number[] =>
  carets.map(caret => Y.createAbsolutePositionFromRelativePosition(caret, doc)?.index ?? text.length)

/** Where places of a text, and of the same text with a change, are in a later one that has the change too. */
function moverFrom(earlier: Y.Text, later: Y.Doc, { start, end, insert }: TextChange) {
  const placeOf = (index: number, side: -1 | 0) => Y.createRelativePositionFromTypeIndex(earlier, index, side)
  const indexOf = (place: Y.RelativePosition): number =>
    Y.createAbsolutePositionFromRelativePosition(place, later)?.index ?? 0
  // By the letters that go, so that what others typed beside them stays.
  const [startPlace, endPlace] = [placeOf(start, end > start ? 0 : -1), placeOf(end, -1)]
  return {
    start: () => indexOf(startPlace),
    end: () => Math.max(indexOf(startPlace), indexOf(endPlace)),
    caret: (caret: number): number => {
      if (caret <= start) return indexOf(placeOf(caret, -1))
      if (caret <= start + insert.length) return indexOf(startPlace) + caret - start
      return indexOf(placeOf(caret - insert.length + end - start, -1))
    },
  }
}
