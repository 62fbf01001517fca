/** Feedback as it was heard; below it what became of it and the answer, for who heard it (feat:G11, G13). */
import { useMemo, useState } from 'react'
import { feedbackKinds, feedbackStates } from '#shared/domain/fields/knowledge.ts'
import { changedValues } from '#app/changed-values.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { addNote, editNote } from '#app/data/commands/note.ts'
import { knownProducts, type NotePage, notePage } from '#app/data/queries/customer-note.ts'
import { DeleteMenu } from '#app/delete-menu.tsx'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { NameField } from '#app/name-field.tsx'
import { useWordList } from '#app/offered-words.tsx'
import { useToday } from '#app/now.ts'
import { Segmented } from '#app/ui/choice.tsx'
import { DotScale } from '#app/ui/dot-scale.tsx'
import { SelectField, TextArea } from '#app/ui/field.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import { ContactField, VisitField } from './note-fields.tsx'

/** @param feedback its id; undefined for a new one. */
export function FeedbackScreen({ customer, feedback }: { customer: string; feedback: string | undefined }) {
  const found = useLive(
    async ketu => {
      const [page, products] = await Promise.all([notePage(ketu, customer, 'feedback', feedback), knownProducts(ketu)])
      return { page, products }
    },
    [customer, feedback],
  )
  if (found === undefined) return null
  if (found.page === undefined) return <MissingRecord customer={customer} />
  return <FeedbackForm customer={customer} page={found.page} products={found.products} />
}

interface FeedbackFormProps {
  readonly customer: string
  readonly page: NotePage<'feedback'>
  readonly products: readonly string[]
}

function FeedbackForm({ customer, page, products }: FeedbackFormProps) {
  const { row, name, contacts, visits, goals } = page
  const ketu = useKetu()
  const words = useWords()
  const today = useToday()
  const done = useDone()
  const [born] = useState(() => ({
    text: row?.text ?? '',
    kind: row?.kind ?? 'wish',
    product: row?.product ?? '',
    touchpoint: row?.touchpoint ?? '',
    severity: row?.severity ?? null,
    contactId: row?.contactId ?? '',
    visit: row?.visit ?? '',
    state: row?.state ?? 'new',
    answer: row?.answer ?? '',
    goal: row?.goal ?? '',
  }))
  const [form, setForm] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const touchpoints = useWordList('touchpoints')
  const leave = useLeave(
    useMemo(() => ({ to: '/c/$id', params: { id: customer }, search: { tab: 'analysis' } }), [customer]),
  )
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    const values = { ...form, text: form.text.trim(), answer: form.answer.trim(), product: form.product.trim() }
    if (values.text === '') return false
    const changes = changedValues(born, values)
    if (Object.keys(changes).length === 0) return true
    const isAnswered = 'answer' in changes || 'state' in changes
    const home = { kind: 'customer', id: customer, name } as const
    const written =
      row === undefined
        ? await addNote(ketu, home, { type: 'feedback', values: { ...changes, day: today } }, values.text)
        : await editNote(ketu, row, { ...changes, ...(isAnswered && { answeredOn: today }) }, values.text)
    done(words.customer.saved, written)
    return true
  }
  const { needs, fields } = words
  const label = (field: string): string => fieldName(words, 'feedback', field)
  return (
    <FormPage
      title={row === undefined ? needs.feedbackNew : needs.feedbackEdit}
      isDirty={form !== born}
      onSave={save}
      onLeave={leave}
      {...(row !== undefined && {
        end: <DeleteMenu record={row} name={row.text} label={needs.deleteFeedback} onDeleted={leave} />,
      })}
    >
      <div className="field">
        <span className="field-legend">{label('kind')}</span>
        <Segmented
          label={label('kind')}
          value={form.kind}
          onValue={kind => setForm({ ...form, kind })}
          choices={feedbackKinds.map(value => ({ value, label: fields.values['feedback.kind'][value] }))}
        />
      </div>
      <TextArea
        label={label('text')}
        rows={3}
        autoFocus={row === undefined}
        value={form.text}
        onValue={text => setForm({ ...form, text })}
        error={isTried && form.text.trim() === '' ? needs.feedbackMissing : undefined}
      />
      <NameField
        label={label('product')}
        labelNote={words.shell.optional}
        names={products}
        value={form.product}
        onValue={product => setForm({ ...form, product })}
      />
      <div className="field">
        <span className="field-legend">{label('severity')}</span>
        <DotScale
          label={label('severity')}
          levels={needs.severities}
          value={form.severity ?? undefined}
          onLevel={severity => setForm({ ...form, severity: severity === form.severity ? null : severity })}
        />
      </div>
      <ContactField
        label={label('contactId')}
        contacts={contacts}
        value={form.contactId}
        onValue={contactId => setForm({ ...form, contactId })}
      />
      <VisitField visits={visits} value={form.visit} onValue={visit => setForm({ ...form, visit })} />
      <NameField
        label={label('touchpoint')}
        labelNote={words.shell.optional}
        names={touchpoints}
        value={form.touchpoint}
        onValue={touchpoint => setForm({ ...form, touchpoint })}
      />
      {row === undefined ? null : (
        <>
          <div className="form-flush">
            <SectionHeader>{needs.answerTitle}</SectionHeader>
          </div>
          <SelectField
            label={label('state')}
            value={form.state}
            onValue={state => setForm({ ...form, state })}
            choices={feedbackStates.map(value => ({ value, label: fields.values['feedback.state'][value] }))}
          />
          <TextArea
            label={label('answer')}
            rows={2}
            hint={needs.answerHint}
            value={form.answer}
            onValue={answer => setForm({ ...form, answer })}
          />
          {goals.length === 0 ? null : (
            <SelectField
              label={label('goal')}
              value={form.goal}
              onValue={goal => setForm({ ...form, goal })}
              choices={[
                { value: '', label: needs.goalNone },
                ...goals.map(({ id, title }) => ({ value: id, label: title })),
              ]}
            />
          )}
        </>
      )}
    </FormPage>
  )
}
