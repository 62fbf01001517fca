/** The visit that was just saved, until the one question that may follow it is answered or passed over. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

export interface SavedVisit {
  readonly customer: string
  readonly visit: string
  /** Name of the customer. */
  readonly name: string
}

interface AfterVisit {
  readonly saved: SavedVisit | undefined
  /** Undefined: nothing is asked any more. */
  readonly follow: (saved: SavedVisit | undefined) => void
}

const AfterVisitContext = createContext<AfterVisit>({ saved: undefined, follow: () => undefined })

export const useAfterVisit = (): AfterVisit => useContext(AfterVisitContext)

export function AfterVisitArea({ children }: { children: ReactNode }) {
  const [saved, follow] = useState<SavedVisit>()
  const value = useMemo(() => ({ saved, follow }), [saved])
  return <AfterVisitContext value={value}>{children}</AfterVisitContext>
}
