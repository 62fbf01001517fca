/** A section of the tab of the analyses: its header with one quiet button, and rows, or a line that says what it is for. */
import type { ReactNode } from 'react'
import type { HostElement } from '#app/ui/as-element.ts'
import { dress } from '#app/ui/as-element.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import './market.css'

interface MarketSectionProps {
  readonly title: string
  readonly count?: number
  /** Where something is added, or what another icon says. */
  readonly add?: { readonly label: string; readonly link: HostElement; readonly icon?: IconName }
  /** Says what the section is for; absent once there is something in it. */
  readonly empty?: string | undefined
  readonly children?: ReactNode
}

export function MarketSection({ title, count = 0, add, empty, children }: MarketSectionProps) {
  const end =
    add === undefined
      ? undefined
      : dress(add.link, {
          className: '',
          children: (
            <>
              {add.icon === undefined ? <Icon name="plus" size="small" /> : null}
              {add.label}
              {add.icon === undefined ? null : <Icon name={add.icon} size="small" />}
            </>
          ),
        })
  return (
    <section aria-label={title}>
      <SectionHeader {...(count > 0 && { count })} {...(end !== undefined && { end })}>
        {title}
      </SectionHeader>
      {empty === undefined ? children : <p className="market-note">{empty}</p>}
    </section>
  )
}
