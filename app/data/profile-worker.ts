/** Makes the profiles of all customers anew when the page asks; they reach it through the database. */
import type { Day } from '#shared/domain/day.ts'
import { keepProfiles } from './profiles.ts'
import { openInWorker } from './worker-db.ts'

export interface ProfileRequest {
  readonly database: string
  readonly asOf: Day
}

let opened: ReturnType<typeof openInWorker> | undefined

/** @param data always of one database: the page starts a worker for each. */
async function make({ database, asOf }: ProfileRequest): Promise<void> {
  opened ??= openInWorker(database)
  const db = await opened
  if (db !== undefined) await keepProfiles(db, asOf)
}

addEventListener('message', ({ data }: MessageEvent<ProfileRequest>) => {
  make(data).then(
    () => postMessage('made'),
    (error: unknown) => postMessage({ failed: String(error) }),
  )
})
