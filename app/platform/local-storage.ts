/** Local storage where a browser lets it be touched. */

/** Local storage, or undefined where touching it throws (blocked cookies, some WebViews). */
export function localStorageOf(page: Window): Storage | undefined {
  try {
    return page.localStorage
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
