/** What the sample company and its reps set for themselves: segments, hours of visits, fields and words of their own. */
import type { Values } from '#shared/doc/document.ts'
import { memberDoc, workspaceDoc } from '#shared/doc/name.ts'
import { addDays, type Day, instantOfDay } from '#shared/domain/day.ts'
import { makeId } from '#shared/domain/id.ts'
import type { SegmentRule } from '#shared/domain/segment/segment-rule.ts'
import { admin, reps, zone } from './people.ts'
import { wayField } from './profile.ts'
import type { Random } from './random.ts'
import type { NewRecord, Work } from './work.ts'

interface OwnSegment {
  readonly name: string
  readonly rule: SegmentRule
  readonly isTarget?: boolean
  readonly positioning?: string
}

const ofCompany: readonly OwnSegment[] = [
  {
    name: '江浙重点医院',
    isTarget: true,
    positioning: '交期最稳的本地供应商，工程师当天到场',
    rule: {
      all: [
        { field: 'region', op: 'anyOf', value: ['浙江省', '江苏省'] },
        { field: 'level', op: 'anyOf', value: ['三级甲等', '二级甲等'] },
      ],
    },
  },
  {
    name: '常买，但九十天没下单',
    rule: {
      all: [
        { field: 'frequency', op: 'atLeast', value: 2 },
        { field: 'recency', op: 'atLeast', value: 90 },
      ],
    },
  },
  {
    name: '份额还低的大客户',
    isTarget: true,
    rule: {
      all: [
        { field: 'class', op: 'anyOf', value: ['A', 'B'] },
        { field: 'shareOfWallet', op: 'atMost', value: 0.6 },
      ],
    },
  },
]

/** By rep. */
const ofReps: { readonly [rep: string]: OwnSegment } = {
  周岚: {
    name: '嘉兴湖州，一天跑完',
    rule: { all: [{ field: 'city', op: 'anyOf', value: ['嘉兴', '湖州'] }] },
  },
  'Daniel Chen': {
    name: 'Warm, not seen for three weeks',
    rule: {
      all: [
        { field: 'trust', op: 'atLeast', value: 60 },
        { field: 'daysSinceVisit', op: 'atLeast', value: 21 },
      ],
    },
  },
  许哲: {
    name: '要三家比价的',
    rule: { all: [{ field: 'habits', op: 'anyOf', value: ['三家比价', 'Compares three quotes'] }] },
  },
}

const settings: readonly Values[] = [
  {
    part: 'visiting',
    value: { minutesOfClass: { A: 85, B: 70, C: 50 } },
    reason: '按上季度写下的用时定',
  },
  {
    part: 'customFields',
    value: [{ name: wayField, choices: ['招标', '询价', '框架协议'] }],
    reason: '年度复盘时定的',
  },
  {
    part: 'wordLists',
    value: {
      tags: ['学术标杆', '价格敏感', '新院区'],
      touchpoints: ['科室会', '仓库', '学术会'],
      habits: ['月初集中下单', '三家比价', '先试用再采购'],
    },
    reason: '',
  },
]

/** @param memberOf member id of a person */
export function methodOf(
  { workspace, memberOf }: { readonly workspace: string; readonly memberOf: (name: string) => string },
  today: Day,
  random: Random,
): readonly Work[] {
  const [settled, drawn] = [addDays(today, -80), addDays(today, -25)]
  const at = (day: Day): number => instantOfDay(day, '10:20', zone)
  const record = (doc: string, day: Day, type: NewRecord['type'], values: Values): NewRecord => ({
    ...{ doc, place: 'record', type, id: makeId(at(day), random.bytes), values },
  })
  const segment = (doc: string, day: Day, { rule, ...words }: OwnSegment): NewRecord =>
    // A rule is JSON by its form.
    record(doc, day, 'segment', { ...words, rule: JSON.parse(JSON.stringify(rule)) as Values[string] })
  const common = workspaceDoc(workspace)
  return [
    {
      ...{ at: at(settled), by: admin.name, territory: '华东' },
      records: [
        ...settings.map(values => record(common, settled, 'setting', { day: settled, ...values })),
        ...ofCompany.map(own => segment(common, settled, own)),
      ],
    },
    ...reps.flatMap(({ name, territory }): readonly Work[] => {
      const own = ofReps[name]
      const records = own === undefined ? [] : [segment(memberDoc(memberOf(name)), drawn, own)]
      return records.length === 0 ? [] : [{ at: at(drawn), by: name, territory, records }]
    }),
  ]
}
