/** On the customer's page: class and tier, where they come from, how long they hold, and what sales say instead. */
import { Link } from '@tanstack/react-router'
import { isValid } from '#shared/domain/account/by-hand.ts'
import type { CustomerRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { acceptClass } from '#app/data/commands/class.ts'
import { mayWriteCustomer } from '#app/data/queries/customer-standing.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { useProfiles } from '#app/use-profiles.ts'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function ClassSection({ id }: { id: string }) {
  const ketu = useKetu()
  const { segments: words } = useWords()
  const format = useFormat()
  const today = useToday()
  const run = useCommand()
  const customer = useLive(({ db }) => db.customers.get(id), [id])
  const mayWrite = useLive(ketu => mayWriteCustomer(ketu, id), [id]) === true
  const profile = useProfiles()?.customers.find(one => one.id === id)
  if (customer === undefined) return null
  const said = saidBy(customer.classReason, customer.classUntil)
  const suggested = profile?.suggested ?? null
  const isOther = suggested !== null && suggested !== (isValid(customer.classUntil, today) ? customer.class : '')
  const tier = customer.tier !== '' && isValid(customer.tierUntil, today) ? customer.tier : profile?.tier
  function saidBy(reason: string, until: string): string | undefined {
    if (until === '') return reason === '' ? undefined : `${words.setByHand} · ${reason}`
    const when = format.date(until)
    return `${isValid(until, today) ? words.setUntil(when) : words.setLapsed(when)}${reason === '' ? '' : ` · ${reason}`}`
  }
  return (
    <>
      <SectionHeader>{words.classTitle}</SectionHeader>
      <SettingRow
        name={customer.class === '' ? words.unset : words.choices.class[customer.class]}
        note={[said, isOther ? words.suggestion(classWord(customer), suggested) : undefined]
          .filter(Boolean)
          .join(' · ')}
        value={
          isOther && mayWrite ? (
            <Button
              onClick={() => void run(() => acceptClass(ketu, id, suggested), words.accepted(customer.name, suggested))}
            >
              {words.accept}
            </Button>
          ) : undefined
        }
      />
      {mayWrite ? <SettingRow name={words.changeClass} link={<Link to="/c/$id/class" params={{ id }} />} /> : null}
      <SettingRow
        name={tier === undefined ? words.changeTier : words.choices.tier[tier]}
        note={
          customer.tier === '' || profile === undefined
            ? profile && words.tierReasons[profile.tierReason]
            : saidBy(customer.tierReason, customer.tierUntil)
        }
        {...(mayWrite && { link: <Link to="/c/$id/class" params={{ id }} search={{ of: 'tier' }} /> })}
      />
    </>
  )
  function classWord({ class: letter }: CustomerRow): string {
    return letter === '' ? words.unset : words.choices.class[letter]
  }
}
