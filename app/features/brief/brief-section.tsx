/** The half minute before a visit: what was said, who owes what, what is needed, who is met, and one question (feat:B15, G6, L4). */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useId, useState } from 'react'
import type { Brief, BriefQuestion } from '#shared/domain/account/brief.ts'
import { daysBetween } from '#shared/domain/day.ts'
import type { BriefPage } from '#app/data/queries/brief.ts'
import { statusLooks } from '#app/goal-status.ts'
import { useToday } from '#app/now.ts'
import { dress, type HostElement } from '#app/ui/as-element.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { StatusWord } from '#app/ui/mark.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './brief.css'
import { KnownSheet } from './known-sheet.tsx'
import { answerLink, questionText, tabLink } from './question.tsx'

export function BriefSection({ page }: { page: BriefPage }) {
  const { brief: words } = useWords()
  const format = useFormat()
  const title = useId()
  const [asksWhy, setAsksWhy] = useState(false)
  const { brief, customer } = page
  return (
    <section className="brief" aria-labelledby={title}>
      <header>
        <h2 id={title}>{words.title}</h2>
        <Button look="text" onClick={() => setAsksWhy(true)}>
          <Meter value={brief.completeness.value} />
          {words.known(format.percent(brief.completeness.value))}
        </Button>
      </header>
      <Said page={page} />
      <Promises page={page} />
      <NeedLines page={page} />
      <People page={page} />
      <GoalGap page={page} />
      <Question page={page} />
      {asksWhy ? (
        <KnownSheet
          completeness={brief.completeness}
          profile={page.profile}
          customer={customer.id}
          onClose={() => setAsksWhy(false)}
        />
      ) : null}
    </section>
  )
}

const Meter = ({ value }: { value: number }) => (
  <span className="brief-meter" aria-hidden="true">
    <i style={{ width: `${Math.floor(value * 100)}%` }} />
  </span>
)

interface PartProps {
  readonly label: string
  /** Where there is more of it. */
  readonly link: HostElement
  readonly children: ReactNode
}

function Part({ label, link, children }: PartProps) {
  return dress(link, {
    className: 'brief-part',
    children: (
      <>
        <span className="brief-label">{label}</span>
        <span className="brief-lines">{children}</span>
      </>
    ),
  })
}

/** A few words are enough in a lift: so many letters, of which a Chinese one is as wide as two. */
const [longWords, shortWords] = [144, 72]

function firstWords(text: string, most: number): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  let width = 0
  for (const [n, letter] of letters.entries()) {
    width += wideLetter.test(letter) ? 2 : 1
    if (width > most) return `${letters.slice(0, n).join('').trimEnd()}…`
  }
  return letters.join('')
}

const wideLetter = /[\u2e80-\uffef]/

function Said({ page: { brief, customer } }: { page: BriefPage }) {
  const { brief: words, fields } = useWords()
  const format = useFormat()
  const today = useToday()
  if (brief.said.length === 0) return null
  return (
    <Part label={words.said} link={tabLink(customer.id, 'records')}>
      {brief.said.map(({ id, day, note, outcome }, n) => (
        <span key={id}>
          <time className="ink-3">
            {day === today ? format.relativeDays(0) : format.dayOfMonth(day)}
            {outcome === '' ? '' : ` ${fields.values['visit.outcome'][outcome]}`}
          </time>{' '}
          {firstWords(note, n === 0 ? longWords : shortWords)}
        </span>
      ))}
    </Part>
  )
}

function Promises({ page: { brief, customer, people } }: { page: BriefPage }) {
  const { brief: words } = useWords()
  const [first] = brief.promises
  if (first === undefined) return null
  return (
    <Part label={words.promises} link={<Link to="/c/$id/step/$step" params={{ id: customer.id, step: first.id }} />}>
      {brief.promises.map(promise => (
        <span key={promise.id}>
          <span className="ink-3">
            {promise.side === 'us' ? words.ours : (people.get(promise.contactId) ?? words.theirs)}
          </span>{' '}
          {firstWords(promise.title, shortWords)} <Due promise={promise} />
        </span>
      ))}
    </Part>
  )
}

