/** A need: what, of which kind, how urgent, who said it and when; what became of it, and what it said before. */
import { useMemo, useState } from 'react'
import { needKinds } from '#shared/domain/fields/knowledge.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { changedValues } from '#app/changed-values.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { addNote, editNote } from '#app/data/commands/note.ts'
import { memberNames } from '#app/data/facts.ts'
import { type NotePage, notePage } from '#app/data/queries/customer-note.ts'
import { pastOfField } from '#app/data/queries/history.ts'
import { DeleteMenu } from '#app/delete-menu.tsx'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { NeedWords } from '#app/need-words.tsx'
import { useMinute, useToday } from '#app/now.ts'
import { Segmented, Switch } from '#app/ui/choice.tsx'
import { DotScale } from '#app/ui/dot-scale.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { fieldName } from '#app/words/field-words.ts'
import { wordList } from '#app/word-list.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './knowledge.css'
import { NeedStates } from './need-section.tsx'
import { ContactField, VisitField } from './note-fields.tsx'

/** @param need its id; undefined for a new one. */
export function NeedScreen({ customer, need }: { customer: string; need: string | undefined }) {
  const found = useLive(async ketu => ({ page: await notePage(ketu, customer, 'need', need) }), [customer, need])
  if (found === undefined) return null
  if (found.page === undefined) return <MissingRecord customer={customer} />
  return <NeedForm customer={customer} page={found.page} />
}

function NeedForm({ customer, page }: { customer: string; page: NotePage<'need'> }) {
  const { row, name, contacts, visits } = page
  const ketu = useKetu()
  const words = useWords()
  const today = useToday()
  const done = useDone()
  const [born] = useState(() => ({
    text: row?.text ?? '',
    kind: row?.kind ?? 'pain',
    isLatent: row?.isLatent ?? false,
    strength: row?.strength ?? null,
    products: row?.products.join(', ') ?? '',
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
    const text = form.text.trim()
    if (text === '') return false
    const read = (from: typeof form) => ({ ...from, text: from.text.trim(), products: wordList(from.products) })
    const changes = changedValues(read(born), read(form))
    if (Object.keys(changes).length === 0) return true
    const home = { kind: 'customer', id: customer, name } as const
    const written =
      row === undefined
        ? await addNote(ketu, home, { type: 'need', values: { ...changes, day: today } }, text)
        : await editNote(ketu, row, changes, text)
    done(words.customer.saved, written)
    return true
  }
  const { needs, fields } = words
  const label = (field: string): string => fieldName(words, 'need', field)
  return (
    <FormPage
      title={row === undefined ? needs.needNew : needs.needEdit}
      isDirty={form !== born}
      onSave={save}
      onLeave={leave}
      {...(row !== undefined && {
        end: <DeleteMenu record={row} name={row.text} label={needs.deleteNeed} onDeleted={leave} />,
        after: <NeedLater row={row} />,
      })}
    >
      <TextArea
        label={label('text')}
        rows={3}
        autoFocus={row === undefined}
        value={form.text}
        onValue={text => setForm({ ...form, text })}
        error={isTried && form.text.trim() === '' ? needs.needMissing : undefined}
      />
      <NeedWords text={form.text} onText={text => setForm({ ...form, text })} />
      <div className="field">
        <span className="field-legend">{label('kind')}</span>
        <Segmented
          label={label('kind')}
          value={form.kind}
          onValue={kind => setForm({ ...form, kind })}
          choices={needKinds.map(value => ({ value, label: fields.values['need.kind'][value] }))}
        />
      </div>
      <div className="form-flush">
        <Switch
          label={label('isLatent')}
          note={needs.latentNote}
          checked={form.isLatent}
          onChecked={isLatent => setForm({ ...form, isLatent })}
        />
      </div>
      <div className="field">
        <span className="field-legend">{label('strength')}</span>
        <DotScale
          label={label('strength')}
          levels={needs.strengths}
          value={form.strength ?? undefined}
          onLevel={strength => setForm({ ...form, strength: strength === form.strength ? null : strength })}
        />
      </div>
      <ContactField
        label={label('contactId')}
        contacts={contacts}
        value={form.contactId}
        onValue={contactId => setForm({ ...form, contactId })}
      />
      <VisitField visits={visits} value={form.visit} onValue={visit => setForm({ ...form, visit })} />
      <Field
        label={label('products')}
        labelNote={words.shell.optional}
        hint={needs.productsHint}
        autoComplete="off"
        value={form.products}
        onValue={products => setForm({ ...form, products })}
      />
    </FormPage>
  )
}

/** What became of it, and what it was before (feat:B10). */
function NeedLater({ row }: { row: NoteRow<'need'> }) {
  const { needs } = useWords()
  return (
    <section className="knowledge" aria-label={needs.whatNow}>
      <SectionHeader>{needs.whatNow}</SectionHeader>
      <div className="knowledge-acts">
        <NeedStates need={row} />
      </div>
      <NeedHistory row={row} />
    </section>
  )
}

function NeedHistory({ row }: { row: NoteRow<'need'> }) {
  const { me } = useKetu()
  const { customer, fields, needs } = useWords()
  const format = useFormat()
  const now = useMinute()
  const found = useLive(
    async ketu => {
      const [states, texts, names] = await Promise.all([
        pastOfField(ketu, row, 'state'),
        pastOfField(ketu, row, 'text'),
        memberNames(ketu.db),
      ])
      return { states, texts, names }
    },
    [row],
  )
  if (found === undefined) return null
  const who = (by: string): string => (by === me.member ? customer.you : (found.names.get(by) ?? customer.someone))
  const isState = (value: unknown): value is NoteRow<'need'>['state'] =>
    typeof value === 'string' && Object.hasOwn(fields.values['need.state'], value)
  const lines = [
    ...found.states.flatMap(({ value, at, by }) =>
      isState(value) && at > row.bornAt ? [{ at, by, text: needs.said(fields.values['need.state'][value]) }] : [],
    ),
    ...found.texts.flatMap(({ value, at, by }) =>
      typeof value === 'string' && (at > row.bornAt || value !== row.text) ? [{ at, by, text: value }] : [],
    ),
    { at: row.bornAt, by: row.bornBy, text: needs.born },
  ].sort((a, b) => b.at - a.at)
  return (
    <>
      <SectionHeader>{needs.history}</SectionHeader>
      <List label={needs.history}>
        {lines.map(({ at, by, text }) => (
          <Row
            key={`${at} ${text}`}
            compact
            name={text}
            namePlain
            wrap
            detail={customer.by(who(by), format.moment(at, now))}
          />
        ))}
      </List>
    </>
  )
}
