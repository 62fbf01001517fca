/** What the server writes about itself: one JSON line per event, only the fields named here. Ids, never content. */
import type { LogLevel } from './config.ts'

export interface LogEvent {
  readonly what: 'request' | 'broken' | 'stopping'
  readonly method?: string
  /** The row of the route table, not the address that was asked: addresses can carry secrets. */
  readonly route?: string
  readonly status?: number
  readonly ms?: number
  readonly member?: string
  readonly device?: string
  /** Name and place of a bug. */
  readonly error?: string
}

export type Log = (level: 'error' | 'info', event: LogEvent) => void

export function createLog(threshold: LogLevel, clock: () => number, write: (line: string) => void): Log {
  const shown: readonly string[] = threshold === 'info' ? ['error', 'info'] : threshold === 'error' ? ['error'] : []
  return (level, event) => {
    if (shown.includes(level)) write(JSON.stringify({ at: new Date(clock()).toISOString(), level, ...event }))
  }
}

/** Where it was thrown; not its message, which may repeat what a person typed. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return [error.name, ...frames.slice(0, 6).map(line => line.trim())].join(' ')
}
