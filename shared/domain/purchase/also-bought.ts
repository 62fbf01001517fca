/** "Customers like this also buy": what those who share products with a customer have beyond them (feat:B9). */

/** Products, or lines of products, each customer ever bought. */
export interface Basket {
  readonly customer: string
  readonly products: readonly string[]
}

export interface Suggestion {
  readonly product: string
  /** Of the customers alike, how many buy it. */
  readonly buyers: number
  readonly alike: number
  /** Their share ÷ the share of all customers that buy it: above 1 they favour it. */
  readonly lift: number
}

/** Fewer customers alike say nothing. */
const fewest = 3

/** Alike: at least half of this customer's products. The most favoured by most first; at most `most`. */
export function alsoBought(baskets: readonly Basket[], customer: string, most = 5): readonly Suggestion[] {
  const own = new Set(baskets.find(basket => basket.customer === customer)?.products)
  if (own.size === 0) return []
  const others = baskets.filter(basket => basket.customer !== customer)
  const alike = others.filter(({ products }) => countShared(products, own) * 2 >= own.size)
  if (alike.length < fewest) return []
  const everybody = buyersOf(others)
  return [...buyersOf(alike)]
    .filter(([product, buyers]) => !own.has(product) && buyers >= fewest)
    .map(([product, buyers]) => {
      const lift = (buyers * others.length) / (alike.length * (everybody.get(product) ?? buyers))
      return { product, buyers, alike: alike.length, lift }
    })
    .sort((a, b) => b.lift * b.buyers - a.lift * a.buyers || (a.product < b.product ? -1 : 1))
    .slice(0, most)
}

const countShared = (products: readonly string[], own: ReadonlySet<string>): number =>
  new Set(products.filter(product => own.has(product))).size

function buyersOf(baskets: readonly Basket[]): ReadonlyMap<string, number> {
  const buyers = new Map<string, number>()
  for (const { products } of baskets)
    for (const product of new Set(products)) buyers.set(product, (buyers.get(product) ?? 0) + 1)
  return buyers
}
