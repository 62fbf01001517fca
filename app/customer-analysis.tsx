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
const FitSection = lazy(async () => ({ default: (await import('./features/market/fit-section.tsx')).FitSection }))
const RivalSection = lazy(async () => ({ default: (await import('./features/market/rival-section.tsx')).RivalSection }))
const BoardSection = lazy(async () => ({ default: (await import('./features/market/board-section.tsx')).BoardSection }))
const BenefitSection = lazy(async () => ({
  default: (await import('./features/market/benefit-section.tsx')).BenefitSection,
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
      <FitSection id={id} />
      <SurveysSection customer={id} />
      <RivalSection id={id} />
      <BoardSection id={id} />
      <BenefitSection id={id} />
    </Suspense>
  )
}
