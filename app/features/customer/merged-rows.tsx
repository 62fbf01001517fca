/** Customers that were merged into this one, each taken apart again in one tap. */
import type { CustomerRow } from '#shared/domain/record.ts'
import { useKetu, useLive } from '#app/context.tsx'
import { unmergeCustomers } from '#app/data/commands/merge.ts'
import { mergedInto } from '#app/data/queries/duplicate.ts'
import { useCommand } from '#app/done.tsx'
import { RowButton } from '#app/ui/button.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function MergedRows({ customer }: { customer: CustomerRow }) {
  const ketu = useKetu()
  const { duplicates: words } = useWords()
  const run = useCommand()
  const merged = useLive(({ db }) => mergedInto(db, customer), [customer]) ?? []
  if (merged.length === 0) return null
  return (
    <>
      <SectionHeader>{words.mergedFrom}</SectionHeader>
      <List label={words.mergedFrom}>
        {merged.map(loser => (
          <Row
            key={loser.id}
            name={loser.name}
            action={
              <RowButton
                label={words.apartOf(loser.name)}
                onClick={() => void run(() => unmergeCustomers(ketu, customer, loser), words.taken(loser.name))}
              >
                {words.apart}
              </RowButton>
            }
          />
        ))}
      </List>
    </>
  )
}
