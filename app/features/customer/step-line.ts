/** Whose next step it is and towards whom, in words. */
import type { ActionRow } from '#shared/domain/record.ts'
import type { Words } from '#app/words/zh-CN.ts'

export function stepLine({ customer: words }: Words, action: ActionRow, person: string | undefined): string {
  if (action.side === 'them') return person === undefined ? words.theirPromise : words.theirPromiseBy(person)
  if (action.isPromise) return person === undefined ? words.promise : words.promiseTo(person)
  return person === undefined ? words.nextStep : words.nextFor(person)
}
