/** Class or tier of a customer by hand: it asks why, and until when. */
import { useMemo, useState } from 'react'
import { addDays } from '#shared/domain/day.ts'
import type { CustomerRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { dropTier, setClass, setTier } from '#app/data/commands/class.ts'
import { useDone } from '#app/done.tsx'
import { FormPage } from '#app/form-page.tsx'
import { useLeave } from '#app/leave.ts'
import { MissingRecord } from '#app/missing-record.tsx'
import { useToday } from '#app/now.ts'
import { Segmented } from '#app/ui/choice.tsx'
import { Field } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words-context.tsx'

/** How long a class set by hand holds unless another day is chosen. */
const usualDays = 90

export type ByHandKind = 'class' | 'tier'

export function ClassFormScreen({ id, kind }: { id: string; kind: ByHandKind }) {
  const found = useLive(async ({ db }) => ({ customer: await db.customers.get(id) }), [id])
  if (found === undefined) return null
  const { customer } = found
  if (customer === undefined || customer.deletedAt !== undefined) return <MissingRecord customer={id} />
  return <ClassForm {...{ customer, kind }} />
}

function ClassForm({ customer, kind }: { customer: CustomerRow; kind: ByHandKind }) {
  const ketu = useKetu()
  const { segments: words } = useWords()
  const done = useDone()
  const today = useToday()
  const leave = useLeave(useMemo(() => ({ to: '/c/$id', params: { id: customer.id } }), [customer.id]))
  const [born] = useState(() => ({
    class: customer.class === '' ? ('A' as const) : customer.class,
    tier: customer.tier,
    reason: kind === 'class' ? customer.classReason : customer.tierReason,
    until: (kind === 'class' ? customer.classUntil : customer.tierUntil) || addDays(today, usualDays),
  }))
  const [form, setForm] = useState(born)
  const [isTried, setIsTried] = useState(false)
  const isBack = kind === 'tier' && form.tier === ''
  const problems = {
    reason: !isBack && form.reason.trim() === '' ? words.becauseMissing : undefined,
    until: !isBack && form.until <= today ? words.untilMissing : undefined,
  }
  const save = async (): Promise<boolean> => {
    setIsTried(true)
    if (problems.reason !== undefined || problems.until !== undefined) return false
    const said = { reason: form.reason.trim(), until: form.until }
    const written =
      kind === 'class'
        ? await setClass(ketu, customer.id, { value: form.class, ...said })
        : form.tier === ''
          ? await dropTier(ketu, customer.id)
          : await setTier(ketu, customer.id, { value: form.tier, ...said })
    done(words.classSaved, written)
    return true
  }
  const title = kind === 'class' ? words.changeClass : words.changeTier
  return (
    <FormPage title={title} isDirty={form !== born} onSave={save} onLeave={leave}>
      <div className="field">
        <span className="field-label">{customer.name}</span>
        {kind === 'class' ? (
          <Segmented
            label={title}
            value={form.class}
            onValue={value => setForm({ ...form, class: value })}
            choices={(['A', 'B', 'C'] as const).map(value => ({ value, label: words.choices.class[value] }))}
          />
        ) : (
          <Segmented
            label={title}
            value={form.tier}
            onValue={tier => setForm({ ...form, tier })}
            choices={(['', 'high-value', 'potential', 'general'] as const).map(value => ({
              value,
              label: value === '' ? words.suggestedTier : words.choices.tier[value],
            }))}
          />
        )}
      </div>
      {isBack ? null : (
        <>
          <Field
            label={words.because}
            value={form.reason}
            onValue={reason => setForm({ ...form, reason })}
            error={isTried ? problems.reason : undefined}
          />
          <Field
            label={words.until}
            type="date"
            min={addDays(today, 1)}
            value={form.until}
            onValue={until => setForm({ ...form, until })}
            error={isTried ? problems.until : undefined}
          />
        </>
      )}
    </FormPage>
  )
}