function Due({ promise: { due, isLate } }: { promise: Brief['promises'][number] }) {
  const format = useFormat()
  const today = useToday()
  if (due === '') return null
  if (isLate) return <StatusWord tone="warn">{format.dueIn(daysBetween(today, due))}</StatusWord>
  return <time className="ink-3">{format.dayShort(due)}</time>
}

function NeedLines({ page: { brief, customer } }: { page: BriefPage }) {
  const { brief: words, needs } = useWords()
  const link = tabLink(customer.id, 'analysis')
  return (
    <>
      {brief.needs.length === 0 ? null : (
        <Part label={words.needs} link={link}>
          {brief.needs.map(({ id, text, state, strength }) => (
            <span key={id}>
              {firstWords(text, shortWords)}{' '}
              {state === 'changed' ? (
                <StatusWord tone="warn">{words.changed}</StatusWord>
              ) : strength === null ? null : (
                <span className="ink-3">{needs.strength(strength)}</span>
              )}
            </span>
          ))}
        </Part>
      )}
      {brief.issues.length === 0 ? null : (
        <Part label={words.issues} link={link}>
          {brief.issues.map(({ id, title, resolvedOn }) => (
            <span key={id}>
              {firstWords(title, shortWords)}{' '}
              {resolvedOn === '' ? null : <StatusWord tone="warn">{words.toTell}</StatusWord>}
            </span>
          ))}
        </Part>
      )}
    </>
  )
}

function People({ page: { brief, customer } }: { page: BriefPage }) {
  const { brief: words, fields } = useWords()
  if (brief.people.length === 0) return null
  return (
    <Part label={words.people} link={tabLink(customer.id, 'contacts')}>
      {brief.people.map(({ id, name, title, role, stance, preferences }) => {
        const facts = [
          title,
          role === '' ? '' : fields.values['contact.role'][role],
          stance === '' ? '' : fields.values['contact.stance'][stance],
          firstWords(preferences, shortWords),
        ]
        return (
          <span key={id}>
            <b>{name}</b> <span className="ink-2">{facts.filter(fact => fact !== '').join(' · ')}</span>
          </span>
        )
      })}
    </Part>
  )
}

function GoalGap({ page: { goal: standing } }: { page: BriefPage }) {
  const words = useWords()
  const format = useFormat()
  if (standing === undefined) return null
  const { goal, progress } = standing
  const missing = Math.max(0, goal.target - progress.actual)
  const figure = goal.metric === 'revenue.net' ? format.moneyShort(missing) : format.count(missing)
  const { tone } = statusLooks[progress.status]
  return (
    <Part label={words.brief.goal} link={<Link to="/g/$id" params={{ id: goal.id }} />}>
      <span>
        {goal.title} {words.brief.missing(figure, format.dayOfMonth(goal.end))}{' '}
        <StatusWord tone={tone}>{words.goals.status[progress.status]}</StatusWord>
      </span>
    </Part>
  )
}

/** One question; more of them for whoever wants to talk longer. */
function Question({ page: { brief, customer } }: { page: BriefPage }) {
  const words = useWords()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const { question, suggestions } = brief
  if (question === null) return null
  return (
    <div className="brief-ask">
      <Part label={words.brief.ask} link={answerLink(customer.id, question)}>
        <span>
          <strong>{questionText(words, question)}</strong>
          <Icon name="right" size="small" />
        </span>
      </Part>
      {suggestions.length === 0 ? null : (
        <>
          <button
            type="button"
            className="brief-more"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {words.brief.more}
            <Icon name="down" size="small" />
          </button>
          <ul id={id} className="brief-questions" hidden={!isOpen}>
            {suggestions.map(one => (
              <li key={keyOf(one)}>
                {dress(answerLink(customer.id, one), {
                  className: 'brief-question',
                  children: questionText(words, one),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const keyOf = (question: BriefQuestion): string => (question.kind === 'gap' ? question.item : question.id)
