/** What IndexedDB itself gives in this page: the floor the app's figures stand on. Rows of 850 bytes, strict. */
import type { Page } from 'playwright-core'

/** ms of each transaction that writes one row. */
export const oneRowTransactions = (page: Page, count: number): Promise<number[]> =>
  page.evaluate(writeRaw, { transactions: count, rowsEach: 1, indexes: 0 })

/** Rows a second in transactions of a thousand, into a store with so many indexes. */
export async function rawRowRate(page: Page, rows: number, indexes: number): Promise<number> {
  const times = await page.evaluate(writeRaw, { transactions: rows / 1000, rowsEach: 1000, indexes })
  return rows / (times.reduce((sum, ms) => sum + ms, 0) / 1000)
}

async function writeRaw(plan: { transactions: number; rowsEach: number; indexes: number }): Promise<number[]> {
  const name = 'bench-raw'
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore('rows', { keyPath: 'id' })
      for (let i = 0; i < plan.indexes; i++) store.createIndex(`i${i}`, `f${i}`)
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const note = 'x'.repeat(750)
  const times: number[] = []
  let id = 0
  for (let i = 0; i < plan.transactions; i++) {
    const start = performance.now()
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' })
      const store = transaction.objectStore('rows')
      for (let row = 0; row < plan.rowsEach; row++) {
        id++
        store.put({ id, f0: `a${id}`, f1: id % 97, f2: id % 7, f3: `b${id % 1000}`, note })
      }
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
    })
    times.push(performance.now() - start)
  }
  db.close()
  await new Promise(resolve => {
    indexedDB.deleteDatabase(name).onsuccess = resolve
  })
  return times
}
