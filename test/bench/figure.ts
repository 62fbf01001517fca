/** Figures of the bench: many samples become one number, one line a person reads and one a machine reads. */

export interface Figure {
  readonly group: string
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What PERFORMANCE and UX ask for, in words. Never asserted. */
  readonly aim?: string
  /** Processes that wanted a core in the minute before (load average), this run among them: tells a busy machine from a slow app. */
  readonly load?: number
}

export type Report = (figure: Figure) => void

/** The value below which the share lies, of at least one sample: 0.5 = median. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]
  if (value === undefined) throw new Error('no samples')
  return value
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5)

/** p50, p75, p95 or others of one thing; the aim stands beside the percentile it is about. */
export function spread(
  base: Omit<Figure, 'value' | 'aim'>,
  samples: readonly number[],
  shares: readonly number[],
  aims: { readonly [share: number]: string } = {},
): Figure[] {
  return shares.map(share => {
    const aim = aims[share]
    const figure = { ...base, name: `${base.name} p${share * 100}`, value: percentile(samples, share) }
    return aim === undefined ? figure : { ...figure, aim }
  })
}

/** Columns of group, name, value and unit, aim. */
export function toTable(figures: readonly Figure[]): string {
  const widest = (of: (figure: Figure) => string): number => Math.max(0, ...figures.map(figure => of(figure).length))
  const nameWidth = widest(({ name }) => name)
  const valueWidth = widest(({ value }) => toText(value))
  const unitWidth = widest(({ unit }) => unit)
  const lines: string[] = []
  for (const [i, { group, name, value, unit, aim, load }] of figures.entries()) {
    if (figures[i - 1]?.group !== group) lines.push('', group)
    const cells = [name.padEnd(nameWidth), toText(value).padStart(valueWidth), unit.padEnd(unitWidth)]
    const beside = [aim === undefined ? '' : `aim ${aim}`, load === undefined ? '' : `load ${toText(load)}`]
    lines.push(`  ${[...cells, ...beside.filter(part => part !== '')].join('  ')}`.trimEnd())
  }
  return lines.join('\n').trimStart()
}

/** JSON, every number cut to the digits that count. */
export const toLine = (figure: Figure): string =>
  JSON.stringify(figure, (_, value: unknown) => (typeof value === 'number' ? Number(toText(value)) : value))

/** Three digits that count. */
export const toText = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
