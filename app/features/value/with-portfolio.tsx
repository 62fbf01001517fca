/** What stands on the figures of the portfolio: how old they are, or why there are none. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLive, usePortfolioWork } from '#app/context.tsx'
import { isPortfolioStale, portfolioSummary, type PortfolioView } from '#app/data/queries/portfolio.ts'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

/** What the worker made, with its age above; what is being made is said, never waited for behind a spinner. */
export function WithPortfolio({ children }: { children: (view: PortfolioView) => ReactNode }) {
  const { portfolio, value } = useWords()
  const format = useFormat()
  const today = useToday()
  usePortfolioWork()
  const view = useLive(portfolioSummary)
  const isStale = useLive(isPortfolioStale, [today])
  if (view === undefined) return null
  if (view === null) return <p className="value-note top">{portfolio.computing}</p>
  if (view.summary.buyers === 0 && isStale === false)
    return (
      <EmptyState
        action={
          <Button look="main" render={<Link to="/import" />}>
            {portfolio.toImport}
          </Button>
        }
      >
        {portfolio.empty}
      </EmptyState>
    )
  return (
    <>
      <p className="value-note top" role="status">
        {isStale === true ? value.updating : value.asOf(format.dayOfMonth(view.asOf))}
      </p>
      {children(view)}
    </>
  )
}
