/** The server of the fuzz, whole but for its port: a team of two territories, and the push and pull they send. */
import { ketuHeader } from '#shared/api/account.ts'
import { type Decoded, decodePullPage, encodePullRequest } from '#shared/sync/codec.ts'
import type { PullPage } from '#shared/sync/message.ts'
import { createTestApp, type TestApp, type TestMember } from '../kit/test-app.ts'

export type Name = 'ann' | 'cai' | 'bob' | 'dan' | 'vera' | 'ada'

export interface Office {
  readonly app: TestApp
  readonly ws: string
  readonly north: string
  /** Ann, Cai and Bob are reps of the north, Vera may read there, Dan is a rep of the south, Ada the admin. */
  readonly people: { readonly [name in Name]: TestMember }
  push(by: Name, bytes: Uint8Array): Promise<{ readonly status: number; readonly bytes: Uint8Array }>
  pull(by: Name, cursors: { readonly [scope: string]: number }): Promise<Decoded<PullPage>>
}

export async function openOffice(): Promise<Office> {
  const app = await createTestApp()
  const ada = await app.setUp()
  const north = await app.makeTerritory(ada, 'North')
  const south = await app.makeTerritory(ada, 'South')
  const people = {
    ada,
    ann: await app.joinAs(ada, 'Ann', 'rep', north),
    cai: await app.joinAs(ada, 'Cai', 'rep', north),
    bob: await app.joinAs(ada, 'Bob', 'rep', north),
    vera: await app.joinAs(ada, 'Vera', 'viewer', north),
    dan: await app.joinAs(ada, 'Dan', 'rep', south),
  }
  const post = async (path: string, by: Name, body: Uint8Array) => {
    const response = await app.request('POST', path, {
      body,
      cookie: people[by].cookie,
      headers: { [ketuHeader]: '1' },
    })
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) }
  }
  return {
    app,
    ws: ada.session.workspace.id,
    north,
    people,
    push: (by, bytes) => post('/api/push', by, bytes),
    pull: async (by, cursors) => {
      const { bytes } = await post('/api/pull', by, encodePullRequest({ epoch: 0, cursors }))
      return decodePullPage(bytes)
    },
  }
}
