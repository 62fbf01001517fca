/** 最近联系 09:12，当时 2 条待同步: what a device last said, never what an absent one holds now. */
import type { HeardOf } from '#app/data/queries/member-work.ts'
import type { Format } from '#app/words/format.ts'
import type { Words } from '#app/words/zh-CN.ts'
import type { HeardRow } from '#shared/api/account.ts'

export function heardText(
  { board }: Pick<Words, 'board'>,
  format: Format,
  { at, waiting }: HeardRow,
  now: number,
): string {
  const when = whenText(format, at, now)
  return waiting === undefined || waiting === 0 ? board.heard(when) : board.heardWaiting(when, waiting)
}

/** Of the device that was heard last. */
export function lastHeardText(
  words: Pick<Words, 'board'>,
  format: Format,
  heard: HeardOf | undefined,
  now: number,
): string {
  const newest = heard?.devices[0]
  return newest === undefined ? words.board.neverHeard : heardText(words, format, newest, now)
}

/** Under a head that says what it is: 09:12，当时 2 条待同步. */
export function heardShort(
  { board }: Pick<Words, 'board'>,
  format: Format,
  heard: HeardOf | undefined,
  now: number,
): string {
  const newest = heard?.devices[0]
  if (newest === undefined) return board.neverHeardShort
  const { at, waiting = 0 } = newest
  const when = whenText(format, at, now)
  return waiting === 0 ? when : board.heardWaitingShort(when, waiting)
}

const whenText = (format: Format, at: number, now: number): string =>
  format.dayOf(at) === format.dayOf(now) ? format.time(at) : format.moment(at, now)
