/** Leaves nothing of Ketu on this device: databases, caches, worker, drafts and what was chosen. */
import { localStorageOf } from './local-storage.ts'

/** A tab the system has frozen cannot close its database; its deletion is queued and happens when the tab ends. */
const frozenTabMs = 3_000

export async function wipeDevice(page: Window & typeof globalThis): Promise<void> {
  localStorageOf(page)?.clear()
  await Promise.all([deleteDatabases(page.indexedDB), deleteCaches(page), unregisterWorkers(page.navigator)])
}

async function deleteDatabases(factory: IDBFactory): Promise<void> {
  const databases = await factory.databases()
  const ours = databases.flatMap(({ name }) => (name?.startsWith('ketu') === true ? [name] : []))
  await Promise.all(ours.map(name => deleteDatabase(factory, name)))
}

/** Other tabs close their connection when asked, so `blocked` is not yet the end of it. */
function deleteDatabase(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
    request.onblocked = () => setTimeout(resolve, frozenTabMs)
  })
}

async function deleteCaches({ caches }: { readonly caches?: CacheStorage }): Promise<void> {
  if (caches === undefined) return
  const names = await caches.keys()
  await Promise.all(names.map(name => caches.delete(name)))
}

async function unregisterWorkers(browser: { readonly serviceWorker?: ServiceWorkerContainer }): Promise<void> {
  const registrations = (await browser.serviceWorker?.getRegistrations()) ?? []
  await Promise.all(registrations.map(registration => registration.unregister()))
}
