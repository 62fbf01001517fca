/** The gap between a target and the forecast, and what is meant to fill it (DOMAIN 3.7). */

export const initiativeKinds = ['keep', 'price', 'up-sell', 'cross-sell', 'new', 'win-back'] as const
export type InitiativeKind = (typeof initiativeKinds)[number]

export interface Initiative {
  readonly id: string
  readonly kind: InitiativeKind
  readonly isNewProduct: boolean
  readonly isNewCustomer: boolean
  /** Minor units when it works, and how likely that is, 0–1. */
  readonly value: number
  readonly probability: number
}

/** Ansoff: what we sell against whom we sell it to. */
export type AnsoffCell = 'penetration' | 'product-development' | 'market-development' | 'diversification'

export interface GapPlan {
  /** Target less forecast; 0 when the forecast reaches it. */
  readonly gap: number
  /** Σ value · probability. */
  readonly expected: number
  /** expected ÷ gap; null without a gap. */
  readonly coverage: number | null
  /** What no initiative covers. */
  readonly residual: number
  readonly initiatives: readonly (Initiative & { readonly cell: AnsoffCell; readonly expected: number })[]
}

/** Initiatives are summed by id, in whatever order they are given. */
export function gapPlan(target: number, forecast: number, initiatives: readonly Initiative[]): GapPlan {
  const gap = Math.max(0, target - forecast)
  const valued = initiatives
    .map(one => ({ ...one, cell: ansoffCell(one), expected: one.value * one.probability }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const expected = valued.reduce((sum, one) => sum + one.expected, 0)
  return {
    gap,
    expected,
    coverage: gap > 0 ? expected / gap : null,
    residual: Math.max(0, gap - expected),
    initiatives: valued,
  }
}

export const ansoffCell = ({
  isNewProduct,
  isNewCustomer,
}: Pick<Initiative, 'isNewProduct' | 'isNewCustomer'>): AnsoffCell => {
  if (isNewProduct) return isNewCustomer ? 'diversification' : 'product-development'
  return isNewCustomer ? 'market-development' : 'penetration'
}
