/** Which of our products meets which need: the table of a customer, and what nothing of ours meets yet (feat:G7, B13). */
import { isOpenNeed } from '../account/need.ts'

export interface FittedNeed {
  readonly id: string
  readonly state: string
  readonly products: readonly string[]
}

export interface NeedFit<N extends FittedNeed> {
  /** The company's products as listed, then names somebody typed. */
  readonly products: readonly string[]
  readonly needs: readonly N[]
  /** Open needs without a product: something may be missing, or to be sold. */
  readonly unmet: readonly N[]
}

export function needFit<N extends FittedNeed>(needs: readonly N[], catalogue: readonly string[]): NeedFit<N> {
  const open = needs.filter(isOpenNeed)
  const typed = open.flatMap(({ products }) => products).toSorted()
  return {
    products: [...new Set([...catalogue, ...typed])],
    needs: open,
    unmet: open.filter(({ products }) => products.length === 0),
  }
}

/** The products of a need once one of them was tapped. */
export const toggled = (products: readonly string[], product: string): readonly string[] =>
  products.includes(product) ? products.filter(name => name !== product) : [...products, product]
