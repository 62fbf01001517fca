/** A customer on paper: profile, people, goals, next steps and what happened last. Unseen on the screen; alone on the page. */
import { type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { ContactRow } from '#shared/domain/record.ts'
import { ownerOf } from '#shared/domain/owner.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { memberNames, territoryNameOf } from '#app/data/facts.ts'
import { type CustomerPage, timelineOf } from '#app/data/queries/customer.ts'
import { standingsOf } from '#app/data/queries/standing.ts'
import { useMinute, useToday } from '#app/now.ts'
import { printPage } from '#app/platform/print.ts'
import { fieldName } from '#app/words/field-words.ts'
import { valueText } from '#app/words/value-text.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './customer-paper.css'
import { goalLine, runningGoals } from './goal-line.ts'
import { isEmptyValue, profileFields, profileValue } from './profile-fields.ts'
import { stepLine } from './step-line.ts'
import { issueState, orderWords, visitWords } from './timeline-words.ts'

/** A page's worth. */
const printedEntries = 20

interface CustomerPaperProps {
  readonly page: CustomerPage
  /** How often printing was asked for: each time the print dialog opens once the paper is written. 0 = not yet, no paper. */
  readonly asked: number
}

export function CustomerPaper({ page, asked }: CustomerPaperProps) {
  const paper = usePaper(page)
  const printed = useRef(0)
  useEffect(() => {
    if (paper === undefined || asked === printed.current) return
    printed.current = asked
    printPage()
  }, [paper, asked])
  return paper === undefined ? null : createPortal(<Paper page={page} paper={paper} />, document.body)
}

type PaperRows = NonNullable<ReturnType<typeof usePaper>>

function usePaper({ customer, goals }: CustomerPage) {
  const today = useToday()
  return useLive(
    async ketu => {
      const [entries, standings, names, territory] = await Promise.all([
        timelineOf(ketu.db, customer.id, printedEntries),
        standingsOf(ketu, runningGoals(goals, today)),
        memberNames(ketu.db),
        territoryNameOf(ketu, customer.doc),
      ])
      return { entries, standings, names, territory }
    },
    [customer, goals, today],
  )
}

function Paper({ page, paper }: { page: CustomerPage; paper: PaperRows }) {
  const { customer: words, shell } = useWords()
  const { me, workspace } = useKetu()
  const format = useFormat()
  const today = useToday()
  const { customer } = page
  const owner = paper.names.get(ownerOf(customer))
  return (
    <article className="paper">
      <header>
        <h1>{customer.name}</h1>
        <p>
          {[
            customer.class === '' ? '' : shell.classMark(customer.class),
            customer.isKey ? words.key : '',
            paper.territory,
            owner === undefined ? '' : words.lookedAfterBy(owner),
          ]
            .filter(isThere)
            .join(' · ')}
        </p>
      </header>
      <Profile page={page} names={paper.names} />
      <People contacts={page.contacts} />
      <Goals standings={paper.standings} />
      <Steps page={page} />
      <Entries entries={paper.entries} />
      <footer>{words.printedBy(format.day(today), me.name, workspace.name)}</footer>
    </article>
  )
}

function Profile({ page: { customer }, names }: { page: CustomerPage; names: ReadonlyMap<string, string> }) {
  const words = useWords()
  const format = useFormat()
  const now = useMinute()
  const filled = profileFields.filter(field => !isEmptyValue(profileValue(customer, field)))
  return (
    <Part title={words.customer.detailsTitle}>
      <dl>
        {filled.map(field => (
          <div key={field}>
            <dt>{fieldName(words, 'customer', field)}</dt>
            <dd>
              {valueText({ words, format, names, now }, { type: 'customer', field }, profileValue(customer, field))}
            </dd>
          </div>
        ))}
      </dl>
      {customer.notes === '' ? null : <p className="paper-notes">{customer.notes}</p>}
    </Part>
  )
}

function People({ contacts }: { contacts: readonly ContactRow[] }) {
  const words = useWords()
  if (contacts.length === 0) return null
  const columns = ['name', 'title', 'mobile', 'phone', 'email', 'wechat'] as const
  const used = columns.filter(column => contacts.some(contact => contact[column] !== ''))
  return (
    <Part title={words.customer.tabs.contacts}>
      <table>
        <thead>
          <tr>
            {used.map(column => (
              <th key={column} scope="col">
                {fieldName(words, 'contact', column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contacts.map(contact => (
            <tr key={contact.id}>
              {used.map(column => (
                <td key={column}>{contact[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}

function Goals({ standings }: { standings: PaperRows['standings'] }) {
  const words = useWords()
  const format = useFormat()
  if (standings.length === 0) return null
  return (
    <Part title={words.customer.goals}>
      <Lines
        lines={standings.map(standing => ({
          key: standing.goal.id,
          lead: words.goals.status[standing.progress.status],
          name: standing.goal.title,
          detail: goalLine(words, format, standing),
        }))}
      />
    </Part>
  )
}

function Steps({ page: { actions, contacts } }: { page: CustomerPage }) {
  const words = useWords()
  const format = useFormat()
  const open = actions.filter(action => action.open !== undefined)
  if (open.length === 0) return null
  const names = new Map(contacts.map(({ id, name }) => [id, name]))
  return (
    <Part title={words.customer.nextStep}>
      <Lines
        lines={open.map(action => ({
          key: action.id,
          lead: action.due === '' ? words.customer.noDue : format.day(action.due),
          name: action.title,
          detail: stepLine(words, action, names.get(action.contactId)),
        }))}
      />
    </Part>
  )
}

function Entries({ entries }: { entries: PaperRows['entries'] }) {
  const words = useWords()
  const format = useFormat()
  if (entries.length === 0) return null
  return (
    <Part title={words.customer.tabs.records}>
      <Lines
        lines={entries.map(entry =>
          entry.kind === 'visit'
            ? {
                key: entry.visit.id,
                lead: format.day(entry.day),
                name: visitWords(words, entry.visit),
                detail: entry.visit.note,
              }
            : entry.kind === 'issue'
              ? {
                  key: entry.issue.id,
                  lead: format.day(entry.day),
                  name: words.needs.issueLine(entry.issue.title),
                  detail: issueState(words, format, entry.issue),
                }
              : {
                  key: entry.order.id,
                  lead: format.day(entry.day),
                  name: orderWords(words, format, entry.order),
                  detail: entry.order.isCancelled ? words.customer.orderCancelled : entry.order.externalId,
                },
        )}
      />
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

interface Line {
  readonly key: string
  readonly lead: string
  readonly name: string
  readonly detail: string
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul>
      {lines.map(({ key, lead, name, detail }) => (
        <li key={key}>
          <span>{lead}</span>
          <div>
            <b>{name}</b>
            {detail === '' ? null : <p>{detail}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}

const isThere = (part: string): boolean => part !== ''
