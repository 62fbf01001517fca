/** What a visit can tell besides its words, a chip each: kept in the draft, saved with the visit, never required. */
import { feedbackKinds, needKinds } from '#shared/domain/fields/knowledge.ts'
import { issueKinds } from '#shared/domain/fields/occasion.ts'

/** In the order a device shows them that knows no habits yet. */
export const signalKinds = [
  'need',
  'needChange',
  'satisfaction',
  'trust',
  'confidence',
  'stance',
  'rival',
  'issue',
  'feedback',
  'opportunity',
] as const
export type SignalKind = (typeof signalKinds)[number]

/** Levels by what is judged. */
export interface TrustNudge {
  readonly credibility?: number
  readonly closeness?: number
}
export interface Stance {
  readonly willingness?: number
  readonly risk?: number
}

/** A `text` that is absent or empty is the visit's own sentence. Amounts in minor units. */
export interface Signals {
  readonly need?: { readonly kind: (typeof needKinds)[number]; readonly strength?: number; readonly text?: string }
  /** An open need that is not what it was, and the goals to look at again for it. */
  readonly needChange?: { readonly id: string; readonly goals: readonly string[] }
  readonly satisfaction?: number
  readonly trust?: TrustNudge
  /** Stage of adoption, 0–5. */
  readonly confidence?: number
  /** By key of a person met. */
  readonly stance?: { readonly [person: string]: Stance }
  readonly rival?: { readonly competitor: string; readonly price?: number; readonly text?: string }
  readonly issue?: { readonly kind: (typeof issueKinds)[number]; readonly text?: string }
  readonly feedback?: { readonly kind: (typeof feedbackKinds)[number]; readonly text?: string }
  readonly opportunity?: { readonly amount?: number; readonly text?: string }
}

/** Those with words of their own, written on a page. */
export const wordyKinds = ['need', 'rival', 'issue', 'feedback', 'opportunity'] as const satisfies SignalKind[]
export type WordyKind = (typeof wordyKinds)[number]

export const isWordyKind = (kind: unknown): kind is WordyKind => wordyKinds.some(wordy => wordy === kind)

export const kindsOf = (signals: Signals): SignalKind[] => signalKinds.filter(kind => signals[kind] !== undefined)

export function withoutSignal(signals: Signals, kind: SignalKind): Signals {
  const { [kind]: _, ...rest } = signals
  return rest
}

/**
 * What is saved: without what is about a person or a need of another customer, since whom a log is about may change while one
 * writes, and without a competitor of whom nothing is said.
 */
export function signalsHere(signals: Signals, here: { people: readonly string[]; needs: readonly string[] }): Signals {
  const { needChange, stance, rival, ...rest } = signals
  const stances = Object.entries(stance ?? {}).filter(([person]) => here.people.includes(person))
  return {
    ...rest,
    ...(rival !== undefined && isSaying(rival) && { rival }),
    ...(needChange !== undefined && here.needs.includes(needChange.id) && { needChange }),
    ...(stances.length > 0 && { stance: Object.fromEntries(stances) }),
  }
}

const isSaying = ({ competitor, price, text = '' }: NonNullable<Signals['rival']>): boolean =>
  price !== undefined || competitor.trim() !== '' || text.trim() !== ''

/** Signals of storage; what does not fit is left out. */
export function parseSignals(stored: unknown): Signals {
  const value = fieldsOf(stored)
  const read = {
    need: needOf(value['need']),
    needChange: needChangeOf(value['needChange']),
    satisfaction: levelOf(value['satisfaction']),
    trust: levelsOf(value['trust'], ['credibility', 'closeness']),
    confidence: levelOf(value['confidence'], 0),
    stance: stancesOf(value['stance']),
    rival: rivalOf(value['rival']),
    issue: kindOf(value['issue'], issueKinds),
    feedback: kindOf(value['feedback'], feedbackKinds),
    opportunity: opportunityOf(value['opportunity']),
  } satisfies { [kind in SignalKind]: unknown }
  return Object.fromEntries(Object.entries(read).filter(([, signal]) => signal !== undefined))
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const levelOf = (value: unknown, lowest = 1): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= 5 ? value : undefined

const wordsOf = (value: unknown): { text?: string } =>
  typeof value === 'string' && value !== '' ? { text: value } : {}

function levelsOf<P extends string>(value: unknown, parts: readonly P[]): { [part in P]?: number } | undefined {
  const fields = fieldsOf(value)
  const known = parts.flatMap(part => {
    const level = levelOf(fields[part])
    return level === undefined ? [] : [[part, level] as const]
  })
  // Its keys are parts.
  return known.length === 0 ? undefined : (Object.fromEntries(known) as { [part in P]?: number })
}

function kindOf<K extends string>(value: unknown, kinds: readonly K[]): { kind: K; text?: string } | undefined {
  const fields = fieldsOf(value)
  const kind = kinds.find(known => known === fields['kind'])
  return kind === undefined ? undefined : { kind, ...wordsOf(fields['text']) }
}

function needOf(value: unknown): Signals['need'] | undefined {
  const need = kindOf(value, needKinds)
  const strength = levelOf(fieldsOf(value)['strength'])
  return need && { ...need, ...(strength !== undefined && { strength }) }
}

function needChangeOf(value: unknown): Signals['needChange'] | undefined {
  const { id, goals } = fieldsOf(value)
  if (typeof id !== 'string') return undefined
  return { id, goals: Array.isArray(goals) ? goals.filter(goal => typeof goal === 'string') : [] }
}

function stancesOf(value: unknown): Signals['stance'] | undefined {
  const stances = Object.entries(fieldsOf(value)).flatMap(([person, stance]) => {
    const known = levelsOf(stance, ['willingness', 'risk'])
    return known === undefined ? [] : [[person, known] as const]
  })
  return stances.length === 0 ? undefined : Object.fromEntries(stances)
}

function rivalOf(value: unknown): Signals['rival'] | undefined {
  const { competitor, price, text } = fieldsOf(value)
  if (typeof competitor !== 'string') return undefined
  return { competitor, ...(isMinor(price) && { price }), ...wordsOf(text) }
}

function opportunityOf(value: unknown): Signals['opportunity'] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { amount, text } = fieldsOf(value)
  return { ...(isMinor(amount) && { amount }), ...wordsOf(text) }
}

const isMinor = (value: unknown): value is number => Number.isSafeInteger(value)
