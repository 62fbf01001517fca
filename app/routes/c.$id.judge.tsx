/** /c/$id/judge?part=PART&visit=VISIT: one judgement with its reason. */
import { createFileRoute } from '@tanstack/react-router'
import { ReasonScreen } from '#app/features/judge/reason-screen.tsx'

export const Route = createFileRoute('/c/$id/judge')({
  validateSearch: ({ part, visit }: Record<string, unknown>): { readonly part: string; readonly visit?: string } => ({
    part: typeof part === 'string' ? part : '',
    ...(typeof visit === 'string' && { visit }),
  }),
  component: JudgeRoute,
})

function JudgeRoute() {
  const { id } = Route.useParams()
  const { part, visit } = Route.useSearch()
  return <ReasonScreen key={part} customer={id} part={part} visit={visit} />
}
