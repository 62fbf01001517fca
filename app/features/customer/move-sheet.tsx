/** Moving a customer to another territory: where to, what it means, and why it did not work. Needs the server. */
import { useState } from 'react'
import { useKetu, useSyncControl } from '#app/context.tsx'
import { type CustomerMoved, moveCustomer } from '#app/data/move-customer.ts'
import { useHost } from '#app/host.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useToast } from '#app/ui/toast.tsx'
import type { Words } from '#app/words/zh-CN.ts'
import { useWords } from '#app/words/words-context.tsx'

interface MoveSheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly customer: { readonly id: string; readonly name: string }
  readonly targets: readonly { readonly id: string; readonly name: string }[]
}

export function MoveSheet({ open, onClose, customer, targets }: MoveSheetProps) {
  const words = useWords()
  const { shell, team } = words
  const { db } = useKetu()
  const host = useHost()
  const sync = useSyncControl()
  const { show } = useToast()
  const [chosen, setChosen] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const only = targets.length === 1 ? targets[0] : undefined
  const target = targets.find(({ id }) => id === chosen) ?? only
  const close = () => {
    setFailure(undefined)
    onClose()
  }
  const move = async () => {
    if (target === undefined || isBusy) return
    setBusy(true)
    const ports = { db, api: host.team, syncNow: sync.syncNow }
    const moved = await moveCustomer(ports, { customer: customer.id, to: target.id })
    setBusy(false)
    if (moved.kind !== 'ok') return setFailure(failureOf(words, moved))
    close()
    show({ text: team.moved(customer.name, target.name) })
  }
  return (
    <Sheet
      open={open}
      onClose={close}
      title={team.move}
      closeLabel={shell.close}
      foot={
        <Button look="main" grow disabled={isBusy || target === undefined} onClick={() => void move()}>
          {isBusy ? team.moving : team.moveNow}
        </Button>
      }
    >
      <p className="sheet-text ink-2">{team.moveNote}</p>
      <div role="radiogroup" aria-label={team.movingTo}>
        {targets.map(({ id, name }) => (
          <label className="option" key={id}>
            <input type="radio" name="move-to" checked={id === target?.id} onChange={() => setChosen(id)} />
            <span className="option-value">{name}</span>
          </label>
        ))}
      </div>
      {failure === undefined ? null : (
        <div className="sheet-text">
          <p className="note alert" role="alert">
            <Icon name="alert" />
            <span>{failure}</span>
          </p>
        </div>
      )}
    </Sheet>
  )
}

const failureOf = ({ account, team }: Words, moved: Exclude<CustomerMoved, { kind: 'ok' }>): string =>
  moved.kind === 'unsent' ? team.moveUnsent : account.error[moved.error]
