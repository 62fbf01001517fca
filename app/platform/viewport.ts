/** Keeps the frame as tall as what the keyboard leaves visible, where the browser does not do it (iOS up to 27.2). */

/** Below this a change of height is a toolbar, not a keyboard. */
const keyboardPx = 120

/** Writes `--view-height` and `--view-top` on the root element while a keyboard is up; returns its stop. */
export function followViewport(page: Window): () => void {
  const view = page.visualViewport
  if (view === null) return () => {}
  const style = page.document.documentElement.style
  const follow = (): void => {
    const isKeyboard = view.scale === 1 && page.innerHeight - view.height > keyboardPx
    if (isKeyboard) {
      style.setProperty('--view-height', `${view.height}px`)
      style.setProperty('--view-top', `${view.offsetTop}px`)
    } else {
      style.removeProperty('--view-height')
      style.removeProperty('--view-top')
    }
  }
  const stopping = new AbortController()
  view.addEventListener('resize', follow, { signal: stopping.signal })
  view.addEventListener('scroll', follow, { signal: stopping.signal })
  return () => stopping.abort()
}
