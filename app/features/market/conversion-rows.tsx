/** Of the customers visited in the period: how many have a next step, how many ordered; by class. */
import { useMemo } from 'react'
import type { Day } from '#shared/domain/day.ts'
import { conversionsSince } from '#shared/domain/market/conversion.ts'
import { customerClasses } from '#shared/domain/record.ts'
import { useLive } from '#app/context.tsx'
import { customerCards } from '#app/data/queries/customer.ts'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function ConversionRows({ since }: { since: Day }) {
  const { market, shell, customer } = useWords()
  const format = useFormat()
  const cards = useLive(({ db }) => customerCards(db))
  const rows = useMemo(
    () => (cards === undefined ? [] : conversionsSince(cards, [...customerClasses].toSorted(lastBlank), since)),
    [cards, since],
  )
  if (rows.length === 0) return null
  return (
    <section aria-label={market.conversion}>
      <SectionHeader end={market.conversionNote}>{market.conversion}</SectionHeader>
      <List label={market.conversion}>
        {rows.map(({ class: name, visited, stepped, ordered }) => (
          <Row
            key={name}
            name={name === '' ? customer.classNone : shell.classMark(name)}
            namePlain
            detail={market.conversionLine(format.count(visited), format.count(stepped), format.count(ordered))}
            wrap
            figure={format.percent(ordered / visited)}
          />
        ))}
      </List>
    </section>
  )
}

const lastBlank = (a: string, b: string): number => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1)
