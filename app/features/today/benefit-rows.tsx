/** Benefits promised to one's customers that run out within two weeks. */
import { Link } from '@tanstack/react-router'
import { daysBetween } from '#shared/domain/day.ts'
import { useLive } from '#app/context.tsx'
import { expiringBenefits } from '#app/data/queries/benefit.ts'
import { useToday } from '#app/now.ts'
import { StatusWord } from '#app/ui/mark.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function BenefitRows() {
  const { market } = useWords()
  const format = useFormat()
  const today = useToday()
  const found = useLive(ketu => expiringBenefits(ketu, today), [today])
  if (found === undefined || found.length === 0) return null
  return (
    <>
      <SectionHeader count={found.length}>{market.expiringSoon}</SectionHeader>
      <List label={market.expiringSoon}>
        {found.map(({ benefit, card }) => (
          <Row
            key={benefit.id}
            name={benefit.title}
            detail={card.name}
            link={<Link to="/c/$id/benefit/$benefit" params={{ id: card.id, benefit: benefit.id }} />}
            figure={<StatusWord tone="warn">{format.relativeDays(daysBetween(today, benefit.expiresOn))}</StatusWord>}
          />
        ))}
      </List>
    </>
  )
}
