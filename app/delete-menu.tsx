/** The ⋯ of a record's page where all it offers is to delete it; that can be undone. */
import { useKetu } from './context.tsx'
import { deleteRecord, type RecordRef } from './data/commands/record.ts'
import { useCommand } from './done.tsx'
import { Menu } from './ui/sheet.tsx'
import { useWords } from './words/words-context.tsx'

interface DeleteMenuProps {
  readonly record: RecordRef
  /** What the list of activities calls it. */
  readonly name: string
  readonly label: string
  readonly onDeleted: () => void
}

export function DeleteMenu({ record: { type, id, doc }, name, label, onDeleted }: DeleteMenuProps) {
  const ketu = useKetu()
  const { shell } = useWords()
  const run = useCommand()
  const remove = async () => {
    if (await run(() => deleteRecord(ketu, { type, id, doc }, name), shell.deleted)) onDeleted()
  }
  return (
    <Menu label={shell.more} closeLabel={shell.close} items={[{ label, icon: 'trash', run: () => void remove() }]} />
  )
}
