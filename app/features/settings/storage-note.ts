/** What is known about whether the browser keeps the data: what it answered, or that nobody could or did ask. */
import type { BrowserFacts } from '#app/platform/browser.ts'
import type { StorageUse } from '#app/platform/storage.ts'
import type { Words } from '#app/words/zh-CN.ts'

export function storageNote(
  words: Words['settings'],
  { hasPersistence }: Pick<BrowserFacts, 'hasPersistence'>,
  { isRefused }: Pick<StorageUse, 'isRefused'>,
): string {
  if (!hasPersistence) return words.storageNoAnswer
  return isRefused ? words.storageRefused : words.storageUnasked
}
