/** Name, class, tier, and one line of facts. */
import { silenceDays } from '#shared/domain/cadence.ts'
import { isValid } from '#shared/domain/account/by-hand.ts'
import { ownerOf } from '#shared/domain/owner.ts'
import { sampleTerritory } from '#shared/doc/name.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { memberNames } from '#app/data/facts.ts'
import type { CustomerPage } from '#app/data/queries/customer.ts'
import { useToday } from '#app/now.ts'
import { SampleTag } from '#app/sample-tag.tsx'
import { ClassMark, Tag } from '#app/ui/mark.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function CustomerHead({ page: { customer, card, tier } }: { page: CustomerPage }) {
  const { customer: words, segments, shell } = useWords()
  const today = useToday()
  const silence = silenceDays(card?.lastVisit ?? '', today)
  // Samples are in nobody's figures.
  const made = card?.territory === sampleTerritory ? undefined : tier
  const shownTier = customer.tier !== '' && isValid(customer.tierUntil, today) ? customer.tier : made
  const visited = silence === null ? words.neverVisited : silence === 0 ? words.visitedToday : words.visitedAgo(silence)
  const { me } = useKetu()
  const owner = ownerOf(customer)
  const names = useLive(({ db }) => memberNames(db))
  const lookedAfter = owner === me.member ? '' : words.lookedAfterBy(names?.get(owner) ?? words.someone)
  const facts = [customer.industry, customer.city, words.every(customer.cadenceDays), visited, lookedAfter].filter(
    fact => fact !== '',
  )
  return (
    <div className="customer-head">
      <h1>
        <span>{customer.name}</span>
        {customer.class === '' ? null : <ClassMark letter={customer.class} label={shell.classMark(customer.class)} />}
        <SampleTag territory={card?.territory} />
        {customer.isKey ? <Tag>{words.key}</Tag> : null}
        {shownTier === undefined ? null : <Tag>{segments.choices.tier[shownTier]}</Tag>}
      </h1>
      <p>{facts.join(' · ')}</p>
    </div>
  )
}
