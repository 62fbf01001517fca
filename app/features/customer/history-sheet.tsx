/** Values a field had when two people changed it at once and another was chosen: nothing typed is thrown away. */
import type { FieldVersion } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { memberNames } from '#app/data/facts.ts'
import { useMinute } from '#app/now.ts'
import { List, Row } from '#app/ui/row.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

interface HistorySheetProps {
  readonly field: string
  /** The value in use, in words. */
  readonly now: string
  readonly versions: readonly (FieldVersion & { readonly text: string })[]
  readonly onClose: () => void
}

export function HistorySheet({ field, now, versions, onClose }: HistorySheetProps) {
  const { me } = useKetu()
  const { customer: words, shell } = useWords()
  const format = useFormat()
  const minute = useMinute()
  const names = useLive(({ db }) => memberNames(db))
  const who = (member: string): string => (member === me.member ? words.you : (names?.get(member) ?? words.someone))
  return (
    <Sheet open onClose={onClose} title={words.historyOf(field)} closeLabel={shell.close}>
      <p className="sheet-text ink-2">{words.historyNote}</p>
      <List label={words.history}>
        <Row name={now} detail={words.usedSince} wrap />
        {versions.map(version => (
          <Row
            key={`${version.at} ${version.by} ${version.text}`}
            name={version.text}
            namePlain
            detail={
              version.isBefore === true
                ? words.stoodBefore
                : words.by(who(version.by), format.moment(version.at, minute))
            }
            wrap
          />
        ))}
      </List>
    </Sheet>
  )
}
