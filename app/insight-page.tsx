/** The frame of a tool over all customers: its title, the way back to the tools, and what is done here. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { HostElement } from './ui/as-element.ts'
import { IconButton } from './ui/button.tsx'
import { BackLink, PageBar, Screen, useSharedActions } from './ui/screen.tsx'
import { useWords } from './words/words-context.tsx'

interface InsightPageProps {
  readonly title: string
  readonly wide?: boolean
  /** Where something is added; only for who may. */
  readonly add?: { readonly label: string; readonly link: HostElement } | undefined
  /** What else can be done with it; only for who may. */
  readonly menu?: ReactNode
  /** Absent: to the tools. */
  readonly back?: { readonly label: string; readonly link: HostElement }
  /** It is about something with a name: that stands below the bar, as long as it is. */
  readonly isNamed?: boolean
  /** Bar at the thumb. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

export function InsightPage({
  title,
  wide = false,
  add,
  menu,
  back,
  isNamed = false,
  foot,
  children,
}: InsightPageProps) {
  const { insights, shell } = useWords()
  const shared = useSharedActions()
  const name = back?.label ?? insights.title
  return (
    <Screen
      title={title}
      wide={wide}
      foot={foot}
      top={
        <PageBar
          title={isNamed ? '' : title}
          start={
            <BackLink label={shell.backTo(name)} render={back?.link ?? <Link to="/insights" />}>
              {name}
            </BackLink>
          }
          end={
            <>
              {add === undefined ? null : <IconButton icon="plus" label={add.label} render={add.link} />}
              {menu}
              <span className="shared">{shared}</span>
            </>
          }
        />
      }
    >
      {isNamed ? <h1 className="page-name">{title}</h1> : null}
      {children}
    </Screen>
  )
}
