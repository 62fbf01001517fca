/** /c/$id/wallet/$line */
import { createFileRoute } from '@tanstack/react-router'
import { WalletLineScreen } from '#app/features/value/wallet-form.tsx'

export const Route = createFileRoute('/c/$id/wallet/$line')({ component: LineRoute })

function LineRoute() {
  const { id, line } = Route.useParams()
  return <WalletLineScreen key={line} customer={id} line={line} />
}
