/** What customers who buy the same also buy, and this one does not yet (feat:B9). */
import { Link } from '@tanstack/react-router'
import { alsoBought } from '#shared/domain/purchase/also-bought.ts'
import { useLive, usePortfolioWork } from '#app/context.tsx'
import { keptBaskets } from '#app/data/queries/basket.ts'
import { List, Row } from '#app/ui/row.tsx'
import { Section } from '#app/ui/section.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

export function AlsoBought({ customer }: { customer: string }) {
  const { market } = useWords()
  const format = useFormat()
  usePortfolioWork()
  const baskets = useLive(({ db }) => keptBaskets(db))
  const found = baskets === undefined ? [] : alsoBought(baskets, customer, 3)
  if (found.length === 0) return null
  return (
    <Section title={market.alsoBought}>
      <List label={market.alsoBought}>
        {found.map(({ product, buyers, alike }) => (
          <Row
            key={product}
            name={product}
            detail={market.alsoBoughtBy(format.count(buyers), format.count(alike))}
            link={
              <Link
                to="/c/$id/opportunity/$opportunity"
                params={{ id: customer, opportunity: 'new' }}
                search={{ title: product }}
              />
            }
            figure={<span className="tone-accent">{market.asOpportunity}</span>}
          />
        ))}
      </List>
    </Section>
  )
}
