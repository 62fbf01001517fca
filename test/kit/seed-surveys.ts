/** Surveys of the company and what a customer answered over three quarters, with an issue it has not been told of. */
import { randomBytes } from 'node:crypto'
import { addDays, type Day } from '#shared/domain/day.ts'
import type { Json } from '#shared/domain/field.ts'
import { makeId } from '#shared/domain/id.ts'
import { askedIn } from '#shared/domain/survey/question.ts'
import { surveyTemplate } from '#shared/domain/survey/survey-template.ts'
import { waveOf } from '#shared/domain/survey/wave.ts'
import type { SeedRecord } from './push-docs.ts'

export interface SeededSurveys {
  readonly survey: string
  readonly response: string
}

export const noSurveys: SeededSurveys = { survey: '', response: '' }

export interface SurveySeed {
  readonly ids: SeededSurveys
  readonly ofWorkspace: readonly SeedRecord[]
  readonly ofJournal: readonly SeedRecord[]
}

const scores = [5, 4, 5, 3, 4, 5, 5, 2, 4, 5, 4, 3]

/** @param people of the customer: one of them answers each time, twelve answers a wave. */
export function seedSurveys(today: Day, customer: string, people: readonly string[]): SurveySeed {
  const id = (): string => makeId(Date.now(), randomBytes)
  const ids = { survey: id(), response: id() }
  const { questions, titles, intro } = surveyTemplate('csat') ?? { questions: [], titles: {}, intro: {} }
  const asked = JSON.parse(JSON.stringify(questions)) as Json // What JSON says is JSON.
  const inChinese = JSON.parse(JSON.stringify(askedIn(questions, 'zh-CN'))) as Json // What JSON says is JSON.
  const title = '季度满意度：产品、交付、服务和业务人员的配合'
  const response = (n: number, wave: number, as = id()): SeedRecord => {
    const day = addDays(today, -90 * (wave + 1))
    const score = (shift: number): number =>
      Math.max(1, (scores[(n + shift) % scores.length] ?? 4) - (wave === 2 ? 1 : 0))
    const contact = n < people.length ? people[n] : undefined
    const answers = {
      ...{ whole: score(0), quality: score(1), delivery: score(4), price: Math.min(3, score(2)), service: score(3) },
      better: '交期再短两天，第二批样品请提前一周告诉我们',
    }
    return {
      type: 'response',
      id: as,
      values: {
        ...{ customer, survey: ids.survey, title, day, wave: waveOf(day, 90, today), questions: inChinese, answers },
        ...{ channel: n % 2 === 0 ? 'person' : 'phone', contacts: contact === undefined ? [id()] : [contact] },
      },
    }
  }
  return {
    ids,
    ofWorkspace: [
      {
        type: 'survey',
        id: ids.survey,
        values: {
          title,
          titles: { 'zh-CN': title, en: titles.en ?? '' },
          intro,
          questions: asked,
          everyDays: 90,
          target: 90,
        },
      },
    ],
    ofJournal: [
      response(0, 0, ids.response),
      ...[0, 1, 2].flatMap(wave => scores.slice(1).map((_, n) => response(n + 1, wave))),
      {
        type: 'issue',
        id: id(),
        values: {
          ...{ customer, title: '第一批试剂冷链记录缺两小时', kind: 'quality', day: addDays(today, -6) },
          ...{ resolvedOn: addDays(today, -1), contactId: people[0] ?? '' },
        },
      },
    ],
  }
}
