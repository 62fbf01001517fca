/** Segments and settings of a company, as one of its admins wrote them. */
import { randomBytes } from 'node:crypto'
import { makeId } from '#shared/domain/id.ts'
import { customerDoc } from '#shared/doc/name.ts'
import type { Values } from '#shared/doc/document.ts'
import type { SeedDoc, SeedRecord } from './push-docs.ts'

export interface SeededSegments {
  readonly segment: string
  /** Two customers that look like one. */
  readonly alike: readonly [string, string]
}

export function seedSegments(): {
  readonly ids: SeededSegments
  readonly ofWorkspace: readonly SeedRecord[]
  readonly docs: readonly SeedDoc[]
} {
  const id = (): string => makeId(Date.now(), randomBytes)
  const [segment, first, second] = [id(), id(), id()]
  const alike = { city: '江南市', phone: '0571 8800 4400', tags: ['重点'] }
  const customer = (id: string, values: Values): SeedDoc => ({
    name: customerDoc(id),
    main: { type: 'customer', id, values },
  })
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
  return {
    ids: { segment, alike: [first, second] },
    ofWorkspace: [
      { type: 'segment', id: segment, values },
      {
        type: 'setting',
        id: id(),
        values: {
          part: 'customFields',
          value: [
            { name: '采购方式', choices: ['招标', '询价', '框架协议'] },
            { name: '预算时间', choices: [] },
          ],
          day: '2026-11-20',
          reason: '年度复盘时定的',
        },
      },
    ],
    docs: [
      customer(first, { ...alike, name: '云栖生物医药（杭州）有限公司', industry: '生物医药', potential: 80_000_000 }),
      customer(second, { ...alike, name: '云栖生物医药（杭州）', industry: '医药研发外包', level: '高新技术企业' }),
    ],
  }
}
