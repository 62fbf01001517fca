/** What the manager said of each rep's last visit, and the one answer so far: the others are still waited for. */
import { makeId } from '#shared/domain/id.ts'
import { manager, reps } from './people.ts'
import type { Random } from './random.ts'
import { type NewRecord, textIn, type Work } from './work.ts'

interface Remark {
  readonly ask: string
  readonly answer?: string
}

const remarks: { readonly [rep: string]: Remark } = {
  周岚: { ask: '@周岚 账期最多到 60 天，写进报价里', answer: '好的，今天下午改好发过去' },
  'Daniel Chen': { ask: '@Daniel Chen good visit. Can we have the trial results by Friday?' },
  许哲: { ask: '@许哲 这家沉得有点久，下周一起去一趟？' },
}

const hourMs = 3_600_000

/** @param memberOf member id of a person */
export function talkOf(
  memberOf: (name: string) => string,
  works: readonly Work[],
  now: number,
  random: Random,
): readonly Work[] {
  return reps.flatMap(({ name }) => {
    const found = lastVisitOf(works, name, now - 3 * hourMs)
    const remark = remarks[name]
    if (found === undefined || remark === undefined) return []
    const { work, visit } = found
    const said = (by: string, text: string, mentions: readonly string[], at: number): Work => ({
      at,
      by,
      territory: work.territory,
      records: [
        {
          doc: visit.doc,
          place: 'record',
          type: 'comment',
          id: makeId(at, random.bytes),
          values: { about: visit.id, subject: 'visit', text, mentions },
        },
      ],
    })
    const asked = said(manager.name, remark.ask, [memberOf(name)], work.at + hourMs)
    return remark.answer === undefined ? [asked] : [asked, said(name, remark.answer, [], work.at + 2 * hourMs)]
  })
}

function lastVisitOf(
  works: readonly Work[],
  rep: string,
  before: number,
): { work: Work; visit: NewRecord } | undefined {
  return works
    .filter(work => work.by === rep && work.at < before)
    .flatMap(work => work.records.map(visit => ({ work, visit })))
    .filter(({ visit }) => visit.type === 'visit' && textIn(visit.values, 'state') === 'done')
    .reduce<{ work: Work; visit: NewRecord } | undefined>(
      (last, each) => (last === undefined || each.work.at > last.work.at ? each : last),
      undefined,
    )
}
