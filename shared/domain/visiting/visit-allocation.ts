/**
 * When the hours do not carry all visits: which are worth most. Hours go, visit by visit, to the largest gain per hour
 * (DOMAIN 3.8; after Lodish 1971, CALLPLAN; feat:F10).
 */
import { exp } from '../analysis/portable-math.ts'

export interface VisitResponse {
  readonly customer: string
  /** What the customer is worth with all the visits in the world. */
  readonly value: number
  /** k: how fast visits reach it; n visits bring value·(1 − e^(−k·n)). */
  readonly response: number
  /** Of one visit with its way. */
  readonly hours: number
}

export interface Allocation {
  /** Visits by customer, by id. */
  readonly visits: ReadonlyMap<string, number>
  readonly value: number
  readonly hoursLeft: number
}

interface Candidate extends VisitResponse {
  count: number
  /** Gain of the next visit, an hour. */
  gain: number
}

/**
 * A visit that no longer fits gives way to the next best that does. Equal gains go to the smaller id; the order customers
 * are given in changes no bit.
 */
export function allocateVisits(customers: readonly VisitResponse[], hours: number): Allocation {
  const candidates = customers
    .filter(one => one.hours > 0)
    .map((one): Candidate => ({ ...one, count: 0, gain: gainOf(one, 0) }))
    .sort((a, b) => (a.customer < b.customer ? -1 : 1))
  const heap = candidates.toSorted((a, b) => (isBetter(a, b) ? -1 : 1))
  let left = hours
  for (let best = heap[0]; best; best = heap[0]) {
    if (best.gain <= 0 || best.hours > left) {
      dropFirst(heap)
      continue
    }
    left -= best.hours
    best.count++
    best.gain = gainOf(best, best.count)
    sinkFirst(heap)
  }
  return {
    visits: new Map(candidates.map(one => [one.customer, one.count])),
    value: candidates.reduce((sum, one) => sum + one.value * (1 - exp(-one.response * one.count)), 0),
    hoursLeft: left,
  }
}

const gainOf = ({ value, response, hours }: VisitResponse, count: number): number =>
  (value * (exp(-response * count) - exp(-response * (count + 1)))) / hours

const isBetter = (a: Candidate, b: Candidate): boolean =>
  a.gain > b.gain || (a.gain === b.gain && a.customer < b.customer)

/** In a heap the best is first, and each is better than the two at twice its place. Takes the first out. */
function dropFirst(heap: Candidate[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  heap[0] = last
  sinkFirst(heap)
}

/** The first has become less: moves it down to its place. */
function sinkFirst(heap: Candidate[]): void {
  for (let at = 0; ; ) {
    const better = betterOf(heap, at, betterOf(heap, 2 * at + 1, 2 * at + 2))
    const [sinking, rising] = [heap[at], heap[better]]
    if (better === at || !sinking || !rising) return
    heap[at] = rising
    heap[better] = sinking
    at = better
  }
}

function betterOf(heap: readonly Candidate[], a: number, b: number): number {
  const [one, other] = [heap[a], heap[b]]
  return other && (!one || isBetter(other, one)) ? b : a
}
