/** The state of sync in a sentence: what is safe, what waits, what to do (UX 5.4, 5.7). Pure. */
import type { SyncState } from '#app/data/sync/state.ts'
import type { IconName } from '#app/ui/icon.tsx'
import type { Words } from '#app/words/zh-CN.ts'

export interface SyncSentence {
  readonly icon: IconName
  readonly title: string
  readonly detail: string
  readonly tone: 'quiet' | 'warn' | 'bad'
}

export function syncSentence({ sync }: Pick<Words, 'sync'>, state: SyncState): SyncSentence {
  const { pill, waiting, needsYou, problem } = state
  const words = sync.state
  const quiet = { tone: 'quiet' as const, icon: 'cloud' as const }
  switch (pill) {
    case 'risk':
      return {
        tone: 'bad',
        icon: 'alert',
        title: words.risk,
        detail: problem === 'storage' ? words.riskStorage : words.riskOld,
      }
    case 'needs-you':
      return { tone: 'warn', icon: 'alert', title: words.needsYou(needsYou), detail: besides(sync, state) }
    case 'signed-out':
      return { tone: 'warn', icon: 'lock', title: words.signedOut, detail: words.signedOutNote }
    case 'offline':
      return {
        tone: 'quiet',
        icon: 'cloudOff',
        title: waiting === 0 ? words.offline : words.offlineWaiting(waiting),
        detail: problem === undefined || problem === 'unreachable' ? words.offlineNote : sync.problem[problem],
      }
    case 'syncing':
      return { ...quiet, title: words.syncing, detail: deliveredText(sync, state) }
    case 'ok':
      return { ...quiet, icon: 'okay', title: words.ok, detail: words.okNote }
  }
}

/** While something waits for a person, the rest is told in the second line. */
function besides(sync: Words['sync'], state: SyncState): string {
  if (state.problem !== undefined) return sync.problem[state.problem]
  return state.waiting > 0 ? deliveredText(sync, state) : sync.state.needsYouNote
}

function deliveredText({ state: words }: Words['sync'], { waiting, delivered }: SyncState): string {
  if (delivered > 0) return words.delivered(waiting + delivered, delivered)
  return waiting > 0 ? words.waiting(waiting) : words.fetching
}

const dayMs = 86_400_000
/** UX 5.4: the count turns amber after three days. */
const oldDays = 3

/** Whole days the oldest has waited, once that is too long. */
export function oldWaitDays({ waiting, waitingSince }: SyncState, now: number): number | undefined {
  if (waiting === 0 || waitingSince === undefined) return undefined
  const days = Math.floor((now - waitingSince) / dayMs)
  return days >= oldDays ? days : undefined
}
