/** /insights/event/$event; `new` adds one. */
import { createFileRoute } from '@tanstack/react-router'
import { EventScreen } from '#app/features/market/market-forms.tsx'

export const Route = createFileRoute('/insights/event/$event')({ component: EventRoute })

function EventRoute() {
  const { event } = Route.useParams()
  return <EventScreen key={event} event={event === 'new' ? undefined : event} />
}
