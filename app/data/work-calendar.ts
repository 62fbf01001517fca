/** The working days a workspace lives by, from its zone: the official list in mainland China, Monday to Friday elsewhere. */
import { mondayToFriday, type WorkCalendar } from '#shared/domain/work-calendar.ts'
import { chinaCalendar } from '#shared/domain/work-calendar-cn.ts'

const chinaZones = new Set([
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Chongqing',
  'Asia/Chungking',
  'Asia/Harbin',
  'Asia/Kashgar',
  'PRC',
])

export const workCalendarOf = (zone: string): WorkCalendar => (chinaZones.has(zone) ? chinaCalendar : mondayToFriday)
