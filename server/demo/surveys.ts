/** What the sample team asked: a quarterly survey of the company and two waves of answers to it, so that there are scores, a trend, and who is due. */
import type { Values } from '#shared/doc/document.ts'
import { journalDoc, workspaceDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay, yearOf } from '#shared/domain/day.ts'
import type { Json } from '#shared/domain/field.ts'
import { makeId } from '#shared/domain/id.ts'
import { askedIn } from '#shared/domain/survey/question.ts'
import { surveyTemplate } from '#shared/domain/survey/survey-template.ts'
import { waveOf } from '#shared/domain/survey/wave.ts'
import type { SampleCustomer } from './market.ts'
import { admin, zone } from './people.ts'
import type { Random } from './random.ts'
import type { Work } from './work.ts'

const everyDays = 90
const titles = { 'zh-CN': '季度满意度', en: 'Quarterly satisfaction' }
const wishes = { zh: '交期再短两天就好', en: 'Two days faster would be perfect' }

/** Half of the customers were asked, each by the rep who looks after it; the newer wave is the happier one, prices please least. */
export function surveysOf(
  workspace: string,
  market: readonly SampleCustomer[],
  today: Day,
  random: Random,
): readonly Work[] {
  const template = surveyTemplate('csat')
  if (template === undefined) return []
  const begin = addDays(today, -200)
  const survey = makeId(instantOfDay(begin, '09:00', zone), random.bytes)
  const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json // What JSON says is JSON.
  const questions = asJson(template.questions)
  const set = { title: titles['zh-CN'], titles, intro: asJson(template.intro), questions, everyDays, target: 90 }
  const made: Work = {
    ...{ at: instantOfDay(begin, '09:00', zone), by: admin.name, territory: '华东' },
    records: [{ doc: workspaceDoc(workspace), place: 'record', type: 'survey', id: survey, values: set }],
  }
  const answered = [110, 20].flatMap((ago, wave) =>
    market
      .filter((_, n) => n % 2 === 0)
      .map((customer): Work => {
        const { id, rep, company } = customer
        const day = addDays(today, -ago - random.whole(0, 12))
        const at = instantOfDay(day, '15:10', zone) + random.whole(0, 3_600_000)
        const score = (least: number): number => Math.min(5, random.whole(least + wave, 5 + wave))
        const language = company.isEnglish ? 'en' : 'zh-CN'
        const values: Values = {
          ...{ customer: id, survey, title: titles[language], wave: waveOf(day, everyDays, begin), day },
          ...{ channel: random.pick(['person', 'phone', 'link']), contacts: [customer.contacts[0].id] },
          questions: asJson(askedIn(template.questions, language)),
          answers: {
            ...{ whole: score(3), quality: score(3), delivery: score(2), price: score(1), service: score(3) },
            ...{ contact: score(4), better: company.isEnglish ? wishes.en : wishes.zh },
          },
        }
        const record = { doc: journalDoc(id, yearOf(day)), place: 'record', type: 'response' } as const
        return {
          at,
          by: rep.name,
          territory: rep.territory,
          records: [{ ...record, id: makeId(at, random.bytes), values }],
        }
      }),
  )
  return [made, ...answered]
}
