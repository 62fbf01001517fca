/** Who looks after the customer from now on: one tap on a name. */
import { useKetu } from '#app/context.tsx'
import { changeOwner, type OwnerChoice } from '#app/data/commands/owner.ts'
import { useCommand } from '#app/done.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useWords } from '#app/words/words-context.tsx'

interface OwnerSheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly customer: { readonly id: string; readonly name: string }
  /** Member who looks after it now. */
  readonly owner: string
  readonly choices: readonly OwnerChoice[]
}

export function OwnerSheet({ open, onClose, customer, owner, choices }: OwnerSheetProps) {
  const ketu = useKetu()
  const { customer: words, shell } = useWords()
  const run = useCommand()
  const choose = (choice: OwnerChoice) => {
    onClose()
    if (choice.member !== owner)
      void run(() => changeOwner(ketu, customer.id, choice), words.ownerChanged(customer.name, choice.name))
  }
  return (
    <Sheet open={open} onClose={onClose} title={words.ownerOf(customer.name)} closeLabel={shell.close}>
      {choices.map(choice => (
        <button
          key={choice.member}
          type="button"
          className="menu-item"
          aria-pressed={choice.member === owner}
          onClick={() => choose(choice)}
        >
          <span>{choice.member === ketu.me.member ? words.you : choice.name}</span>
          {choice.member === owner ? <Icon name="check" /> : null}
        </button>
      ))}
    </Sheet>
  )
}
