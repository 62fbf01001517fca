/** 钱包份额: what a customer buys by product line, what of it is ours, and what is left. */
import { Link } from '@tanstack/react-router'
import type { CustomerRecord } from '#app/data/queries/value-record.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'
import { moneyText, type ValueKind } from './value-line.ts'

interface WalletPartProps {
  readonly id: string
  readonly record: CustomerRecord
  /** Absent until the other figures are there. */
  readonly onWhy?: (kind: ValueKind) => void
}

export function WalletPart({ id, record: { wallet, lines, mayWrite }, onWhy }: WalletPartProps) {
  const { value } = useWords()
  const format = useFormat()
  const share = wallet.shareOfWallet.value
  const figure = share === null ? value.unknown : format.percent(share)
  return (
    <>
      <SectionHeader>{value.wallet}</SectionHeader>
      {share === null ? <p className="value-note">{value.walletNone}</p> : null}
      <List label={value.wallet}>
        {share === null ? null : (
          <Row
            name={value.walletWhole}
            detail={value.walletSpace(moneyText(format, wallet.space))}
            figure={figure}
            {...(onWhy && {
              link: (
                <button type="button" aria-label={value.why(value.wallet, figure)} onClick={() => onWhy('wallet')} />
              ),
            })}
          />
        )}
        {wallet.lines.map(({ line, ours, space, potential, isRaised }) => {
          const note = lines.find(each => each.line === line)
          return line === '' ? null : (
            <Row
              key={line}
              name={line}
              detail={
                isRaised
                  ? `${value.walletOurs(moneyText(format, ours))} · ${value.walletRaised}`
                  : value.walletOurs(moneyText(format, ours))
              }
              wrap
              figure={
                space === null || potential === null ? value.walletUnknown : value.walletSpace(moneyText(format, space))
              }
              {...(mayWrite && {
                link: note ? (
                  <Link to="/c/$id/wallet/$line" params={{ id, line: note.id }} />
                ) : (
                  <Link to="/c/$id/wallet/new" params={{ id }} search={{ line }} />
                ),
              })}
            />
          )
        })}
      </List>
      {mayWrite ? (
        <>
          <p className="value-add">
            <Button icon="plus" render={<Link to="/c/$id/wallet/new" params={{ id }} />}>
              {value.walletAdd}
            </Button>
          </p>
          <SettingRow
            icon="edit"
            name={value.basics}
            note={value.basicsNote}
            link={<Link to="/c/$id/value" params={{ id }} />}
          />
        </>
      ) : null}
    </>
  )
}
