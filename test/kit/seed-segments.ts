/** Segments and settings of a company, as one of its admins wrote them. */
import { randomBytes } from 'node:crypto'
import { makeId } from '#shared/domain/id.ts'
import type { SeedRecord } from './push-docs.ts'

export interface SeededSegments {
  readonly segment: string
}

export function seedSegments(): { readonly ids: SeededSegments; readonly ofWorkspace: readonly SeedRecord[] } {
  const id = (): string => makeId(Date.now(), randomBytes)
  const segment = id()
  const values = {
    name: '浙江省医疗器械，近一年下过单，九十天没有拜访',
    isTarget: true,
    positioning: '交期最稳的本地供应商，工程师当天到场',
    rule: {
      any: [
        {
          all: [
            { field: 'region', op: 'anyOf', value: ['浙江省', '江苏省'] },
            { field: 'money', op: 'atLeast', value: 500_000 },
          ],
        },
        { all: [{ field: 'class', op: 'anyOf', value: ['A', 'B'] }] },
      ],
    },
  }
  return { ids: { segment }, ofWorkspace: [{ type: 'segment', id: segment, values }] }
}
