/** A part of a page: its header with one quiet way to add, and rows, or a line that says what it is for. */
import type { ReactNode } from 'react'
import { dress, type HostElement } from './as-element.ts'
import { Icon, type IconName } from './icon.tsx'
import { SectionHeader } from './row.tsx'

interface SectionProps {
  readonly title: string
  readonly count?: number
  /** Where something is added, or what another icon says. */
  readonly add?: { readonly word: string; readonly link: HostElement; readonly icon?: IconName }
  /** Says what the section is for; absent once there is something in it. */
  readonly empty?: string | undefined
  readonly children?: ReactNode
}

export function Section({ title, count = 0, add, empty, children }: SectionProps) {
  const end =
    add === undefined
      ? undefined
      : dress(add.link, {
          className: '',
          children: (
            <>
              {add.icon === undefined ? <Icon name="plus" size="small" /> : null}
              {add.word}
              {add.icon === undefined ? null : <Icon name={add.icon} size="small" />}
            </>
          ),
        })
  return (
    <section aria-label={title}>
      <SectionHeader {...(count > 0 && { count })} {...(end !== undefined && { end })}>
        {title}
      </SectionHeader>
      {empty === undefined ? children : <p className="section-note">{empty}</p>}
    </section>
  )
}
