/**
 * Which clocks of one client are in a set: sorted ranges that do not touch. Asking costs the logarithm of what is held: a document
 * that people delete in for years holds thousands of ranges, and every sync step 2 repeats all of them.
 */

/** Clocks `from` … `to` - 1. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Spans {
  /** False when all of it was held. */
  add(spans: readonly Span[]): boolean
  /** What of the span is not held. */
  without(span: Span): readonly Span[]
}

export function createSpans(): Spans {
  let held: readonly Span[] = []

  /** Index of the first range that ends after the clock. */
  function firstAfter(clock: number): number {
    let [low, high] = [0, held.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((held[middle]?.to ?? 0) > clock) high = middle
      else low = middle + 1
    }
    return low
  }

  function without({ from, to }: Span): readonly Span[] {
    const rest: Span[] = []
    let at = from
    for (let i = firstAfter(from); at < to; i++) {
      const span = held[i]
      if (span === undefined || span.from >= to) break
      if (span.from > at) rest.push({ from: at, to: span.from })
      at = span.to
    }
    if (at < to) rest.push({ from: at, to })
    return rest
  }

  return {
    without,
    add: spans => {
      if (spans.every(span => without(span).length === 0)) return false
      held = joined([...held, ...spans])
      return true
    },
  }
}

/** Sorted, and no two touch. */
function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last === undefined || span.from > last.to) result.push(span)
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
  }
  return result
}
