/** The worker that computes the portfolio. It is started when somebody looks at it and shares nothing with the page but the database. */
import { dayOfInstant } from '#shared/domain/day.ts'
import { databaseName, KetuDb } from './data/db.ts'
import { keepPortfolio } from './data/portfolio/keep-portfolio.ts'
import type { StoredSession } from './data/session.ts'
import { after, now } from './platform/clock.ts'

addEventListener(
  'message',
  ({ data: { workspace, me } }: MessageEvent<StoredSession>) => {
    const db = new KetuDb(databaseName(workspace.id, me.member))
    const today = () => dayOfInstant(now(), workspace.zone)
    keepPortfolio({ db, me: me.member, today, after, report: error => console.error(error) })
  },
  { once: true },
)
