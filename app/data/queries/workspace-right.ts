/** Whether the signed-in person may write what belongs to the whole company: products, competitors, research, settings. */
import { decide } from '#shared/policy/decide.ts'
import { actorOf, type Ketu } from '../ketu.ts'

export async function mayWriteWorkspace(ketu: Ketu): Promise<boolean> {
  const { id } = ketu.workspace
  return decide(await actorOf(ketu), { kind: 'doc.write', doc: { kind: 'workspace', id }, scope: 'w' })
}
