/** /c/$id/contact/new */
import { createFileRoute } from '@tanstack/react-router'
import { ContactScreen } from '#app/features/customer/contact-form.tsx'

export const Route = createFileRoute('/c/$id/contact/new')({ component: NewContactRoute })

function NewContactRoute() {
  const { id } = Route.useParams()
  return <ContactScreen key={id} customer={id} contact={undefined} />
}
