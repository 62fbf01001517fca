/** The words of the sync pill: the whole sentence, and what fits into the pill. */
import type { Words } from './zh-CN.ts'

interface Counts {
  readonly pill: 'risk' | 'needs-you' | 'signed-out' | 'offline' | 'syncing' | 'ok'
  readonly waiting: number
  readonly needsYou: number
}

/** The whole sentence. */
export function pillLabel({ shell: { pill } }: Words, { pill: kind, waiting, needsYou }: Counts): string {
  switch (kind) {
    case 'risk':
      return pill.risk
    case 'needs-you':
      return pill.needsYou(needsYou)
    case 'signed-out':
      return pill.signedOut
    case 'offline':
      return waiting === 0 ? pill.offline : pill.offlineWaiting(waiting)
    case 'syncing':
      return waiting === 0 ? pill.syncingAny : pill.syncing(waiting)
    case 'ok':
      return pill.ok
  }
}

/** A number where there is one, else at most one word; '' = the shape says it. */
export function pillShort({ shell: { pillShort: short } }: Words, { pill, waiting, needsYou }: Counts): string {
  switch (pill) {
    case 'risk':
      return short.risk
    case 'needs-you':
      return String(needsYou)
    case 'signed-out':
      return short.signedOut
    case 'offline':
      return waiting === 0 ? short.offline : String(waiting)
    case 'syncing':
      return waiting === 0 ? '' : String(waiting)
    case 'ok':
      return ''
  }
}
