/** /c/$id/step/new */
import { createFileRoute } from '@tanstack/react-router'
import { StepScreen } from '#app/features/customer/step-form.tsx'

export const Route = createFileRoute('/c/$id/step/new')({ component: NewStepRoute })

function NewStepRoute() {
  const { id } = Route.useParams()
  return <StepScreen key={id} customer={id} step={undefined} />
}
