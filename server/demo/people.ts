/** Who is on the sample team. Everybody and every company here is invented. */
import type { Role } from '#shared/doc/fact.ts'

export const workspaceName = '禾风医疗'
export const zone = 'Asia/Shanghai'

/** The first is the root, the others lie below it. */
export const territoryNames = ['华东', '江南', '江北'] as const
export type TerritoryName = (typeof territoryNames)[number]

export interface SamplePerson {
  readonly name: string
  readonly role: Role
  /** Absent = the whole workspace. */
  readonly territory?: TerritoryName
}

export interface SampleRep extends SamplePerson {
  readonly territory: TerritoryName
  /** City; others are a drive away. */
  readonly home: string
  /** Visits made for each one agreed. */
  readonly compliance: number
}

/** Sets the workspace up; comes last where people are shown. */
export const admin: SamplePerson = { name: '方宁', role: 'admin' }
export const manager = { name: '林雪梅', role: 'manager', territory: '华东' } as const satisfies SamplePerson
export const reps: readonly SampleRep[] = [
  { name: '周岚', role: 'rep', territory: '江南', home: '杭州', compliance: 1.1 },
  { name: 'Daniel Chen', role: 'rep', territory: '江南', home: '上海', compliance: 0.85 },
  { name: '许哲', role: 'rep', territory: '江北', home: '南京', compliance: 0.5 },
]
