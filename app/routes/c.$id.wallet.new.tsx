/** /c/$id/wallet/new?line=NAME */
import { createFileRoute } from '@tanstack/react-router'
import { WalletLineScreen } from '#app/features/value/wallet-form.tsx'

export const Route = createFileRoute('/c/$id/wallet/new')({
  validateSearch: (search: Record<string, unknown>): { readonly line?: string } =>
    typeof search['line'] === 'string' ? { line: search['line'] } : {},
  component: NewLineRoute,
})

function NewLineRoute() {
  const { id } = Route.useParams()
  const { line } = Route.useSearch()
  return <WalletLineScreen key={id} customer={id} {...(line !== undefined && { name: line })} />
}
