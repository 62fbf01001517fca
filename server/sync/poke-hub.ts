/**
 * "Scope S is at seq N" to whoever listens in this process, at most once a turn for each scope. A hint without data: one that
 * is lost costs a device some seconds. Other carriers (LISTEN/NOTIFY, Redis) fit behind the same port.
 */
import type { Scope } from '#shared/doc/name.ts'

export type PokeListener = (scope: Scope, seq: number) => void

export interface PokeHub {
  /** Call it after the commit only (log:L1). */
  publish(ws: string, scope: Scope, seq: number): void
  /** Returns the stop. A listener that throws does not reach the others. */
  subscribe(ws: string, listener: PokeListener): () => void
}

/** `defer` runs a task at the end of this turn; `report` gets what listeners throw. */
export function createPokeHub(
  defer: (task: () => void) => void = setImmediate,
  report: (error: unknown) => void = error => console.error(error),
): PokeHub {
  const listeners = new Map<string, Set<PokeListener>>()
  const news = new Map<string, Map<Scope, number>>()

  function deliver(): void {
    const batch = [...news]
    news.clear()
    for (const [ws, scopes] of batch)
      for (const listener of [...(listeners.get(ws) ?? [])])
        for (const [scope, seq] of scopes) tell(listener, scope, seq)
  }

  function tell(listener: PokeListener, scope: Scope, seq: number): void {
    try {
      listener(scope, seq)
    } catch (error) {
      report(error)
    }
  }

  return {
    publish(ws, scope, seq) {
      if (!listeners.has(ws)) return
      if (news.size === 0) defer(deliver)
      const scopes = news.get(ws) ?? new Map<Scope, number>()
      scopes.set(scope, Math.max(seq, scopes.get(scope) ?? 0))
      news.set(ws, scopes)
    },
    subscribe(ws, listener) {
      // A subscription of its own, so that the same function may listen twice.
      const own: PokeListener = (scope, seq) => listener(scope, seq)
      const group = listeners.get(ws) ?? new Set()
      listeners.set(ws, group.add(own))
      return () => {
        group.delete(own)
        if (group.size === 0 && listeners.get(ws) === group) listeners.delete(ws)
      }
    },
  }
}
