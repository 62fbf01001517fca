/** Whether the browser promises to keep what is stored here, and how much room there is. Every part of it may be missing. */

export interface StorageUse {
  /** Undefined: the browser does not say. */
  readonly isPersistent: boolean | undefined
  /** It was asked since the page was opened, and did not promise. */
  readonly isRefused: boolean
  readonly usedBytes: number | undefined
  /** What the browser would give in all; it may be more than there is. */
  readonly quotaBytes: number | undefined
}

export interface DeviceStorage {
  /** What is known now; the same object until it changes. */
  readonly use: () => StorageUse
  readonly subscribe: (listener: () => void) => () => void
  readonly refresh: () => Promise<void>
  /** Asks the browser to keep it; resolves to its answer. Some browsers ask the person: on a tap only. */
  readonly askToKeep: () => Promise<boolean>
  /** Asks where that disturbs nobody, once while the page is open: when there is something worth keeping. */
  readonly askQuietly: () => Promise<void>
}

/** So much of what the browser gives is taken that a write may soon fail. */
const nearlyFull = 0.8

export const isNearlyFull = ({ usedBytes, quotaBytes }: StorageUse): boolean =>
  usedBytes !== undefined && quotaBytes !== undefined && quotaBytes > 0 && usedBytes / quotaBytes >= nearlyFull

type Manager = Partial<Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>>

/**
 * @param manager `navigator.storage`, absent on plain http.
 * @param asksPerson the browser puts the question to the person instead of deciding alone (Firefox).
 */
export function createDeviceStorage(manager: Manager | undefined, asksPerson: boolean): DeviceStorage {
  let use: StorageUse = { isPersistent: undefined, isRefused: false, usedBytes: undefined, quotaBytes: undefined }
  let hasAsked = false
  const listeners = new Set<() => void>()
  const change = (next: Partial<StorageUse>): void => {
    use = { ...use, ...next }
    for (const listener of listeners) listener()
  }
  const refresh = async (): Promise<void> => {
    const [isPersistent, estimate] = await Promise.all([manager?.persisted?.(), manager?.estimate?.()])
    change({ isPersistent, usedBytes: estimate?.usage, quotaBytes: estimate?.quota })
  }
  const askToKeep = async (): Promise<boolean> => {
    hasAsked = true
    const kept = (await manager?.persist?.()) === true
    await refresh()
    change({ isRefused: !kept })
    return kept
  }
  return {
    use: () => use,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refresh,
    askToKeep,
    askQuietly: async () => {
      if (asksPerson || hasAsked || use.isPersistent !== false) return
      await askToKeep()
    },
  }
}
