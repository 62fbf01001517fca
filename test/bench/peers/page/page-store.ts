/** What the bench asks of a store in the page. Every time is told in ms; storing ends with the transaction's completion. */

export interface PageStore {
  /** Opens what is there, or makes it. */
  readonly open: () => Promise<void>
  /** Stores so many new customers: documents and, where there are rows, their rows. */
  readonly importCustomers: (count: number) => Promise<number>
  /** Stores documents of `visits` visits, each visit an update of its own. */
  readonly fillDocs: (docs: number, visits: number) => Promise<void>
  /** Reads the names a list of so many customers begins with, in order. */
  readonly firstNames: (customers: number, count: number) => Promise<readonly string[]>
  /** ms of each visit that was written, documents in memory, until it is stored. */
  readonly appendVisits: (count: number) => Promise<readonly number[]>
  /** ms to open each document that `fillDocs` made, the first of this page first. */
  readonly openDocs: (docs: number, visits: number) => Promise<readonly number[]>
  /** Writes so many visits, each in a document of its own, and resolves when the store says that they are kept. */
  readonly keepVisits: (count: number, round: number) => Promise<void>
  /** How many of the round's visits are there. */
  readonly kept: (count: number, round: number) => Promise<number>
}

declare global {
  interface Window {
    readonly pageStores: { readonly [name: string]: PageStore | undefined }
  }
}

export function expose(stores: Window['pageStores']): void {
  Object.assign(window, { pageStores: stores })
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}-${i}`)
