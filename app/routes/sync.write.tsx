/** /sync/write?type=RECORD_TYPE&id=RECORD&field=FIELD */
import { createFileRoute } from '@tanstack/react-router'
import { WriteScreen } from '#app/features/sync/write-screen.tsx'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const Route = createFileRoute('/sync/write')({
  validateSearch: (search: Record<string, unknown>) => ({
    type: text(search['type']),
    id: text(search['id']),
    field: text(search['field']),
  }),
  component: WriteRoute,
})

function WriteRoute() {
  return <WriteScreen {...Route.useSearch()} />
}
