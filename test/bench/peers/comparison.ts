/** A figure of ours beside a peer's, both of this run: their ratio, what it should be, and whether it is. */
import { type Figure, median, toText } from '../figure.ts'

export type Aim =
  /** Ours is at most this share of the peer's: "≤ 0.8×". */
  | { readonly kind: 'share'; readonly atMost: number }
  /** Ours is this many times better: "≥ ×6". */
  | { readonly kind: 'times'; readonly atLeast: number }
  /** Ours alone, in the unit of the row: "≤ 0". */
  | { readonly kind: 'value'; readonly atMost: number }

export interface Comparison extends Figure {
  readonly id: string
  readonly peer: string
  readonly peerValue: number
  /** Ours ÷ peer; with an aim of the kind `times`, how many times better ours is. NaN when it divides by nothing. */
  readonly ratio: number
  readonly isMet?: boolean
}

export interface Row {
  readonly id: string
  /** The work both did, with its size. */
  readonly name: string
  readonly unit: string
  readonly ours: readonly number[]
  readonly peer: string
  readonly peers: readonly number[]
  /** More is better, as with rows a second. */
  readonly isRate?: boolean
  readonly aim?: Aim
}

/** Medians of the rounds. Throws without a sample on either side: a row needs both. */
export function compare({ id, name, unit, ours, peer, peers, isRate = false, aim }: Row): Comparison {
  const [value, peerValue] = [median(ours), median(peers)]
  const ratio = aim?.kind === 'times' && !isRate ? peerValue / value : value / peerValue
  const base = { id, group: groupOf(id), name, value, unit, peer, peerValue, ratio }
  return aim === undefined ? base : { ...base, aim: aimText(aim), isMet: isMet(aim, value, ratio) }
}

const groupOf = (id: string): string => (id.startsWith('S') ? 'server' : id.startsWith('D') ? 'device' : 'build')

function isMet(aim: Aim, value: number, ratio: number): boolean {
  if (aim.kind === 'value') return value <= aim.atMost
  return aim.kind === 'share' ? ratio <= aim.atMost : ratio >= aim.atLeast
}

export function aimText(aim: Aim): string {
  if (aim.kind === 'value') return `≤ ${aim.atMost}`
  return aim.kind === 'share' ? `≤ ${aim.atMost}×` : `≥ ×${aim.atLeast}`
}

const ratioText = ({ ratio, aim }: Comparison): string => {
  if (!Number.isFinite(ratio)) return '–'
  return aim?.startsWith('≥') ? `×${toText(ratio)}` : `${toText(ratio)}×`
}

const metText = ({ isMet: met }: Comparison): string => (met === undefined ? '' : met ? 'yes' : 'NO')

/** Columns of id, work, ours, peer, ratio, aim, met. */
export function toComparisonTable(rows: readonly Comparison[]): string {
  const cells = rows.map(row => [
    row.id,
    row.name,
    `${toText(row.value)} ${row.unit}`,
    `${toText(row.peerValue)} ${row.unit}`,
    row.peer,
    ratioText(row),
    row.aim ?? '',
    metText(row),
  ])
  const lines = [['', 'work', 'ours', 'peer', '', 'ratio', 'aim', 'met'], ...cells]
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map(line => line[i]?.length ?? 0))) ?? []
  return lines
    .map(line =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
