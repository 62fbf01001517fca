/** Customers that may be the same: alike by name, telephone, web address or the reading of the name (feat:A5, M3). */

export interface DuplicateCandidate {
  readonly id: string
  readonly name: string
  /** Of the customer and of its contacts. */
  readonly phones: readonly string[]
  readonly website: string
  /** How the name is read; '' when that is not known. */
  readonly reading: string
}

export const duplicateReasons = ['name', 'phone', 'website', 'reading'] as const
export type DuplicateReason = (typeof duplicateReasons)[number]

export interface DuplicatePair {
  /** The smaller id first. */
  readonly ids: readonly [string, string]
  /** In the order of `duplicateReasons`. */
  readonly reasons: readonly DuplicateReason[]
}

/** What so many have in common tells nobody apart: a switchboard, a portal's address. */
const mostAlike = 8

/** More reasons first, the stronger before the weaker; then by ids. */
export function duplicatePairs(candidates: readonly DuplicateCandidate[]): readonly DuplicatePair[] {
  const found = new Map<string, { readonly ids: readonly [string, string]; readonly reasons: Set<DuplicateReason> }>()
  for (const reason of duplicateReasons)
    for (const ids of groupsBy(candidates, one => keysOf(one, reason)))
      for (const [n, a] of ids.entries())
        for (const b of ids.slice(n + 1)) {
          const pair = a < b ? ([a, b] as const) : ([b, a] as const)
          const known = found.get(pair.join(' '))
          if (known) known.reasons.add(reason)
          else found.set(pair.join(' '), { ids: pair, reasons: new Set([reason]) })
        }
  return [...found.values()]
    .map(({ ids, reasons }) => ({ ids, reasons: duplicateReasons.filter(reason => reasons.has(reason)) }))
    .sort(strongestFirst)
}

const rankOf = ({ reasons }: DuplicatePair): number => duplicateReasons.indexOf(reasons[0] ?? 'reading')

const strongestFirst = (a: DuplicatePair, b: DuplicatePair): number =>
  b.reasons.length - a.reasons.length || rankOf(a) - rankOf(b) || (a.ids.join(' ') < b.ids.join(' ') ? -1 : 1)

function groupsBy(
  candidates: readonly DuplicateCandidate[],
  keys: (one: DuplicateCandidate) => readonly string[],
): readonly (readonly string[])[] {
  const groups = new Map<string, Set<string>>()
  for (const one of candidates)
    for (const key of keys(one)) {
      const group = groups.get(key)
      if (group) group.add(one.id)
      else groups.set(key, new Set([one.id]))
    }
  return [...groups.values()].filter(({ size }) => size > 1 && size <= mostAlike).map(ids => [...ids])
}

function keysOf(one: DuplicateCandidate, reason: DuplicateReason): readonly string[] {
  switch (reason) {
    case 'name':
      return known(companyKey(one.name))
    case 'phone':
      return one.phones.map(phoneKey).filter(digits => digits.length >= 7)
    case 'website':
      return known(siteKey(one.website))
    case 'reading':
      return known(one.reading)
  }
}

const known = (key: string): readonly string[] => (key === '' ? [] : [key])

const phoneKey = (phone: string): string => phone.normalize('NFKC').replace(/\D/g, '').slice(-11)

/** What says of what kind a company is, not which. */
const legalForms =
  /(股份有限公司|有限责任公司|有限公司|集团公司|分公司|公司|集团|股份)|\b(co|company|corp|corporation|inc|ltd|limited|llc|plc|gmbh|ag|sa|bv)\b/g

/** The name without its legal form, spaces and signs; the whole name where nothing else is left. */
export function companyKey(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase()
  const bare = lettersOf(plain.replace(legalForms, ' '))
  return bare === '' ? lettersOf(plain) : bare
}

const lettersOf = (text: string): string => text.replace(/[\s\p{P}\p{S}]+/gu, '')

/** The host without `www.`. */
export const siteKey = (website: string): string =>
  website
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/, '')
