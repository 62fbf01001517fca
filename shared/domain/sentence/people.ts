/** Customers and people named in a text by the names that are known, the customer at hand first. */
import type { NameEntry } from './name-index.ts'
import type { SentenceContext } from './sentence-context.ts'
import type { ContactSpan, CustomerSpan } from './span.ts'
import { findTitled, personSpan } from './titled-people.ts'

export type NameSpan = ContactSpan | CustomerSpan

export function findNames(text: string, context: SentenceContext): NameSpan[] {
  const lower = text.replace(/[A-Z]/g, letter => letter.toLowerCase())
  const customers = scan(text, lower, context, readCustomer)
  const here = context.customer?.id ?? customers[0]?.id
  const readHere: ReadName<ContactSpan> = (entry, place) => readContact(entry, place, here)
  return [...customers, ...scan(text, lower, context, readHere), ...findTitled(text, context, here)]
}

interface Place {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly context: SentenceContext
}

type ReadName<T> = (entry: NameEntry, place: Place) => T | undefined

/** Known names from left to right, the longest at each place. */
function scan<T extends NameSpan>(text: string, lower: string, context: SentenceContext, read: ReadName<T>): T[] {
  const { entries, lengths } = context.names
  const found: T[] = []
  for (let start = 0; start < lower.length - 1; start++) {
    for (const length of lengths.get(lower.slice(start, start + 2)) ?? []) {
      const end = start + length
      const named = entries.get(lower.slice(start, end))
      if (named === undefined || !standsAlone(lower, start, end)) continue
      const span = named.map(entry => read(entry, { text, start, end, context })).find(hit => hit !== undefined)
      if (span === undefined) continue
      found.push(span)
      start = end - 1
      break
    }
  }
  return found
}

/** A Latin name is a whole word; in Chinese there are no words to see. */
const standsAlone = (text: string, start: number, end: number): boolean =>
  !/[\p{Ll}\d]{2}/u.test(wordEdge(text, start)) && !/[\p{Ll}\d]{2}/u.test(wordEdge(text, end))

const wordEdge = (text: string, at: number): string => text.slice(Math.max(0, at - 1), at + 1)

function readCustomer(entry: NameEntry, { text, start, end, context }: Place): CustomerSpan | undefined {
  const words = text.slice(start, end)
  if (entry.kind !== 'customer' || (entry.isPart && (words !== entry.written || !isPlaced(text, start, end))))
    return undefined
  const here = context.customer?.id
  const id = entry.ids.find(candidate => candidate === here) ?? (entry.ids.length === 1 ? entry.ids[0] : undefined)
  const customer = context.names.customers.get(id ?? '')
  return customer && { kind: 'customer', start, end, text: words, id: customer.id, name: customer.name }
}

/** The first word of a company's name is mostly a word: it names the company after `visited`, or before a colon. */
const isPlaced = (text: string, start: number, end: number): boolean =>
  text[end] === ':' || /\b(?:at|visit|visited|visiting|from|with|to|saw|called|for|by)\s+$/iu.test(text.slice(0, start))

/** A contact of another customer needs a name that is no everyday word: three characters, or two Latin words. */
function readContact(
  entry: NameEntry,
  { text, start, end, context }: Place,
  here: string | undefined,
): ContactSpan | undefined {
  const words = text.slice(start, end)
  if (entry.kind !== 'contact' || (entry.isPart && words !== entry.written)) return undefined
  const { contacts } = context.names
  const own = entry.ids.filter(id => contacts.get(id)?.customer === here)
  const isDistinct = !entry.isPart && (words.length > 2 || here === undefined)
  const ids = own.length > 0 ? own : isDistinct ? entry.ids : []
  return ids.length === 0
    ? undefined
    : personSpan(
        { start, end, text: words },
        ids.flatMap(id => contacts.get(id) ?? []),
      )
}
