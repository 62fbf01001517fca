/** Moments when it is worth asking the server again: none of them proves that there is a network, or that there is none. */

export function onHint(call: () => void): () => void {
  const stopping = new AbortController()
  const options = { signal: stopping.signal }
  for (const event of ['online', 'offline', 'focus', 'pageshow', 'pagehide'])
    window.addEventListener(event, call, options)
  document.addEventListener('visibilitychange', call, options)
  return () => stopping.abort()
}
