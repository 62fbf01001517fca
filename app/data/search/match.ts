/** Does a query name this name, and where: letters by letters over its units, without looking back. */
import type { NameUnit } from './name-unit.ts'

/**
 * A name prepared for matching. `forms[u]` are the ways to write unit `u`: as it stands, its reading where the name has
 * it, then its other readings (重: 重, chong, zhong).
 */
export interface MatchName {
  readonly units: readonly NameUnit[]
  readonly forms: readonly (readonly string[])[]
}

export const allReadings = Number.POSITIVE_INFINITY
/** How many forms of a unit count: as it stands and as it is read here, then all its readings. */
export const readingLevels = [2, allReadings] as const

/** Longer queries are cut: reached places are bits of one integer. */
export const maxQuery = 28

/**
 * True when the units from `start` on spell the query. A unit takes one letter or more of one of its forms; with `gaps`,
 * units may be left out. `steps` receives, after each unit, the places of the query that can be reached, as bits.
 */
export function reach(
  name: MatchName,
  query: string,
  start: number,
  forms: number,
  gaps: boolean,
  steps?: number[],
): boolean {
  const end = 1 << query.length
  let places = 1
  for (let unit = start; unit < name.units.length && places !== 0; unit++) {
    const kept = gaps && unit > start ? places : 0
    places = kept | step(name.forms[unit] ?? [], query, places, forms)
    steps?.push(places)
    if ((places & end) !== 0) return true
  }
  return false
}

function step(forms: readonly string[], query: string, places: number, count: number): number {
  let next = 0
  for (let place = 0; place < query.length; place++) {
    if ((places & (1 << place)) === 0) continue
    for (let i = 0; i < forms.length && i < count; i++) {
      const common = commonLength(forms[i] ?? '', query, place)
      // Every prefix of the form may be all that was typed of it.
      if (common > 0) next |= ((1 << (common + 1)) - 2) << place
    }
  }
  return next
}

function commonLength(form: string, query: string, place: number): number {
  let length = 0
  while (length < form.length && place + length < query.length && form[length] === query[place + length]) length++
  return length
}

/** The pieces of the name a query named, for marking: the way back over `reach`, ascending and joined. */
export function rangesOf(
  name: MatchName,
  query: string,
  start: number,
  steps: readonly number[],
  forms: number,
): [number, number][] {
  const ranges: [number, number][] = []
  let place = query.length
  for (let i = steps.length - 1; i >= 0 && place > 0; i--) {
    const unit = name.units[start + i]
    const from = unit && origin(name.forms[start + i] ?? [], query, i === 0 ? 1 : (steps[i - 1] ?? 0), place, forms)
    if (unit === undefined || from === undefined) continue
    ranges.unshift([unit.start, unit.isHan ? unit.end : unit.start + place - from])
    place = from
  }
  return join(ranges)
}

/** The latest place from which one of the forms reaches `place`. */
function origin(
  forms: readonly string[],
  query: string,
  before: number,
  place: number,
  count: number,
): number | undefined {
  for (let from = place - 1; from >= 0; from--) {
    if ((before & (1 << from)) === 0) continue
    const typed = query.slice(from, place)
    if (forms.some((form, i) => i < count && form.startsWith(typed))) return from
  }
  return undefined
}

function join(ranges: readonly [number, number][]): [number, number][] {
  const joined: [number, number][] = []
  for (const [start, end] of ranges) {
    const last = joined.at(-1)
    if (last !== undefined && last[1] === start) last[1] = end
    else joined.push([start, end])
  }
  return joined
}
