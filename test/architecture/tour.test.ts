/** The tours of the browser tests leave no route and no sheet out. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { doorStops, emptyStops } from '#test/kit/empty-stops.ts'
import { fullStops } from '#test/kit/full-stops.ts'
import { noMarket } from '#test/kit/seed-market.ts'
import { noSurveys } from '#test/kit/seed-surveys.ts'
import { noValue } from '#test/kit/seed-value.ts'

const app = fileURLToPath(new URL('../../app', import.meta.url))
const routes = readdirSync(join(app, 'routes'))
  .map(file => file.replace(/\.tsx$/, ''))
  .filter(route => route !== 'index')

const empty = [...doorStops({ invite: '', reset: '' }), ...emptyStops]
const full = fullStops({
  customer: '',
  bare: '',
  disputed: '',
  settled: '',
  contact: '',
  step: '',
  visit: '',
  planned: '',
  order: '',
  need: '',
  issue: '',
  feedback: '',
  goals: ['', '', ''],
  market: noMarket,
  segments: { segment: '', alike: ['', ''] },
  surveys: noSurveys,
  value: noValue,
  territory: '',
  me: '',
  member: '',
  rep: '',
})

/** Every `<Sheet>`, and what is made of one, as a stop names it: its file and the words of its title. */
function sheets(): string[] {
  const kinds = /<(?:Sheet|Menu|DaySheet|ChoiceSheet)\b(?:(?!\/>)[\s\S])*?\s(?:title|label)=\{([^}]+)\}/g
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsx') && !file.startsWith('ui/'))
    .flatMap(file => {
      const text = readFileSync(join(app, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')
      const name = file.replace(/\.tsx$/, '')
      return [...text.matchAll(kinds)].map(match => `${name} ${wordsOf(match[1] ?? '')}`)
    })
    .filter(sheet => sheet !== 'features/log/choice-sheet title')
}

/** The last words an expression may end with, without what they are given: `words.planFor`. */
const wordsOf = (expression: string): string => /([\w.]+)(?:\(.*\))?$/.exec(expression)?.[1] ?? expression

describe('the tour', () => {
  it('of empty screens has every route but those of a record', () => {
    const ofRecords =
      /^(c\.\$id\.(edit|judge|class|contact|order|step|visit|need|issue|feedback|opportunity|value|wallet|rival|benefit|swot|factor)|g\.\$id\.edit|insights\.segments\.\$segment\.edit|me\.team\.(\$member|in\.\$territory)|team\.(\$member|in\.\$territory)|insights\.(competitor|competitors\.\$name|factor|event|research)\b)/
    const seen = new Set(empty.map(({ route }) => route))
    expect(routes.filter(route => !seen.has(route) && !ofRecords.test(route))).toEqual([])
  })

  it('of full screens has every route but those that show no data', () => {
    const withoutData = ['__root', 'about.device', 'c.new', 'join', 'me.device', 'me.team.new', 'reset', 'settings']
    const seen = new Set(full.map(({ route }) => route))
    expect(routes.filter(route => !seen.has(route)).toSorted()).toEqual([...withoutData, 'setup', 'sign-in'].toSorted())
  })

  it('of full screens opens every sheet and menu, and claims none that is not there', () => {
    const opened = full.flatMap(({ opens = [] }) => opens).flatMap(({ sheet }) => (sheet === undefined ? [] : [sheet]))
    const atDoors = empty
      .flatMap(({ opens = [] }) => opens)
      .flatMap(({ sheet }) => (sheet === undefined ? [] : [sheet]))
    expect([...new Set([...opened, ...atDoors])].toSorted()).toEqual([...new Set(sheets())].toSorted())
  })
})
