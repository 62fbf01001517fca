/** An issue: what, of which kind, whose, until when; put right, and told. */
import { useMemo, useState } from 'react'
import { issueKinds } from '#shared/domain/fields/occasion.ts'
import { changedValues } from '#app/changed-values.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { addNote, editNote } from '#app/data/commands/note.ts'
import { ownerChoices } from '#app/data/commands/owner.ts'
import { memberNames } from '#app/data/facts.ts'
import { type NotePage, notePage } from '#app/data/queries/customer-note.ts'
import { DeleteMenu } from '#app/delete-menu.tsx'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { useToday } from '#app/now.ts'
import { Switch } from '#app/ui/choice.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { ContactField, VisitField } from './note-fields.tsx'

/** @param issue its id; undefined for a new one. */
export function IssueScreen({ customer, issue }: { customer: string; issue: string | undefined }) {
  const found = useLive(
    async ketu => {
      const [page, owners, names] = await Promise.all([
        notePage(ketu, customer, 'issue', issue),
        ownerChoices(ketu, customer),
        memberNames(ketu.db),
      ])
      return { page, owners, names }
    },
    [customer, issue],
  )
  if (found === undefined) return null
  if (found.page === undefined) return <MissingRecord customer={customer} />
  return <IssueForm customer={customer} page={found.page} owners={found.owners} names={found.names} />
}

interface IssueFormProps {
  readonly customer: string
  readonly page: NotePage<'issue'>
  readonly owners: readonly { readonly member: string; readonly name: string }[]
  readonly names: ReadonlyMap<string, string>
}

function IssueForm({ customer, page, owners, names }: IssueFormProps) {
  const { row, name, contacts, visits } = page
  const ketu = useKetu()
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const done = useDone()
  const [born] = useState(() => ({
    title: row?.title ?? '',
    kind: row?.kind ?? 'complaint',
    owner: row?.owner ?? ketu.me.member,
    due: row?.due ?? '',
    resolvedOn: row?.resolvedOn ?? '',
    toldOn: row?.toldOn ?? '',
    product: row?.product ?? '',
    contactId: row?.contactId ?? '',
    visit: row?.visit ?? '',
  }))
  const [form, setForm] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const leave = useLeave(
    useMemo(() => ({ to: '/c/$id', params: { id: customer }, search: { tab: 'analysis' } }), [customer]),
  )
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    const title = form.title.trim()
    if (title === '') return false
    const changes = changedValues(born, { ...form, title })
    if (Object.keys(changes).length === 0) return true
    const values = { ...changes, customer, owner: form.owner, day: today }
    const written =
      row === undefined
        ? await addNote(ketu, { kind: 'journal', id: customer, name }, { type: 'issue', values }, title)
        : await editNote(ketu, row, changes, title)
    done(words.customer.saved, written)
    return true
  }
  const { needs, fields } = words
  const label = (field: string): string => fieldName(words, 'issue', field)
  // Whoever had it stays to be chosen, also without a right of today.
  const known = owners.some(({ member }) => member === form.owner)
  const choices = known || form.owner === '' ? owners : [...owners, { member: form.owner, name: nameOf(form.owner) }]
  function nameOf(member: string): string {
    return member === ketu.me.member ? ketu.me.name : (names.get(member) ?? words.customer.someone)
  }
  return (
    <FormPage
      title={row === undefined ? needs.issueNew : needs.issueEdit}
      isDirty={form !== born}
      onSave={save}
      onLeave={leave}
      {...(row !== undefined && {
        end: <DeleteMenu record={row} name={row.title} label={needs.deleteIssue} onDeleted={leave} />,
      })}
    >
      <Field
        label={label('title')}
        autoFocus={row === undefined}
        autoComplete="off"
        value={form.title}
        onValue={title => setForm({ ...form, title })}
        error={isTried && form.title.trim() === '' ? needs.issueMissing : undefined}
      />
      <SelectField
        label={label('kind')}
        value={form.kind}
        onValue={kind => setForm({ ...form, kind })}
        choices={issueKinds.map(value => ({ value, label: fields.values['issue.kind'][value] }))}
      />
      <SelectField
        label={label('owner')}
        value={form.owner}
        onValue={owner => setForm({ ...form, owner })}
        choices={[
          { value: '', label: needs.nobodyYet },
          ...choices.map(choice => ({ value: choice.member, label: choice.name })),
        ]}
      />
      <Field
        label={label('due')}
        labelNote={words.shell.optional}
        type="date"
        value={form.due}
        onValue={due => setForm({ ...form, due })}
      />
      <div className="form-flush">
        <Switch
          label={needs.resolved}
          note={form.resolvedOn === '' ? undefined : format.day(form.resolvedOn)}
          checked={form.resolvedOn !== ''}
          onChecked={isResolved =>
            setForm({ ...form, resolvedOn: isResolved ? today : '', ...(!isResolved && { toldOn: '' }) })
          }
        />
        {form.resolvedOn === '' ? null : (
          <Switch
            label={needs.told}
            note={form.toldOn === '' ? undefined : format.day(form.toldOn)}
            checked={form.toldOn !== ''}
            onChecked={isTold => setForm({ ...form, toldOn: isTold ? today : '' })}
          />
        )}
      </div>
      <Field
        label={label('product')}
        labelNote={words.shell.optional}
        autoComplete="off"
        value={form.product}
        onValue={product => setForm({ ...form, product })}
      />
      <ContactField
        label={label('contactId')}
        contacts={contacts}
        value={form.contactId}
        onValue={contactId => setForm({ ...form, contactId })}
      />
      <VisitField visits={visits} value={form.visit} onValue={visit => setForm({ ...form, visit })} />
    </FormPage>
  )
}
