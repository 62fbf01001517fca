/** What the tab of the analyses holds: sections of several features, each loaded when the tab is opened. */
import { lazy, Suspense } from 'react'

const ValueSection = lazy(async () => ({ default: (await import('./features/value/value-section.tsx')).ValueSection }))
const ClassSection = lazy(async () => ({
  default: (await import('./features/segments/class-section.tsx')).ClassSection,
}))
const NeedSection = lazy(async () => ({
  default: (await import('./features/knowledge/need-section.tsx')).NeedSection,
}))
const IssueSection = lazy(async () => ({
  default: (await import('./features/knowledge/issue-section.tsx')).IssueSection,
}))
const FeedbackSection = lazy(async () => ({
  default: (await import('./features/knowledge/feedback-section.tsx')).FeedbackSection,
}))
const OpportunitySection = lazy(async () => ({
  default: (await import('./features/market/opportunity-section.tsx')).OpportunitySection,
}))
const SurveysSection = lazy(async () => ({
  default: (await import('./features/survey/surveys-section.tsx')).SurveysSection,
}))

/** Class, worth, needs, what went wrong, what may be sold, what was asked, who else is there, what is around, give and get. */
export function CustomerAnalysis({ id }: { id: string }) {
  return (
    <Suspense fallback={null}>
      <ClassSection id={id} />
      <ValueSection id={id} />
      <NeedSection id={id} />
      <IssueSection id={id} />
      <FeedbackSection id={id} />
      <OpportunitySection id={id} />
      <SurveysSection customer={id} />
    </Suspense>
  )
}
