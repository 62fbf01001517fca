/** A bordered card that asks a person for something: what it is, the words of it, and what can be done. */
import { type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'

interface NoticeCardProps {
  readonly title: ReactNode
  readonly what: ReactNode
  readonly children: ReactNode
  readonly actions: ReactNode
}

export function NoticeCard({ title, what, children, actions }: NoticeCardProps) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={`${id} ${id}-what`}>
      <header>
        <h3 id={id}>
          <span className="tone-warn">
            <Icon name="alert" />
          </span>
          {title}
        </h3>
        <p id={`${id}-what`}>{what}</p>
      </header>
      {children}
      <footer>{actions}</footer>
    </section>
  )
}
