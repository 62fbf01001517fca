/** A next step or promise: what, until when, whose, to whom. */
import { useMemo, useState } from 'react'
import type { ActionRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { addAction, editAction, finishAction } from '#app/data/commands/action.ts'
import { deleteRecord } from '#app/data/commands/record.ts'
import { contactsOf } from '#app/data/queries/customer.ts'
import { useCommand, useDone } from '#app/done.tsx'
import { useLeave } from '#app/leave.ts'
import { useToday } from '#app/now.ts'
import { Segmented, Switch } from '#app/ui/choice.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { Menu } from '#app/ui/sheet.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import { changedValues } from '#app/changed-values.ts'
import { FormPage } from '#app/form-page.tsx'
import { MissingRecord } from '#app/missing-record.tsx'

/** @param step its id; undefined for a new one. */
export function StepScreen({ customer, step }: { customer: string; step: string | undefined }) {
  const found = useLive(
    async ({ db }) => ({
      row: step === undefined ? undefined : await db.actions.get(step),
      contacts: await contactsOf(db, customer),
    }),
    [step, customer],
  )
  if (found === undefined) return null
  if (step !== undefined && (found.row === undefined || found.row.deletedAt !== undefined))
    return <MissingRecord customer={customer} />
  return <StepForm customer={customer} row={found.row} contacts={found.contacts} />
}

interface StepFormProps {
  readonly customer: string
  readonly row: ActionRow | undefined
  readonly contacts: readonly { readonly id: string; readonly name: string }[]
}

function StepForm({ customer, row, contacts }: StepFormProps) {
  const ketu = useKetu()
  const words = useWords()
  const done = useDone()
  const [born] = useState(() => ({
    title: row?.title ?? '',
    due: row?.due ?? '',
    side: row?.side ?? 'us',
    isPromise: row?.isPromise ?? false,
    contactId: row?.contactId ?? '',
  }))
  const [form, setForm] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const leave = useLeave(useMemo(() => ({ to: '/c/$id', params: { id: customer } }), [customer]))
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    const values = { ...form, title: form.title.trim() }
    if (values.title === '') return false
    const changes = changedValues(born, values)
    if (Object.keys(changes).length === 0) return true
    const written =
      row === undefined
        ? await addAction(ketu, customer, { ...changes, title: values.title })
        : await editAction(ketu, customer, row.id, changes)
    done(words.customer.saved, written)
    return true
  }
  return (
    <FormPage
      title={row === undefined ? words.customer.stepNew : words.customer.stepEdit}
      isDirty={form !== born}
      onSave={save}
      onLeave={leave}
      {...(row === undefined ? {} : { end: <StepMenu row={row} onGone={leave} /> })}
    >
      <Field
        label={fieldName(words, 'action', 'title')}
        autoFocus={row === undefined}
        autoComplete="off"
        value={form.title}
        onValue={title => setForm({ ...form, title })}
        error={isTried && form.title.trim() === '' ? words.customer.stepMissing : undefined}
      />
      <Field
        label={fieldName(words, 'action', 'due')}
        labelNote={words.shell.optional}
        type="date"
        value={form.due}
        onValue={due => setForm({ ...form, due })}
      />
      <div className="field">
        <span className="field-legend">{words.customer.stepWho}</span>
        <Segmented
          label={words.customer.stepWho}
          value={form.side}
          onValue={side => setForm({ ...form, side })}
          choices={(['us', 'them'] as const).map(value => ({
            value,
            label: words.fields.values['action.side'][value],
          }))}
        />
      </div>
      <div className="form-flush">
        <Switch
          label={words.customer.stepPromise}
          note={words.customer.stepPromiseNote}
          checked={form.isPromise}
          onChecked={isPromise => setForm({ ...form, isPromise })}
        />
      </div>
      {contacts.length === 0 ? null : (
        <SelectField
          label={words.customer.stepFor}
          value={form.contactId}
          onValue={contactId => setForm({ ...form, contactId })}
          choices={[
            { value: '', label: words.customer.nobodyIn },
            ...contacts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </FormPage>
  )
}

function StepMenu({ row, onGone }: { row: ActionRow; onGone: () => void }) {
  const ketu = useKetu()
  const { customer, shell } = useWords()
  const run = useCommand()
  const today = useToday()
  const isOpen = row.doneOn === ''
  const finish = async () => {
    const said = isOpen ? customer.finished(row.title) : customer.reopen
    if (await run(() => finishAction(ketu, row.customer, row, isOpen ? today : ''), said)) onGone()
  }
  const remove = async () => {
    const ref = { type: 'action', id: row.id, doc: row.doc } as const
    if (await run(() => deleteRecord(ketu, ref, row.title), shell.deleted)) onGone()
  }
  return (
    <Menu
      label={shell.more}
      closeLabel={shell.close}
      items={[
        {
          label: isOpen ? customer.markDone : customer.reopen,
          icon: isOpen ? 'check' : 'undo',
          run: () => void finish(),
        },
        { label: customer.deleteStep, icon: 'trash', run: () => void remove() },
      ]}
    />
  )
}
