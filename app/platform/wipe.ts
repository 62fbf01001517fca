/** Leaves nothing of Ketu on this device: databases, caches, worker, what was chosen. */

export async function wipeDevice(page: Window & typeof globalThis): Promise<void> {
  await Promise.all([deleteDatabases(page.indexedDB), deleteCaches(page), unregisterWorkers(page.navigator)])
}

async function deleteDatabases(factory: IDBFactory): Promise<void> {
  const databases = await factory.databases()
  const ours = databases.flatMap(({ name }) => (name?.startsWith('ketu') === true ? [name] : []))
  await Promise.all(ours.map(name => deleteDatabase(factory, name)))
}

/** Other tabs close their connection when asked, so `blocked` is not the end of it. */
function deleteDatabase(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}

async function deleteCaches(page: { readonly caches?: CacheStorage }): Promise<void> {
  const names = (await page.caches?.keys()) ?? []
  await Promise.all(names.map(name => page.caches?.delete(name)))
}

async function unregisterWorkers(browser: { readonly serviceWorker?: ServiceWorkerContainer }): Promise<void> {
  const registrations = (await browser.serviceWorker?.getRegistrations()) ?? []
  await Promise.all(registrations.map(registration => registration.unregister()))
}
