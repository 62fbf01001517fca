/** What the tab of the analyses holds: sections of several features, each loaded when the tab is opened. */
import { lazy, Suspense } from 'react'

const OpportunitySection = lazy(async () => ({
  default: (await import('./features/market/opportunity-section.tsx')).OpportunitySection,
}))

/** Worth, needs, what went wrong, what may be sold, what was asked, who else is there, what is around, give and get. */
export function CustomerAnalysis({ id }: { id: string }) {
  return (
    <Suspense fallback={null}>
      <OpportunitySection id={id} />
    </Suspense>
  )
}
