/** Makes the profiles of all customers anew when the page asks; they reach it through the database. */
import type { Day } from '#shared/domain/day.ts'
import { KetuDb } from './db.ts'
import { keepProfiles } from './profiles.ts'

export interface ProfileRequest {
  readonly database: string
  readonly asOf: Day
}

let db: KetuDb | undefined

addEventListener('message', ({ data }: MessageEvent<ProfileRequest>) => {
  db ??= new KetuDb(data.database)
  keepProfiles(db, data.asOf).then(
    () => postMessage('made'),
    (error: unknown) => postMessage({ failed: String(error) }),
  )
})
