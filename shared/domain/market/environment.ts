/** Boards of what is around us: what the notes in a SWOT point at together (feat:J1, O11), and us beside a competitor (feat:J4). */
import type { Json } from '../field.ts'
import type { allFactorCells } from '../fields/knowledge.ts'

export type FactorCell = (typeof allFactorCells)[number]

export interface WeighedNote {
  readonly id: string
  readonly cell: FactorCell
  readonly weight: number | null
}

const towsCells = {
  SO: ['strength', 'opportunity'],
  ST: ['strength', 'threat'],
  WO: ['weakness', 'opportunity'],
  WT: ['weakness', 'threat'],
} as const
export const towsKinds = ['SO', 'ST', 'WO', 'WT'] as const satisfies readonly (keyof typeof towsCells)[]

/** One of ours beside one from outside: a strength used on an opportunity, a weakness a threat would meet … */
export interface TowsPair<N extends WeighedNote> {
  readonly kind: (typeof towsKinds)[number]
  readonly inner: N
  readonly outer: N
}

/** A note nobody weighed. */
const usualWeight = 3

/** The heaviest two of each kind; kinds without both are left out. */
export function towsPairs<N extends WeighedNote>(notes: readonly N[]): readonly TowsPair<N>[] {
  return towsKinds.flatMap(kind => {
    const [inner, outer] = towsCells[kind].map(cell => heaviest(notes, cell))
    return inner === undefined || outer === undefined ? [] : [{ kind, inner, outer }]
  })
}

/** Of equals the first. */
const heaviest = <N extends WeighedNote>(notes: readonly N[], cell: FactorCell): N | undefined =>
  byWeight(notes.filter(note => note.cell === cell))[0]

/** Heaviest first, else as they come. */
export const byWeight = <N extends WeighedNote>(notes: readonly N[]): readonly N[] =>
  notes.toSorted((a, b) => (b.weight ?? usualWeight) - (a.weight ?? usualWeight))

export interface Comparison {
  readonly attribute: string
  /** 1–5 each; null while nobody said. */
  readonly us: number | null
  readonly them: number | null
}

/** Levels by attribute as they are stored; what does not fit is not said. */
export function comparisonOf(grid: Json, attributes: readonly string[]): readonly Comparison[] {
  const levels = typeof grid === 'object' && grid !== null && !Array.isArray(grid) ? grid : {}
  const known = Object.entries(levels)
  return attributes.map(attribute => {
    const pair = known.find(([name]) => name === attribute)?.[1]
    const [us, them] = Array.isArray(pair) ? pair : []
    return { attribute, us: levelOf(us), them: levelOf(them) }
  })
}

const levelOf = (value: Json | undefined): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5 ? value : null

/** Where they are ahead, the widest gap first. */
export const behindIn = (comparisons: readonly Comparison[]): readonly Comparison[] =>
  comparisons.filter(one => gapOf(one) > 0).toSorted((a, b) => gapOf(b) - gapOf(a))

const gapOf = ({ us, them }: Comparison): number => (us === null || them === null ? 0 : them - us)
