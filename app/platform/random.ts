/** Randomness that also exists on plain http, where `crypto.randomUUID` and `crypto.subtle` do not. */
import type { RandomBytes } from '#shared/domain/id.ts'

export const randomBytes: RandomBytes = count => crypto.getRandomValues(new Uint8Array(count))

/** 0 ≤ x < 1, for jitter and choices nobody may profit from guessing. */
export const random = (): number => Math.random()
