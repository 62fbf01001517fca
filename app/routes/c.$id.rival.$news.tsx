/** /c/$id/rival/$news; `new` adds one. */
import { createFileRoute } from '@tanstack/react-router'
import { RivalScreen } from '#app/features/market/rival-form.tsx'

export const Route = createFileRoute('/c/$id/rival/$news')({ component: RivalRoute })

function RivalRoute() {
  const { id, news } = Route.useParams()
  return <RivalScreen key={news} customer={id} news={news === 'new' ? undefined : news} />
}
