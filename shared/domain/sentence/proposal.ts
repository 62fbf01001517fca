/** What the understood pieces propose: the chips of the log screen. */
import { addDays, type Day } from '../day.ts'
import type { Clause } from './clause.ts'
import type { Scene } from './find-promises.ts'
import { findOrder } from './order.ts'
import type { SentenceContext } from './sentence-context.ts'
import type { ContactSpan, DateSpan, NextStep, OutcomeSpan, PromiseSpan, Proposal, Span, TimeSpan } from './span.ts'

/** A visit is written down within a month; an older date belongs to the story. */
const longestBackDays = 31

interface Understood {
  readonly spans: readonly Span[]
  readonly scene: Scene
}

export function propose(understood: Understood, context: SentenceContext): Proposal {
  const { spans } = understood
  const promises = ofKind(spans, 'promise').map(span => stepOf(span, context.today))
  const next = promises.find(step => step.side === 'us') ?? promises[0]
  const order = orderOf(understood)
  const outcome = outcomeOf(ofKind(spans, 'outcome'))
  const customer = customerOf(spans, context)
  const at = visitTime(understood)
  return {
    contacts: peopleOf(ofKind(spans, 'contact')),
    promises,
    ...(customer && { customer }),
    ...(outcome && { outcome }),
    ...(next && { next }),
    ...(order && { order }),
    ...(at && { at }),
  }
}

const ofKind = <K extends Span['kind']>(spans: readonly Span[], kind: K): Extract<Span, { kind: K }>[] =>
  spans.filter((span): span is Extract<Span, { kind: K }> => span.kind === kind)

function stepOf(span: PromiseSpan, today: Day): NextStep {
  const due = span.due?.day ?? (span.time && today)
  return {
    title: span.title,
    side: span.side,
    ...(due && { due }),
    ...(span.time && { time: span.time.time }),
    spans: [span],
    dueSpans: [span.due, span.time].filter(piece => piece !== undefined),
  }
}

/** The last clear word wins (先是拒绝，后来同意); 维持 and 再谈 count only when nothing is clearer. */
function outcomeOf(spans: readonly OutcomeSpan[]): Proposal['outcome'] {
  const value = (spans.findLast(span => span.outcome !== 'same') ?? spans.at(-1))?.outcome
  return value && { value, spans: spans.filter(span => span.outcome === value) }
}

/** A customer named in full or in short; without one, the customer of a known person. */
function customerOf(spans: readonly Span[], { customer: here, names }: SentenceContext): Proposal['customer'] {
  if (here !== undefined) return undefined
  const customers = ofKind(spans, 'customer')
  const [named] = customers
  if (named !== undefined)
    return { id: named.id, name: named.name, spans: customers.filter(span => span.id === named.id) }
  const person = ofKind(spans, 'contact').find(span => span.id !== undefined)
  const employer = names.customers.get(names.contacts.get(person?.id ?? '')?.customer ?? '')
  return person && employer && { id: employer.id, name: employer.name, spans: [person] }
}

function peopleOf(spans: readonly ContactSpan[]): Proposal['contacts'] {
  const keyOf = ({ id, name }: ContactSpan): string => id ?? name
  const firsts = spans.filter((span, i) => spans.findIndex(other => keyOf(other) === keyOf(span)) === i)
  return firsts.map(({ name, id, candidates }) => ({
    name,
    ...(id && { id }),
    ...(candidates && { candidates }),
    spans: spans.filter(span => keyOf(span) === (id ?? name)),
  }))
}

const within = (span: Span, clause: Clause): boolean => span.start >= clause.start && span.end <= clause.end

function orderOf({ spans, scene }: Understood): Proposal['order'] {
  const order = findOrder(
    scene.clauses.map(clause => ({
      words: scene.masked.slice(clause.start, clause.end),
      start: clause.start,
      isAhead: ofKind(spans, 'date').some(span => within(span, clause) && span.day > scene.today),
      money: ofKind(spans, 'money').filter(span => within(span, clause)),
    })),
  )
  return order && { amount: order.amount, spans: [order] }
}

/** 昨天送的样品: the day of the thing, not of the visit. */
const ofThing = /^.{0,2}[送发寄给买订拿提做签装约定].{0,2}的/u

/** 周五前, by Friday: a day to come, or none. */
const isDeadline = /[前内]$|^(?:by|before|until|till)\b/iu

function visitTime({ spans, scene }: Understood): Proposal['at'] {
  const { pieces, masked, today } = scene
  const promised = new Set(ofKind(spans, 'promise').flatMap(({ due, time }) => [due?.start, time?.start]))
  const periods = new Set(pieces.filter(piece => piece.kind === 'date' && piece.isPeriod).map(piece => piece.start))
  const isVisit = (span: DateSpan): boolean =>
    !promised.has(span.start) &&
    !periods.has(span.start) &&
    !ofThing.test(masked.slice(span.end)) &&
    !isDeadline.test(span.text) &&
    isRecent(span.day, today)
  const dates = ofKind(spans, 'date')
  const past = dates.filter(isVisit)
  const date = past.find(span => span.day === today) ?? past[0]
  const isVisitTime = (span: TimeSpan): boolean =>
    !promised.has(span.start) && (dates.findLast(other => other.end <= span.start)?.day ?? today) <= today
  const time = ofKind(spans, 'time').find(isVisitTime)
  if (date === undefined && time === undefined) return undefined
  return {
    day: date?.day ?? today,
    ...(time && { time: time.time }),
    spans: [date, time].filter(span => span !== undefined),
  }
}

const isRecent = (day: Day, today: Day): boolean => day <= today && day >= addDays(today, -longestBackDays)
