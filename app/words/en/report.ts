/** English of the report of a day. */
import { plural } from '../plural.ts'
import type { report as zh } from '../zh-CN/report.ts'

export const report: typeof zh = {
  title: 'Day report',
  rowNote: 'Your own visits of a day as text, to copy or share',
  which: 'Which day',
  today: 'Today',
  yesterday: 'Yesterday',
  pickDay: 'Pick a day',
  text: 'The report',
  copy: 'Copy',
  share: 'Share',
  copied: 'Copied. Paste it into any chat',
  none: 'No visits of yours on this day',

  head: (day, name) => `Day report, ${day}, ${name}`,
  nothing: 'No visits',
  visits: n => plural(n, { one: '# visit', other: '# visits' }),
  contacts: n => plural(n, { one: '# call or message', other: '# calls and messages' }),
  customers: n => plural(n, { one: '# customer', other: '# customers' }),
  orders: (n, amount) => (n === 1 ? `1 order, ${amount}` : `${n} orders, ${amount} in all`),
  numbered: (n, name) => `${n}. ${name}`,
  comma: ', ',
  about: (what, text) => `${what}: ${text}`,
  next: 'Next step',
  promise: 'We promised',
  theirs: 'They promised',
  ahead: day => `Planned for ${day}`,
}
