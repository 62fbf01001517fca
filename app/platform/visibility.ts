/** Whether the page is seen. */

/** Calls back when the page is hidden and when it is seen again. @returns its stop. */
export function onVisibility(call: (isVisible: boolean) => void): () => void {
  const stopping = new AbortController()
  const say = (): void => call(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', say, { signal: stopping.signal })
  return () => stopping.abort()
}
