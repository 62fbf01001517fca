/** Makes the sample team in an empty data folder, before any server listens on it: people first, then a year of their work. */
import { randomBytes } from 'node:crypto'
import { createPasswords, type PasswordCost } from '#server/auth/password.ts'
import { readOrMakeSecret } from '#server/auth/secret.ts'
import { composeServer } from '#server/compose.ts'
import { openDatabases } from '#server/databases.ts'
import { createAccept } from '#server/sync/accept.ts'
import type { DemoPerson } from '#shared/api/demo.ts'
import { makeId } from '#shared/domain/id.ts'
import { decide } from '#shared/policy/decide.ts'
import { makeTeam } from './make-team.ts'
import { createRandom } from './random.ts'
import { workOfTeam } from './team-work.ts'
import { writeWork } from './write-work.ts'

const seed = 20_261
/** The team came together a little before its first customer was entered. */
const foundedMs = 375 * 86_400_000

const minuteMs = 60_000
/** One was here a moment ago, one before lunch, one went home with work still on the phone. */
const lastHeard = [
  { name: '周岚', agoMs: 4 * minuteMs, waiting: 0, browser: 'Chrome · Android' },
  { name: 'Daniel Chen', agoMs: 95 * minuteMs, waiting: 0, browser: 'Safari · iPhone' },
  { name: '许哲', agoMs: 19 * 60 * minuteMs, waiting: 2, browser: 'Chrome · Android' },
]

export interface MakePorts {
  /** An empty folder. */
  readonly data: string
  /** ms since the epoch: the work ends here. */
  readonly now: number
  readonly passwordCost: PasswordCost
}

export async function makeDemo({ data, now, passwordCost }: MakePorts): Promise<readonly DemoPerson[]> {
  let time = now - foundedMs
  const clock = (): number => time
  const databases = await openDatabases({ data })
  const composed = composeServer({
    config: { trustProxy: 0 },
    databases,
    secret: readOrMakeSecret(data),
    passwords: createPasswords(passwordCost),
    files: { find: () => undefined, page: undefined },
    clock,
    random: randomBytes,
    log: () => undefined,
    isOpen: () => true,
  })
  try {
    const newId = (): string => makeId(clock(), randomBytes)
    const team = await makeTeam({ auth: composed.auth, newId, clock, random: randomBytes })
    const random = createRandom(seed)
    await writeWork(workOfTeam(team, now, random), {
      team,
      random,
      sessionOf: team.sessionOf,
      setClock: at => {
        time = at
      },
      accept: createAccept({ store: databases.log, decide, clock, hub: { publish: () => undefined } }),
    })
    await databases.accounts.keepHeard(
      lastHeard.map(({ name, agoMs, waiting, browser }) => {
        const { member, device } = team.sessionOf(name)
        return { member, device, at: now - agoMs, waiting, name: browser }
      }),
    )
    return team.people
  } finally {
    await composed.close()
    await databases.close()
  }
}
