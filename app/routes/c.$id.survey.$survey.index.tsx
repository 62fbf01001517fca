/** /c/$id/survey/$survey?by=phone: a survey asked of a customer. */
import { createFileRoute } from '@tanstack/react-router'
import { AnswerScreen } from '#app/features/survey/answer-screen.tsx'

export const Route = createFileRoute('/c/$id/survey/$survey/')({
  validateSearch: ({ by }: Record<string, unknown>): { readonly by?: 'phone' } => (by === 'phone' ? { by } : {}),
  component: AnswerRoute,
})

function AnswerRoute() {
  const { id, survey } = Route.useParams()
  const { by } = Route.useSearch()
  return <AnswerScreen key={`${id}/${survey}`} customer={id} survey={survey} channel={by ?? 'person'} />
}
