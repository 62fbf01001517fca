/** /c/$id/benefit/$benefit; `new` adds one. */
import { createFileRoute } from '@tanstack/react-router'
import { BenefitScreen } from '#app/features/market/benefit-form.tsx'

export const Route = createFileRoute('/c/$id/benefit/$benefit')({ component: BenefitRoute })

function BenefitRoute() {
  const { id, benefit } = Route.useParams()
  return <BenefitScreen key={benefit} customer={id} benefit={benefit === 'new' ? undefined : benefit} />
}
