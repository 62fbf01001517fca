/** A thumb and a keyboard in a test: taps are counted, an input method composes as a real one does. */
import type { CDPSession, Locator, Page } from 'playwright-core'

export interface Thumb {
  tap(target: Locator): Promise<void>
  /** Taps so far. */
  count(): number
}

export function createThumb(): Thumb {
  let taps = 0
  return {
    tap: async target => {
      taps++
      await target.click()
    },
    count: () => taps,
  }
}

export interface InputMethod {
  /** Letters of a word that is not chosen yet, in the field that has the focus. */
  compose(letters: string): Promise<void>
  /** Enter as an input method takes it for itself: to the page it is key 229. */
  pressEnter(): Promise<void>
  /** The word is chosen. */
  choose(word: string): Promise<void>
}

export async function createInputMethod(page: Page): Promise<InputMethod> {
  const session: CDPSession = await page.context().newCDPSession(page)
  return {
    compose: async letters => {
      const end = letters.length
      await session.send('Input.imeSetComposition', { text: letters, selectionStart: end, selectionEnd: end })
    },
    pressEnter: async () => {
      const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
    },
    choose: async word => {
      await session.send('Input.insertText', { text: word })
    },
  }
}
