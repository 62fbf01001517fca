/** 价值 on the customer's page: every figure is one tap away from its reasons; what is typed stands beside what is computed. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useKetu, useLive, usePortfolioWork } from '#app/context.tsx'
import { editCustomer } from '#app/data/commands/customer.ts'
import { isPortfolioStale, valueOfCustomer } from '#app/data/queries/portfolio.ts'
import { analysisSettings } from '#app/data/queries/settings.ts'
import { type CustomerRecord, valueRecord } from '#app/data/queries/value-record.ts'
import { useCommand } from '#app/done.tsx'
import { useToday } from '#app/now.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { Segmented } from '#app/ui/choice.tsx'
import { List, SectionHeader } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { FigureRow } from './figure-row.tsx'
import { StagePart } from './stage-part.tsx'
import { type ValueKind, valueKinds, type ValueOf, type ValueReader, type WorthBasis } from './value-line.ts'
import { whyOf } from './value-why.ts'
import { WalletPart } from './wallet-part.tsx'
import { WhySheet } from './why-sheet.tsx'
import './value.css'

export function ValueSection({ id }: { id: string }) {
  const words = useWords()
  const { value } = words
  const format = useFormat()
  const today = useToday()
  usePortfolioWork()
  const view = useLive(ketu => valueOfCustomer(ketu, id), [id])
  const record = useLive(ketu => valueRecord(ketu, id, today), [id, today])
  const settings = useLive(({ db }) => analysisSettings(db))
  const isStale = useLive(isPortfolioStale, [today])
  const [basis, setBasis] = useState<WorthBasis>('margin')
  const [why, setWhy] = useState<ValueKind>()
  if (view === undefined || record === undefined || settings === undefined) return null
  const asOf = view === null ? undefined : isStale === true ? value.updating : value.asOf(format.dayOfMonth(view.asOf))
  const header = <SectionHeader {...(asOf !== undefined && { end: asOf })}>{value.section}</SectionHeader>
  const card = view?.card ?? null
  if (view === null || card === null)
    return (
      <>
        {header}
        <p className="value-note">{view === null ? value.computing : value.later}</p>
        <WalletPart id={id} record={record} />
      </>
    )
  const { wallet, customer } = record
  const of: ValueOf = { card, summary: view.summary, wallet, isKey: customer.isKey, onRecord: customer.class }
  const reader: ValueReader = { words, format, settings, basis }
  return (
    <>
      {header}
      {card.rfm === null ? <NoOrders id={id} mayWrite={record.mayWrite} /> : null}
      <Figures {...{ of, reader, onWhy: setWhy, basis, onBasis: setBasis }} />
      <KeyOffer record={record} isSuggested={card.key.isSuggested} />
      {card.profit === null && record.mayWrite ? <MarginOffer id={id} /> : null}
      <WalletPart id={id} record={record} onWhy={setWhy} />
      <StagePart id={id} record={record} of={of} reader={reader} onWhy={setWhy} />
      {why === undefined ? null : <WhySheet why={whyOf(why, of, reader)} onClose={() => setWhy(undefined)} />}
    </>
  )
}

interface FiguresProps {
  readonly of: ValueOf
  readonly reader: ValueReader
  readonly onWhy: (kind: ValueKind) => void
  readonly basis: WorthBasis
  readonly onBasis: (basis: WorthBasis) => void
}

/** Without an order what only orders say is left out, rather than said to be unknown ten times. */
function Figures({ of, reader, onWhy, basis, onBasis }: FiguresProps) {
  const { value } = reader.words
  const hasOrders = of.card.rfm !== null
  const kinds = hasOrders ? valueKinds : (['clv', 'key', 'loyalty'] as const)
  return (
    <>
      <div className="value-basis">
        <Segmented
          label={value.clvBasisLabel}
          value={basis}
          onValue={onBasis}
          choices={(['margin', 'revenue'] as const).map(one => ({ value: one, label: value.clvBasis[one] }))}
        />
      </div>
      <List label={value.section}>
        {kinds.map(kind => (
          <FigureRow key={kind} kind={kind} of={of} reader={reader} onWhy={onWhy} />
        ))}
      </List>
    </>
  )
}

function NoOrders({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const { value } = useWords()
  return (
    <>
      <p className="value-note">{value.noOrders}</p>
      {mayWrite ? (
        <p className="value-add">
          <Button icon="plus" render={<Link to="/c/$id/order/new" params={{ id }} />}>
            {value.addOrder}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function MarginOffer({ id }: { id: string }) {
  const { value } = useWords()
  return (
    <SettingRow
      icon="edit"
      name={value.fillMargin}
      note={value.noCost}
      link={<Link to="/c/$id/value" params={{ id }} />}
    />
  )
}

/** Suggested with its reasons, decided by a person. */
function KeyOffer({ record, isSuggested }: { record: CustomerRecord; isSuggested: boolean }) {
  const ketu = useKetu()
  const { value } = useWords()
  const run = useCommand()
  if (!isSuggested || record.customer.isKey || !record.mayWrite) return null
  const make = () => void run(() => editCustomer(ketu, record.customer.id, { isKey: true }), value.keyMade)
  return (
    <p className="value-add">
      <Button icon="star" onClick={make}>
        {value.keyMake}
      </Button>
    </p>
  )
}
