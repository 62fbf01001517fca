/** English of the search. */
import { plural } from '../plural.ts'
import type { search as zh } from '../zh-CN/search.ts'

export const search: typeof zh = {
  field: 'Name, pinyin, phone',
  recents: 'Recent',
  customers: 'Customers',
  contacts: 'People',
  actions: 'Actions',
  log: name => `Log a visit: ${name}`,
  create: q => `Create customer “${q}”`,
  createPlain: 'New customer',
  import: 'Import customers',
  call: name => `Call ${name}`,
  none: q => `No match for “${q}”`,
  hint: '↑ ↓ to move, Enter to open',
  found: n => plural(n, { one: '# result', other: '# results' }),
}
