/** How the status of a goal looks beside its word, on every screen that says one. */
import type { GoalStatus } from '#shared/domain/goal-status.ts'
import type { IconName } from './ui/icon.tsx'
import type { Tone } from './ui/mark.tsx'

export interface StatusLook {
  readonly tone: Tone
  readonly icon: IconName
}

/** Red is for behind alone: what is over and missed is a fact, not an alarm. */
export const statusLooks: { readonly [status in GoalStatus]: StatusLook } = {
  behind: { tone: 'bad', icon: 'behind' },
  'at-risk': { tone: 'warn', icon: 'alert' },
  incomplete: { tone: 'warn', icon: 'info' },
  starting: { tone: 'quiet', icon: 'clock' },
  'on-track': { tone: 'good', icon: 'okay' },
  'not-started': { tone: 'quiet', icon: 'calendar' },
  achieved: { tone: 'good', icon: 'flag' },
  missed: { tone: 'quiet', icon: 'close' },
}
