/** What the field of the shared notes needs, whether a live room is open or not. */
export interface NotesField {
  readonly text: string
  /** `dirty`: something typed is not stored yet. */
  readonly state: 'clean' | 'dirty' | 'saved'
  /** Why the last save stored nothing. */
  readonly failure: string | undefined
  /** The field has the focus. */
  readonly enter: () => void
  /** An input method begins a word. */
  readonly compose: () => void
  readonly type: (next: string, isComposing: boolean) => void
  /** Stores what is typed now. */
  readonly save: () => void
}
