/** Reads `test/data/sentences.json` and writes what the parser says in the same short words. */
import golden from '#test/data/sentences.json' with { type: 'json' }
import { parseSentence } from '#shared/domain/sentence/parse-sentence.ts'
import { createSentenceContext } from '#shared/domain/sentence/sentence-context.ts'
import type { NextStep, Proposal, Span } from '#shared/domain/sentence/span.ts'

export interface GoldenCase {
  readonly text: string
  /** Id of the customer the screen knows. */
  readonly at?: string
  readonly currency?: string
  /** `words=kind value`, in the order of the text. */
  readonly spans: readonly string[]
  readonly proposes: { readonly [chip: string]: string }
}

export const cases: readonly GoldenCase[] = golden.cases

const { today, customers, contacts } = golden
const base = createSentenceContext({ today, customers, contacts })

export function answer({
  text,
  at,
  currency,
}: Pick<GoldenCase, 'text' | 'at' | 'currency'>): Pick<GoldenCase, 'spans' | 'proposes'> {
  const customer = customers.find(({ id }) => id === at)
  const { spans, proposal } = parseSentence(text, {
    ...base,
    ...(currency && { currency }),
    ...(customer && { customer }),
  })
  return { spans: spans.map(wordsOfSpan), proposes: wordsOfProposal(proposal) }
}

function wordsOfSpan(span: Span): string {
  return `${span.text}=${span.kind} ${valueOf(span)}`
}

function valueOf(span: Span): string {
  switch (span.kind) {
    case 'date':
      return span.day
    case 'time':
      return span.time
    case 'money':
      return `${span.amount}${span.isPrice ? ' price' : ''}`
    case 'contact':
      return span.id ?? (span.candidates ? `one of ${span.candidates.join(', ')}` : 'unknown')
    case 'customer':
      return span.id
    case 'outcome':
      return span.outcome
    case 'promise':
      return span.side
  }
}

function wordsOfProposal({
  customer,
  contacts: people,
  outcome,
  next,
  promises,
  order,
  at,
}: Proposal): Record<string, string> {
  const chips: [string, string | undefined][] = [
    ['customer', customer?.id],
    ['contacts', people.map(({ id, name }) => id ?? name).join(', ')],
    ['outcome', outcome?.value],
    ['next', next && wordsOfStep(next)],
    ['promises', promises.length > 1 ? promises.map(wordsOfStep).join('; ') : undefined],
    ['order', order && String(order.amount)],
    ['at', at && [at.day, at.time].join(' ').trim()],
  ]
  return Object.fromEntries(chips.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

const wordsOfStep = ({ side, title, due, time }: NextStep): string =>
  [side, title, due, time].filter(Boolean).join(' · ')
