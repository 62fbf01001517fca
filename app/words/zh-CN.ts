/** All words in Chinese, the source: one area per feature. A new area is one line here and one in en.ts. */
import { account } from './zh-CN/account.ts'
import { activity } from './zh-CN/activity.ts'
import { board } from './zh-CN/board.ts'
import { brief } from './zh-CN/brief.ts'
import { comments } from './zh-CN/comments.ts'
import { customer } from './zh-CN/customer.ts'
import { customers } from './zh-CN/customers.ts'
import { done } from './zh-CN/done.ts'
import { drill } from './zh-CN/drill.ts'
import { duplicates } from './zh-CN/duplicates.ts'
import { fields } from './zh-CN/fields.ts'
import { goals } from './zh-CN/goals.ts'
import { imports } from './zh-CN/import.ts'
import { insights } from './zh-CN/insights.ts'
import { live } from './zh-CN/live.ts'
import { log } from './zh-CN/log.ts'
import { market } from './zh-CN/market.ts'
import { needs } from './zh-CN/needs.ts'
import { portfolio } from './zh-CN/portfolio.ts'
import { matrix } from './zh-CN/matrix.ts'
import { report } from './zh-CN/report.ts'
import { review } from './zh-CN/review.ts'
import { sample } from './zh-CN/sample.ts'
import { search } from './zh-CN/search.ts'
import { segments } from './zh-CN/segments.ts'
import { settings } from './zh-CN/settings.ts'
import { shell } from './zh-CN/shell.ts'
import { signals } from './zh-CN/signals.ts'
import { standing } from './zh-CN/standing.ts'
import { survey } from './zh-CN/survey.ts'
import { sync } from './zh-CN/sync.ts'
import { team } from './zh-CN/team.ts'
import { today } from './zh-CN/today.ts'
import { value } from './zh-CN/value.ts'
import { visitTime } from './zh-CN/visit-time.ts'

export const words = {
  account,
  activity,
  board,
  brief,
  comments,
  customer,
  customers,
  done,
  drill,
  duplicates,
  fields,
  goals,
  imports,
  insights,
  live,
  log,
  market,
  needs,
  portfolio,
  matrix,
  report,
  review,
  sample,
  search,
  segments,
  settings,
  shell,
  signals,
  standing,
  survey,
  sync,
  team,
  today,
  value,
  visitTime,
}

export type Words = typeof words
