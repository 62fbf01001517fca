/** English of the customer list. */
import type { customers as zh } from '../zh-CN/customers.ts'

export const customers: typeof zh = {
  find: 'Name, pinyin, phone',
  create: 'New customer',
  import: 'Import customers',
  more: 'More',
  filters: 'Filters',
  all: 'All',
  mine: 'Mine',
  key: 'Key',
  silent: 'Silent',
  promiseLate: 'Promise late',
  order: 'By class, then by name',
  list: 'Customers',
  noNext: 'No next step',
  next: (day, title) => `${day}: ${title}`,
  plannedVisit: day => `${day}: visit`,
  plannedToday: 'Visit today',
  never: 'Never',
  today: 'Today',
  daysAgo: n => `${n} d`,
  overdue: n => `${n} d over`,
  lateBy: n => `${n} d late`,
  empty: 'No customers yet. Import a list, or create the first one',
  emptyFilter: 'No customers here',
  showAll: 'Show all',
}
