/** English of the manager's board. */
import { plural } from '../plural.ts'
import type { board as zh } from '../zh-CN/board.ts'

/** `Yesterday 17:40` stands alone elsewhere; inside a sentence it has no capital. */
const inside = (when: string): string => when.charAt(0).toLowerCase() + when.slice(1)

export const board: typeof zh = {
  title: 'Team',
  visitsWeek: 'Visits this week',
  visitsMonth: 'This month',
  silent: 'Silent',
  ofCustomers: n => `of ${n}`,

  toLook: 'For you',
  silentDays: days => `${plural(days, { one: '# day', other: '# days' })} without a visit`,
  neverVisited: 'Never visited',
  moreToLook: n => `${n} more`,

  columns: {
    place: 'Territory',
    person: 'Member',
    week: 'This week',
    customers: 'Customers',
    goals: 'Goal status',
    heard: 'Last heard',
  },
  places: 'Territories',
  placeLine: (week, silent) => `${plural(week, { one: '# visit', other: '# visits' })} this week, ${silent} silent`,
  goalsLine: total => plural(total, { one: '# goal', other: '# goals' }),
  goalsBehind: n => `${n} behind`,
  goalsAtRisk: n => `${n} at risk`,
  goalsFine: 'all on track',

  people: 'People',
  weeksNote: 'Visits, 8 weeks',
  weeks: counts => `Visits of the last 8 weeks: ${counts}`,
  nobody: 'Nobody here yet. Invite a colleague, and visits and goals show up here',
  invite: 'Invite a colleague',
  silentCount: n => `${n} silent`,

  heard: when => `Last heard ${inside(when)}`,
  heardWaiting: (when, n) => `Last heard ${inside(when)}; ${n} ${n === 1 ? 'was' : 'were'} waiting then`,
  neverHeard: 'Not heard yet',
  heardWaitingShort: (when, n) => `${when}, ${n} waiting then`,
  neverHeardShort: 'Not yet',
  heardUnknown: 'When devices were heard shows once you are online',
  heardAsOf: when => `As of ${inside(when)}`,
  devices: 'Devices',
  device: n => `Device ${n}`,

  goals: 'Goals',
  recent: 'Recent visits',
  noRecent: 'No visits in 8 weeks',
  allSilent: n => `${n} silent in all`,
  mine: 'What my manager sees',
  mineNote: 'Visits, silent customers, goals, when devices were heard. Never drafts',
  mineStrip: 'This is what your manager sees of you',
  gone: 'There is no such member, or not for you to see',
  none: 'There is no territory you manage',
  manage: 'Manage territories, members and rights',
  me: 'Me',
}
