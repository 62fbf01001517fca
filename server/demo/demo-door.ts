/** The door of the sample team: who is in it, and a session for any of them without a password. */
import type { AccountStore } from '#server/auth/account-store.ts'
import type { NewSession, Sessions } from '#server/auth/session.ts'
import type { DemoPerson, DemoSignInRequest } from '#shared/api/demo.ts'

export interface DemoDoor {
  readonly people: readonly DemoPerson[]
  /** undefined for somebody who is not a sample person. */
  signIn(request: DemoSignInRequest): Promise<NewSession | undefined>
}

interface Ports {
  readonly people: readonly DemoPerson[]
  readonly accounts: Pick<AccountStore, 'addSession' | 'memberOfDevice'>
  readonly sessions: Pick<Sessions, 'make'>
}

export const createDemoDoor = ({ people, accounts, sessions }: Ports): DemoDoor => ({
  people,
  signIn: async ({ person, device }) => {
    if (!people.some(({ id }) => id === person)) return undefined
    const isOwnDevice = device !== undefined && (await accounts.memberOfDevice(device)) === person
    const session = sessions.make(person, isOwnDevice ? device : undefined)
    await accounts.addSession(session.session)
    return session
  },
})
