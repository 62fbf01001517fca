/** What a document says, as a hash: a device that doubts whether both sides have the same asks for it. */
import type { ContentHashReply } from '#shared/api/account.ts'
import type { Scope } from '#shared/doc/name.ts'
import { decide } from '#shared/policy/decide.ts'
import { noBody, refuse, type Route, sessionRoute } from './route.ts'

export interface DocumentPorts {
  /** Where a document is; undefined for one that does not exist or is erased. */
  readonly scopeOfDoc: (workspace: string, doc: string) => Promise<Scope | undefined>
  /** Made of the log, each time it is asked for. */
  readonly contentHashOf: (workspace: string, doc: string) => Promise<string>
}

export function createDocumentRoutes({ scopeOfDoc, contentHashOf }: DocumentPorts): readonly Route[] {
  return [
    sessionRoute('GET', '/api/documents/:doc/content-hash', noBody, async (_, { auth, actor }, c) => {
      const doc = c.req.param('doc') ?? ''
      const scope = await scopeOfDoc(auth.workspace, doc)
      if (scope === undefined || !decide(actor, { kind: 'scope.read', scope })) return refuse(c, 'not-found')
      return c.json({ hash: await contentHashOf(auth.workspace, doc) } satisfies ContentHashReply)
    }),
  ]
}
