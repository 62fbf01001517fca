/** People at the customer: one tap calls, one opens. */
import { Link } from '@tanstack/react-router'
import type { CustomerPage } from '#app/data/queries/customer.ts'
import { Button, RowButton } from '#app/ui/button.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { collator } from '#app/words/format.ts'
import { useWords } from '#app/words/words-context.tsx'

export function ContactsTab({ page: { customer, contacts } }: { page: CustomerPage }) {
  const { customer: words } = useWords()
  const sorted = [...contacts].sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
  return (
    <>
      {sorted.length === 0 ? <p className="tab-note">{words.noContacts}</p> : null}
      <List label={words.tabs.contacts}>
        {sorted.map(contact => {
          const number = contact.mobile || contact.phone
          const call = (
            <RowButton
              icon="phone"
              label={words.callPerson(contact.name)}
              render={<a href={`tel:${number.replace(/[^\d+*#]/g, '')}`} />}
            />
          )
          const line = [contact.title, number].filter(part => part !== '').join(' · ')
          return (
            <Row
              key={contact.id}
              name={contact.name}
              link={<Link to="/c/$id/contact/$contact" params={{ id: contact.customer, contact: contact.id }} />}
              {...(line === '' ? {} : { detail: line })}
              {...(number === '' ? {} : { action: call })}
            />
          )
        })}
      </List>
      <div className="tab-more">
        <Button icon="plus" render={<Link to="/c/$id/contact/new" params={{ id: customer.id }} />}>
          {words.addContact}
        </Button>
      </div>
    </>
  )
}
