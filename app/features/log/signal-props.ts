/** What the chips of the quick log and the questions behind them are given. */
import type { ContactRow, GoalRow, NoteRow } from '#shared/domain/record.ts'
import type { Entry } from './entry.ts'
import type { LogDraft } from './log-draft.ts'
import type { SignalKind, Signals, WordyKind } from './signal.ts'

export interface SignalProps {
  readonly customer: string | undefined
  readonly draft: LogDraft
  readonly entry: Entry
  readonly setDraft: (draft: LogDraft) => void
  /** What is set and about this customer. */
  readonly signals: Signals
  readonly contacts: readonly ContactRow[]
  /** The customer's own. */
  readonly goals: readonly GoalRow[]
  /** Those that are open. */
  readonly needs: readonly NoteRow<'need'>[]
  /** Opens the page with words of its own. */
  readonly onWrite: (kind: WordyKind) => void
}

/** Of the one that is open. */
export interface SignalSheetProps extends SignalProps {
  readonly kind: SignalKind
  readonly onClose: () => void
}

export interface AskProps extends SignalSheetProps {
  /** Keeps the answer. */
  readonly set: (signals: Partial<Signals>) => void
}
