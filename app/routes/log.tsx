/** /log?c=CUSTOMER&v=VISIT: the quick log; `pick` = the customer picker is open. */
import { createFileRoute } from '@tanstack/react-router'
import { LogScreen } from '#app/features/log/log-screen.tsx'

interface LogSearch {
  readonly c?: string
  readonly v?: string
  readonly pick?: true
}

export const Route = createFileRoute('/log')({
  validateSearch: ({ c, v, pick }: Record<string, unknown>): LogSearch => ({
    ...(typeof c === 'string' && { c }),
    ...(typeof v === 'string' && { v }),
    ...(pick === true && { pick }),
  }),
  component: LogRoute,
})

function LogRoute() {
  const { c, v, pick } = Route.useSearch()
  return <LogScreen customer={c} visit={v} isPicking={pick === true} />
}
