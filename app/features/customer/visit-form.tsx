/** A visit read again, changed or deleted; a planned one moved, logged or called off. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { dayOfInstant, instantOfDay, timeOfInstant } from '#shared/domain/day.ts'
import {
  type ContactRow,
  type GoalRow,
  type VisitRow,
  departments,
  visitChannels,
  visitOutcomes,
} from '#shared/domain/record.ts'
import { Comments } from '#app/comments.tsx'
import { useKetu, useLive } from '#app/context.tsx'
import { editVisit } from '#app/data/commands/visit.ts'
import { contactsOf } from '#app/data/queries/customer.ts'
import { DeleteMenu } from '#app/delete-menu.tsx'
import { useCommand, useDone } from '#app/done.tsx'
import { useLeave } from '#app/leave.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipGroup } from '#app/ui/chip.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { VisitTimeRow } from '#app/visit-time.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { readVisitEffort, VisitEffort, visitEffortOf } from './visit-effort.tsx'
import { changedValues } from '#app/changed-values.ts'
import { FormPage } from '#app/form-page.tsx'
import { MissingRecord } from '#app/missing-record.tsx'
import { NotedWith } from './noted-with-visit.tsx'

export function VisitScreen({ customer, visit }: { customer: string; visit: string }) {
  const found = useLive(
    async ({ db }) => ({
      row: await db.visits.get(visit),
      card: await db.cards.get(customer),
      contacts: await contactsOf(db, customer),
      goals: await db.goals.where('scope.id').equals(customer).toArray(),
    }),
    [visit, customer],
  )
  if (found === undefined) return null
  const { row, card, contacts, goals } = found
  if (row === undefined || row.deletedAt !== undefined || card === undefined)
    return <MissingRecord customer={customer} />
  return (
    <VisitForm
      row={row}
      name={card.name}
      contacts={contacts}
      goals={goals.filter(goal => goal.deletedAt === undefined || goal.id === row.goal)}
    />
  )
}

interface VisitFormProps {
  readonly row: VisitRow
  readonly name: string
  readonly contacts: readonly ContactRow[]
  readonly goals: readonly GoalRow[]
}

function VisitForm({ row, name, contacts, goals }: VisitFormProps) {
  const ketu = useKetu()
  const words = useWords()
  const done = useDone()
  const { zone, currency } = ketu.workspace
  const isPlanned = row.state === 'planned'
  const [born] = useState(() => ({
    at: row.at,
    note: row.note,
    outcome: row.outcome,
    channel: row.channel,
    department: row.department,
    contacts: row.contacts,
    goal: row.goal,
    effort: visitEffortOf(row, currency),
  }))
  const [isTried, setIsTried] = useState(false)
  const [form, setForm] = useState(born)
  const leave = useLeave(useMemo(() => ({ to: '/c/$id', params: { id: row.customer } }), [row.customer]))
  const effort = readVisitEffort(form.effort, currency)
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    if (effort === undefined) return false
    const { effort: _before, ...before } = born
    const { effort: _now, ...now } = form
    const changes = {
      ...changedValues(before, { ...now, note: form.note.trim() }),
      ...changedValues(readVisitEffort(born.effort, currency) ?? effort, effort),
    }
    if (Object.keys(changes).length > 0) done(words.customer.saved, await editVisit(ketu, row, changes))
    return true
  }
  const met = (id: string) =>
    setForm({
      ...form,
      contacts: form.contacts.includes(id) ? form.contacts.filter(known => known !== id) : [...form.contacts, id],
    })
  return (
    <FormPage
      title={isPlanned ? words.customer.visitPlanned : words.customer.visitTitle}
      isDirty={form !== born}
      onSave={save}
      onLeave={leave}
      end={
        <DeleteMenu
          record={{ type: 'visit', id: row.id, doc: row.doc }}
          name={`${name} ${row.day}`}
          label={words.customer.deleteVisit}
          onDeleted={leave}
        />
      }
      after={
        <>
          <NotedWith visit={row} />
          <VisitTimeRow visit={row} />
          <Comments on={{ subject: 'visit', id: row.id, doc: row.doc }} />
        </>
      }
    >
      <p className="ink-2">{name}</p>
      {isPlanned ? <PlanActions row={row} onGone={leave} /> : null}
      <Field
        label={words.customer.visitWhen}
        type="datetime-local"
        value={form.at === null ? '' : `${dayOfInstant(form.at, zone)}T${timeOfInstant(form.at, zone)}`}
        onValue={value => {
          if (value !== '') setForm({ ...form, at: instantOfDay(value.slice(0, 10), value.slice(11, 16), zone) })
        }}
      />
      <TextArea
        label={isPlanned ? words.customer.plannedNote : words.customer.visitNote}
        rows={4}
        value={form.note}
        onValue={note => setForm({ ...form, note })}
      />
      {isPlanned ? null : (
        <div className="field">
          <span className="field-legend">{fieldName(words, 'visit', 'outcome')}</span>
          <ChipGroup label={fieldName(words, 'visit', 'outcome')}>
            {visitOutcomes.map(value =>
              value === '' ? null : (
                <Chip
                  key={value}
                  pressed={form.outcome === value}
                  onClick={() => setForm({ ...form, outcome: form.outcome === value ? '' : value })}
                >
                  {words.fields.values['visit.outcome'][value]}
                </Chip>
              ),
            )}
          </ChipGroup>
        </div>
      )}
      <div className="field">
        <span className="field-legend">{fieldName(words, 'visit', 'channel')}</span>
        <Segmented
          label={fieldName(words, 'visit', 'channel')}
          value={form.channel}
          onValue={channel => setForm({ ...form, channel })}
          choices={visitChannels.map(value => ({ value, label: words.fields.values['visit.channel'][value] }))}
        />
      </div>
      <div className="field">
        <span className="field-legend">{fieldName(words, 'visit', 'department')}</span>
        <ChipGroup label={fieldName(words, 'visit', 'department')}>
          {departments.map(value => (
            <Chip
              key={value}
              pressed={form.department === value}
              onClick={() => setForm({ ...form, department: value })}
            >
              {words.fields.values['visit.department'][value]}
            </Chip>
          ))}
        </ChipGroup>
      </div>
      {contacts.length === 0 ? null : (
        <div className="field">
          <span className="field-legend">{words.customer.met}</span>
          <ChipGroup label={words.customer.met}>
            {contacts.map(contact => (
              <Chip key={contact.id} pressed={form.contacts.includes(contact.id)} onClick={() => met(contact.id)}>
                {contact.name}
              </Chip>
            ))}
          </ChipGroup>
        </div>
      )}
      {goals.length === 0 ? null : (
        <SelectField
          label={words.customer.linkedGoal}
          value={goals.some(goal => goal.id === form.goal) ? form.goal : ''}
          onValue={goal => setForm({ ...form, goal })}
          choices={[
            { value: '', label: words.customer.noGoal },
            ...goals.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      )}
      {isPlanned ? null : (
        <VisitEffort
          effort={form.effort}
          onEffort={effort => setForm({ ...form, effort })}
          currency={currency}
          isBad={isTried && effort === undefined}
        />
      )}
    </FormPage>
  )
}

function PlanActions({ row, onGone }: { row: VisitRow; onGone: () => void }) {
  const ketu = useKetu()
  const { customer } = useWords()
  const run = useCommand()
  const callOff = async () => {
    if (await run(() => editVisit(ketu, row, { state: 'cancelled' }), customer.planCancelled)) onGone()
  }
  return (
    <div className="form-actions">
      <Button grow icon="edit" render={<Link to="/log" search={{ c: row.customer, v: row.id }} />}>
        {customer.visitNow}
      </Button>
      <Button grow onClick={() => void callOff()}>
        {customer.notGoing}
      </Button>
    </div>
  )
}
