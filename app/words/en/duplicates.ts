/** English of customers that may be the same. */
import type { duplicates as zh } from '../zh-CN/duplicates.ts'

export const duplicates: typeof zh = {
  title: 'Find duplicates',
  empty: 'No customers look like duplicates',
  note: 'Compared by name, phone, website and reading. Merging moves and deletes nothing, and can be taken apart.',
  reasons: { name: 'Same name', phone: 'Same phone', website: 'Same website', reading: 'Read alike' },
  pairs: 'Possible duplicates',
  compare: 'Compare',
  compareOf: (a, b) => `Compare ${a} and ${b}`,
  mergeTitle: 'Merge customers',
  keep: 'Which one stays',
  keepNote: 'The other leaves the lists; its visits, orders and contacts show on this one',
  choose: 'They differ: choose one',
  same: 'Nothing to choose: the rest is filled in',
  merge: 'Merge',
  merged: (name, into) => `${name} is now part of ${into}`,
  gone: 'They are one already, or one of them is not on this device',
  mergedFrom: 'Merged into this customer',
  apart: 'Take apart',
  apartOf: name => `Take ${name} apart`,
  taken: name => `${name} is a customer of its own again`,
}
