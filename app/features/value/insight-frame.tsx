/** The frame of a tool over all customers: its title, the way back, and how old what it shows is. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLive, usePortfolioWork } from '#app/context.tsx'
import { isPortfolioStale, portfolioSummary, type PortfolioView } from '#app/data/queries/portfolio.ts'
import { useToday } from '#app/now.ts'
import { EmptyState } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { BackLink, PageBar, Screen, useSharedActions } from '#app/ui/screen.tsx'
import { useFormat, useWords } from '#app/words/words-context.tsx'

interface InsightFrameProps {
  readonly title: string
  readonly wide?: boolean
  readonly foot?: ReactNode
  readonly children: ReactNode
}

export function InsightFrame({ title, wide = false, foot, children }: InsightFrameProps) {
  const { insights, shell } = useWords()
  const shared = useSharedActions()
  return (
    <Screen
      title={title}
      wide={wide}
      foot={foot}
      top={
        <PageBar
          title={title}
          start={
            <BackLink label={shell.backTo(insights.title)} render={<Link to="/insights" />}>
              {insights.title}
            </BackLink>
          }
          end={<span className="shared">{shared}</span>}
        />
      }
    >
      {children}
    </Screen>
  )
}

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
