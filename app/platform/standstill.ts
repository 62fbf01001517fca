/**
 * The moments at which a browser may stop a page where it stands and let it go on later: a page kept for the way back, a tab that
 * nobody looks at. Frozen in the middle of its work, a worker keeps its locks. In our tests Chromium has also crashed in a worker's
 * thread (V8: "Invoke in DisallowJavascriptExecutionScope", nested in an interrupt); what triggers that is not proven, nor that stopping
 * workers here prevents it.
 */

/** Calls back before the page may stand still, and when it goes on. @returns its stop. */
export function onStandstill(stop: () => void, goOn: () => void): () => void {
  const stopping = new AbortController()
  const options = { signal: stopping.signal }
  window.addEventListener('pagehide', stop, options)
  document.addEventListener('freeze', stop, options)
  // `pageshow` also comes with every page that is new: going on twice must be nothing.
  window.addEventListener('pageshow', goOn, options)
  document.addEventListener('resume', goOn, options)
  return () => stopping.abort()
}
