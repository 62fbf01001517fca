/** Whether the browser promises to keep what is stored here, and how much that is. Every part of it may be missing. */

export interface StorageUse {
  /** Undefined: the browser does not say. */
  readonly isPersistent: boolean | undefined
  readonly usedBytes: number | undefined
}

export interface DeviceStorage {
  /** What is known now; the same object until it changes. */
  readonly use: () => StorageUse
  readonly subscribe: (listener: () => void) => () => void
  readonly refresh: () => Promise<void>
  /** Asks the browser to keep it; resolves to its answer. Some browsers ask the person, most decide alone. */
  readonly askToKeep: () => Promise<boolean>
}

type Manager = Partial<Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>>

/** @param manager `navigator.storage`, absent on plain http. */
export function createDeviceStorage(manager: Manager | undefined): DeviceStorage {
  let use: StorageUse = { isPersistent: undefined, usedBytes: undefined }
  const listeners = new Set<() => void>()
  const refresh = async (): Promise<void> => {
    const [isPersistent, estimate] = await Promise.all([manager?.persisted?.(), manager?.estimate?.()])
    use = { isPersistent, usedBytes: estimate?.usage }
    for (const listener of listeners) listener()
  }
  return {
    use: () => use,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refresh,
    askToKeep: async () => {
      const kept = (await manager?.persist?.()) === true
      await refresh()
      return kept
    },
  }
}
