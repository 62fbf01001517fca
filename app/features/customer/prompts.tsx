/** What a new customer still lacks: the first goal, the first person. */
import { Link } from '@tanstack/react-router'
import type { CustomerPage } from '#app/data/queries/customer.ts'
import { Icon } from '#app/ui/icon.tsx'
import { List, Row } from '#app/ui/row.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function Prompts({ page: { customer, goals, contacts } }: { page: CustomerPage }) {
  const { customer: words } = useWords()
  const prompts = [
    ...(goals.length > 0
      ? []
      : [{ name: words.firstGoal, link: <Link to="/goals/new" search={{ c: customer.id }} /> }]),
    ...(contacts.length > 0
      ? []
      : [{ name: words.firstContact, link: <Link to="/c/$id/contact/new" params={{ id: customer.id }} /> }]),
  ]
  if (prompts.length === 0) return null
  return (
    <List label={words.prompts}>
      {prompts.map(({ name, link }) => (
        <Row
          key={name}
          lead={
            <span className="tone-accent">
              <Icon name="plus" />
            </span>
          }
          leadSize="small"
          leadMiddle
          name={name}
          namePlain
          compact
          link={link}
        />
      ))}
    </List>
  )
}
