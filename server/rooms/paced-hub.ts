/**
 * Pokes about what rooms store. Letters come several a second, and every device of a territory pulls when it is poked: here
 * the newest of them waits two seconds, while the room itself tells everybody in it at once.
 */
import type { PokeHub } from '#server/sync/poke-hub.ts'
import type { Scope } from '#shared/doc/name.ts'

export interface PacedHub extends Pick<PokeHub, 'publish'> {
  /** Call once a second. */
  tell(): void
}

const paceMs = 2000

/** @param clock ms since the epoch. */
export function createPacedHub(hub: Pick<PokeHub, 'publish'>, clock: () => number): PacedHub {
  const waiting = new Map<string, { readonly ws: string; readonly scope: Scope; readonly since: number; seq: number }>()
  return {
    publish: (ws, scope, seq) => {
      const key = `${ws}/${scope}`
      const news = waiting.get(key)
      if (news === undefined) waiting.set(key, { ws, scope, seq, since: clock() })
      else news.seq = Math.max(news.seq, seq)
    },
    tell: () => {
      for (const [key, { ws, scope, seq, since }] of waiting) {
        if (clock() - since < paceMs) continue
        waiting.delete(key)
        hub.publish(ws, scope, seq)
      }
    },
  }
}
