/** How the rows of a table are ordered: by one column, one way. Pure. */

/** What a column is ordered by. Rows without a key stand last, whichever way; equal ones keep the order they came in. */
export interface SortKey<T> {
  readonly of: (item: T) => string | number | undefined
  /** Of texts; absent = by code unit, for days and ids. */
  readonly compare?: (a: string, b: string) => number
  /** True where the first tap shows the largest on top. */
  readonly downFirst?: boolean
}

export interface TableOrder<K extends string = string> {
  readonly column: K
  readonly isDown: boolean
}

/** `name`, `-last`: as an address says it. Undefined for anything else. */
export function readTableOrder<K extends string>(text: unknown, columns: readonly K[]): TableOrder<K> | undefined {
  if (typeof text !== 'string') return undefined
  const isDown = text.startsWith('-')
  const column = columns.find(key => key === (isDown ? text.slice(1) : text))
  return column && { column, isDown }
}

export const tableOrderText = ({ column, isDown }: TableOrder): string => `${isDown ? '-' : ''}${column}`

/** The order after a tap on the head of a column: its own first way, then the other. */
export function nextTableOrder<K extends string>(
  order: TableOrder<K> | undefined,
  column: K,
  downFirst = false,
): TableOrder<K> {
  return { column, isDown: order?.column === column ? !order.isDown : downFirst }
}

export function inTableOrder<T>(items: readonly T[], sort: SortKey<T>, isDown: boolean): readonly T[] {
  const compareTexts = sort.compare ?? byCodeUnit
  const sign = isDown ? -1 : 1
  return items
    .map(item => ({ item, key: sort.of(item) }))
    .sort(({ key: a }, { key: b }) => {
      if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
      return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b)))
    })
    .map(({ item }) => item)
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
