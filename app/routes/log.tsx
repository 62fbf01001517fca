/** /log?c=CUSTOMER&v=VISIT: the quick log; `pick` = the customer picker is open, `write` = the words of a chip are. */
import { createFileRoute } from '@tanstack/react-router'
import { LogScreen } from '#app/features/log/log-screen.tsx'
import { isWordyKind, type WordyKind } from '#app/features/log/signal.ts'

interface LogSearch {
  readonly c?: string
  readonly v?: string
  readonly pick?: true
  readonly write?: WordyKind
}

export const Route = createFileRoute('/log')({
  validateSearch: ({ c, v, pick, write }: Record<string, unknown>): LogSearch => ({
    ...(typeof c === 'string' && { c }),
    ...(typeof v === 'string' && { v }),
    ...(pick === true && { pick }),
    ...(isWordyKind(write) && { write }),
  }),
  component: LogRoute,
})

function LogRoute() {
  const { c, v, pick, write } = Route.useSearch()
  return <LogScreen customer={c} visit={v} isPicking={pick === true} writing={write} />
}
