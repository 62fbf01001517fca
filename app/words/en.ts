/** All words in English. A word missing here does not compile. */
import { account } from './en/account.ts'
import { activity } from './en/activity.ts'
import { board } from './en/board.ts'
import { brief } from './en/brief.ts'
import { comments } from './en/comments.ts'
import { customer } from './en/customer.ts'
import { customers } from './en/customers.ts'
import { done } from './en/done.ts'
import { drill } from './en/drill.ts'
import { duplicates } from './en/duplicates.ts'
import { fields } from './en/fields.ts'
import { goals } from './en/goals.ts'
import { imports } from './en/import.ts'
import { insights } from './en/insights.ts'
import { live } from './en/live.ts'
import { log } from './en/log.ts'
import { market } from './en/market.ts'
import { needs } from './en/needs.ts'
import { portfolio } from './en/portfolio.ts'
import { matrix } from './en/matrix.ts'
import { report } from './en/report.ts'
import { review } from './en/review.ts'
import { sample } from './en/sample.ts'
import { search } from './en/search.ts'
import { segments } from './en/segments.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { signals } from './en/signals.ts'
import { standing } from './en/standing.ts'
import { survey } from './en/survey.ts'
import { sync } from './en/sync.ts'
import { team } from './en/team.ts'
import { today } from './en/today.ts'
import { value } from './en/value.ts'
import { visitTime } from './en/visit-time.ts'
import type { Words } from './zh-CN.ts'

export const words: Words = {
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
