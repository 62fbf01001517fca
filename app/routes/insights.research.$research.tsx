/** /insights/research/$research; `new` adds one. */
import { createFileRoute } from '@tanstack/react-router'
import { ResearchScreen } from '#app/features/market/market-forms.tsx'

export const Route = createFileRoute('/insights/research/$research')({ component: ResearchRoute })

function ResearchRoute() {
  const { research } = Route.useParams()
  return <ResearchScreen key={research} research={research === 'new' ? undefined : research} />
}
