/** /c/$id/contact/$contact */
import { createFileRoute } from '@tanstack/react-router'
import { ContactStanceSection } from '#app/features/judge/contact-stance-section.tsx'
import { ContactScreen } from '#app/features/customer/contact-form.tsx'

export const Route = createFileRoute('/c/$id/contact/$contact')({ component: ContactRoute })

function ContactRoute() {
  const { id, contact } = Route.useParams()
  return (
    <ContactScreen
      key={contact}
      customer={id}
      contact={contact}
      after={<ContactStanceSection customer={id} contact={contact} />}
    />
  )
}
