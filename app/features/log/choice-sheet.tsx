/** A short list to tap in: who, which goal, which channel. */
import { Sheet } from '#app/ui/sheet.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { Choice } from './choice.tsx'

interface ChoiceSheetProps<V extends string> {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly choices: readonly { readonly value: V; readonly label: string; readonly note?: string }[]
  readonly chosen: readonly V[]
  readonly onChoose: (value: V) => void
}

export function ChoiceSheet<V extends string>({
  open,
  onClose,
  title,
  choices,
  chosen,
  onChoose,
}: ChoiceSheetProps<V>) {
  const { shell } = useWords()
  return (
    <Sheet open={open} onClose={onClose} title={title} closeLabel={shell.close}>
      {choices.map(({ value, label, note }) => (
        <Choice key={value} isChosen={chosen.includes(value)} onChoose={() => onChoose(value)} note={note}>
          {label}
        </Choice>
      ))}
    </Sheet>
  )
}
