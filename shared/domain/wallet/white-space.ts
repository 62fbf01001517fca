/** What a customer could still buy from us: potential less what it buys, by product line (DOMAIN 3.7). */
import { type Share, shareOf } from '../analysis/share.ts'

/** One product line at one customer, 12 months, minor units. */
export interface WalletLine {
  readonly line: string
  /** Null: nobody has estimated it. */
  readonly potential: number | null
  readonly ours: number
}

export interface WhiteSpaceLine extends WalletLine {
  /** What is left; null where the potential is not known. */
  readonly space: number | null
  /** We sell more than the estimate: our own sales stand for it. */
  readonly isRaised: boolean
}

export interface WhiteSpace {
  /** In the order given. */
  readonly lines: readonly WhiteSpaceLine[]
  /** Of the lines whose potential is known. */
  readonly space: number
  /** 钱包份额: Σ ours ÷ Σ potential, of those lines. */
  readonly shareOfWallet: Share
  /** Lines with a known potential ÷ lines. */
  readonly coverage: number
}

export function whiteSpace(lines: readonly WalletLine[]): WhiteSpace {
  const known = lines.filter(({ potential }) => potential !== null)
  const potential = known.reduce((sum, line) => sum + raised(line), 0)
  const ours = known.reduce((sum, line) => sum + line.ours, 0)
  return {
    lines: lines.map(line => ({
      ...line,
      space: line.potential === null ? null : Math.max(0, line.potential - line.ours),
      isRaised: line.potential !== null && line.ours > line.potential,
    })),
    space: known.reduce((sum, line) => sum + raised(line) - line.ours, 0),
    shareOfWallet: shareOf(ours, potential),
    coverage: lines.length === 0 ? 0 : known.length / lines.length,
  }
}

const raised = ({ potential, ours }: WalletLine): number => Math.max(potential ?? 0, ours)

export interface GroupSpace {
  readonly group: string
  readonly space: number
  readonly shareOfWallet: Share
  readonly customers: number
}

/** Segments (or regions, or lines) with the most room first (feat:A13). A customer may be in several. */
export function rankSpaces(
  customers: readonly { readonly groups: readonly string[]; readonly space: WhiteSpace }[],
): readonly GroupSpace[] {
  const sums = new Map<string, { space: number; ours: number; potential: number; customers: number }>()
  for (const { groups, space } of customers)
    for (const group of new Set(groups)) {
      const sum = sums.get(group) ?? { space: 0, ours: 0, potential: 0, customers: 0 }
      sum.space += space.space
      sum.ours += space.shareOfWallet.part
      sum.potential += space.shareOfWallet.whole
      sum.customers++
      sums.set(group, sum)
    }
  return [...sums]
    .map(([group, sum]) => ({
      group,
      space: sum.space,
      shareOfWallet: shareOf(sum.ours, sum.potential),
      customers: sum.customers,
    }))
    .sort((a, b) => b.space - a.space || (a.group < b.group ? -1 : 1))
}
