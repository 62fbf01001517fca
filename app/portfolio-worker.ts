/** The worker that computes the portfolio, and once a day what is bought together. It is started when somebody looks at it and shares nothing with the page but the database. */
import { dayOfInstant } from '#shared/domain/day.ts'
import { databaseName } from './data/db.ts'
import { keepBaskets } from './data/queries/basket.ts'
import { keepPortfolio } from './data/portfolio/keep-portfolio.ts'
import type { StoredSession } from './data/session.ts'
import { openInWorker } from './data/worker-db.ts'
import { after, now } from './platform/clock.ts'

async function keep({ workspace, me }: StoredSession): Promise<void> {
  const db = await openInWorker(databaseName(workspace.id, me.member))
  if (db === undefined) return
  const today = () => dayOfInstant(now(), workspace.zone)
  const report = (error: unknown) => console.error(error)
  keepPortfolio({ db, me: me.member, today, after, report })
  keepBaskets(db, today()).catch(report)
}

addEventListener('message', ({ data }: MessageEvent<StoredSession>) => void keep(data), { once: true })
