/** /c/$id/step/$step */
import { createFileRoute } from '@tanstack/react-router'
import { StepScreen } from '#app/features/customer/step-form.tsx'

export const Route = createFileRoute('/c/$id/step/$step')({ component: StepRoute })

function StepRoute() {
  const { id, step } = Route.useParams()
  return <StepScreen key={step} customer={id} step={step} />
}
