/** A short word about what just happened, with its undo: six seconds, longer while looked at, announced politely. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'

export const toastMs = 6_000

export interface Toast {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

interface Toasts {
  readonly show: (toast: Toast) => void
  readonly hide: () => void
}

const ToastContext = createContext<Toasts>({ show: () => {}, hide: () => {} })
const StandsContext = createContext(false)

/** The newest toast replaces the one before: what it offered stays in the activity list. */
export const useToast = (): Toasts => useContext(ToastContext)

/** True while one stands: what can wait does not take the undo of another away. */
export const useToastStands = (): boolean => useContext(StandsContext)

export function ToastArea({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast>()
  const [held, setHeld] = useState(false)
  const hide = useCallback(() => {
    setToast(undefined)
    setHeld(false)
  }, [])
  useEffect(() => {
    if (toast === undefined || held) return
    const timer = setTimeout(hide, toastMs)
    return () => clearTimeout(timer)
  }, [toast, held, hide])
  const toasts = useMemo(() => ({ show: setToast, hide }), [hide])
  return (
    <ToastContext value={toasts}>
      <StandsContext value={toast !== undefined}>{children}</StandsContext>
      <div
        className="toasts"
        role="status"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {toast === undefined ? null : (
          <div className="toast">
            <span>{toast.text}</span>
            {toast.action === undefined ? null : (
              <button
                type="button"
                onClick={() => {
                  hide()
                  toast.action?.run()
                }}
              >
                {toast.action.label}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext>
  )
}
