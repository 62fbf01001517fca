/** Give and get with a customer: the sums, each benefit with what is left of it, and what was bought before and after. */
import { Link } from '@tanstack/react-router'
import {
  type BenefitState,
  effectOfBenefit,
  type Ledger,
  ledgerOf,
  stateOfBenefit,
} from '#shared/domain/market/benefit-ledger.ts'
import type { NoteRow } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { benefitsOfCustomer } from '#app/data/queries/benefit.ts'
import { useToday } from '#app/now.ts'
import { StatusWord } from '#app/ui/mark.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { Section } from '#app/ui/section.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import './market.css'

export function BenefitSection({ id }: { id: string }) {
  const { market } = useWords()
  const today = useToday()
  const page = useLive(({ db }) => benefitsOfCustomer(db, id), [id])
  if (page === undefined) return null
  const { benefits, purchases } = page
  const order: readonly BenefitState[] = ['expiring', 'running', 'used', 'expired']
  const place = (benefit: NoteRow<'benefit'>): number => order.indexOf(stateOfBenefit(benefit, today))
  return (
    <Section
      title={market.benefits}
      count={benefits.length}
      add={{ word: market.add, link: <Link to="/c/$id/benefit/$benefit" params={{ id, benefit: 'new' }} /> }}
      empty={benefits.length === 0 ? market.benefitsEmpty : undefined}
    >
      <LedgerLine ledger={ledgerOf(benefits, today)} />
      <List label={market.benefits}>
        {benefits
          .toSorted((a, b) => place(a) - place(b))
          .map(benefit => (
            <BenefitRow key={benefit.id} benefit={benefit} purchases={purchases} />
          ))}
      </List>
    </Section>
  )
}

function LedgerLine({ ledger }: { ledger: Ledger }) {
  const { market } = useWords()
  const format = useFormat()
  const sums = [
    market.gave(format.money(ledger.gave)),
    ...(ledger.owed === 0 ? [] : [market.owed(format.money(ledger.owed))]),
    ...(ledger.cost === 0 ? [] : [market.costs(format.money(ledger.cost))]),
    market.got(format.money(ledger.got)),
  ]
  return <p className="section-note">{sums.join(' · ')}</p>
}

function BenefitRow({ benefit, purchases }: { benefit: NoteRow<'benefit'>; purchases: readonly string[] }) {
  const { market } = useWords()
  const format = useFormat()
  const today = useToday()
  const state = stateOfBenefit(benefit, today)
  const effect = benefit.side === 'us' ? effectOfBenefit(benefit.day, purchases, today) : null
  const money = (amount: number | null): string => format.money(amount ?? 0)
  const figure =
    benefit.entitled === null
      ? benefit.given === null
        ? undefined
        : money(benefit.given)
      : market.givenOf(money(benefit.given), money(benefit.entitled))
  const detail = [
    benefit.side === 'them' ? market.fromThem : '',
    benefit.note,
    effect === null ? '' : market.effect(effect.days, effect.before, effect.after),
  ]
  return (
    <Row
      name={benefit.title}
      detail={detail.filter(word => word !== '').join(' · ') || undefined}
      wrap
      link={<Link to="/c/$id/benefit/$benefit" params={{ id: benefit.customer, benefit: benefit.id }} />}
      {...(figure === undefined ? {} : { figure })}
      figureNote={<State state={state} expiresOn={benefit.expiresOn} />}
    />
  )
}

function State({ state, expiresOn }: { state: BenefitState; expiresOn: string }) {
  const { market } = useWords()
  const format = useFormat()
  if (state === 'used') return <StatusWord tone="good">{market.usedUp}</StatusWord>
  if (state === 'expired') return <span>{market.expired}</span>
  if (expiresOn === '') return null
  const until = market.until(format.dayOfMonth(expiresOn))
  return state === 'expiring' ? <StatusWord tone="warn">{until}</StatusWord> : <span>{until}</span>
}
