/** How far the time of a visit is known: a quiet sign in rows, and on the visit itself a word that says why when it is asked. */
import { useState } from 'react'
import type { VisitRow } from '#shared/domain/record.ts'
import type { GradedTime } from '#shared/domain/visit-time.ts'
import { useLive } from './context.tsx'
import { visitTimes } from './data/queries/visit-time.ts'
import { useMinute } from './now.ts'
import { SettingRow } from './ui/block.tsx'
import { Icon, type IconName } from './ui/icon.tsx'
import { Sheet } from './ui/sheet.tsx'
import type { Format } from './words/format.ts'
import { useFormat, useWords } from './words/words-context.tsx'
import type { Words } from './words/zh-CN.ts'

const icons = { verified: 'okay', bounded: 'clock', unverified: 'clock' } as const satisfies Record<
  GradedTime['grade'],
  IconName
>

/** Of the visits shown, by their ids. */
export const useVisitTimes = (visits: readonly VisitRow[] | undefined): ReadonlyMap<string, GradedTime> =>
  useLive(({ db }) => visitTimes(db, visits ?? []), [visits]) ?? noTimes

const noTimes: ReadonlyMap<string, GradedTime> = new Map()

/** In a list what fits is a sign; only what does not is a word. */
export function VisitTimeSign({ time: { grade } }: { time: GradedTime }) {
  const { visitTime: words } = useWords()
  if (grade !== 'unverified')
    return (
      <span role="img" aria-label={words.grades[grade]}>
        <Icon name={icons[grade]} size="small" />
      </span>
    )
  return (
    <>
      <Icon name={icons[grade]} size="small" />
      {words.grades[grade]}
    </>
  )
}

/** Nothing for a visit of which nothing is known. */
export function VisitTimeRow({ visit }: { visit: VisitRow }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const [isOpen, setOpen] = useState(false)
  const time = useLive(async ({ db }) => (await visitTimes(db, [visit])).get(visit.id), [visit])
  if (time === undefined) return null
  return (
    <div>
      <SettingRow
        icon={icons[time.grade]}
        name={words.visitTime.grades[time.grade]}
        link={<button type="button" onClick={() => setOpen(true)} />}
      />
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={words.visitTime.title} closeLabel={words.shell.close}>
        <div className="sheet-text">
          <p>{reasonOf(words, format, visit.at ?? 0, time, now)}</p>
          <p>{words.visitTime.counts}</p>
          <p className="ink-2">{words.visitTime.same}</p>
        </div>
      </Sheet>
    </div>
  )
}

/** @param said what the visit says of itself, ms since the epoch. */
export function reasonOf(
  { visitTime: { why } }: Pick<Words, 'visitTime'>,
  { moment }: Pick<Format, 'moment'>,
  said: number,
  time: GradedTime,
  now: number,
): string {
  const [given, after, before] = [moment(said, now), moment(time.after, now), moment(time.before, now)]
  if (time.why === 'exact') return why.exact(moment((time.after + time.before) / 2, now))
  if (time.why === 'between') return why.between(after, before)
  if (time.why === 'later') return why.later(given, after)
  return time.why === 'ahead' ? why.ahead(given, before) : why.unknown(before)
}
