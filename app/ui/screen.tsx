/** One screen: a top bar, one scroller, and at most one bar at the thumb. The tab bar or sidebar around it is the shell's. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import { dress, type HostElement } from './as-element.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

const ScrollerContext = createContext<HTMLElement | null>(null)

/** The element that scrolls the screen around the caller; null until it is mounted. */
export const useScroller = (): HTMLElement | null => useContext(ScrollerContext)

interface ScreenProps {
  /** Text of the browser tab; also the name of the page for a screen reader. */
  readonly title: string
  readonly top?: ReactNode
  /** Between the top bar and the scroller: strips, search field, filters. They stay while the list scrolls. */
  readonly head?: ReactNode
  /** Bar at the thumb, an `<ActionBar>`. A screen with one stands on a route without tab bar. */
  readonly foot?: ReactNode
  /** Lets content use the whole width on a desktop (tables, charts). */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** True for the list beside a detail: the detail alone is the page's main part and names it. */
const BesideContext = createContext(false)

export function Screen({ title, top, head, foot, wide = false, children }: ScreenProps) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const isBeside = useContext(BesideContext)
  const body = (
    <>
      {head}
      <div className="scroll" ref={setScroller}>
        <ScrollerContext value={scroller}>{children}</ScrollerContext>
      </div>
      {foot}
    </>
  )
  if (isBeside)
    return (
      <section className={classNames('screen', wide && 'wide')} aria-label={title}>
        {top}
        <div className="screen-main">{body}</div>
      </section>
    )
  return (
    <div className={classNames('screen', wide && 'wide')}>
      <title>{`${title} · Ketu 客图`}</title>
      {top}
      <main className="screen-main" tabIndex={-1} aria-label={title}>
        {body}
      </main>
    </div>
  )
}

export function ActionBar({ children }: { children: ReactNode }) {
  return <div className="actionbar">{children}</div>
}

const SharedActionsContext = createContext<ReactNode>(null)

/** What the shell shows at the right of every first-level top bar: search and the sync pill. */
export const SharedActions = SharedActionsContext.Provider

/** For a page with a bar of its own. */
export const useSharedActions = (): ReactNode => useContext(SharedActionsContext)

interface TopBarProps {
  readonly title: ReactNode
  /** Small words after the title: a date, a count. */
  readonly sub?: ReactNode
  /** Buttons of this screen, before the shared ones. */
  readonly actions?: ReactNode
}

/** Top bar of a tab: big title left, shared actions right. */
export function TopBar({ title, sub, actions }: TopBarProps) {
  const shared = useContext(SharedActionsContext)
  return (
    <header className="topbar">
      <h1>{title}</h1>
      {sub === undefined ? null : <span className="sub">{sub}</span>}
      <span className="gap" />
      {actions}
      <span className="shared">{shared}</span>
    </header>
  )
}

interface PageBarProps {
  /** Absent when the page names its object itself, in a heading of its own. */
  readonly title?: ReactNode
  /** Left: a `<BackLink>` or a close `<IconButton>`. */
  readonly start: ReactNode
  /** Right: icon buttons. */
  readonly end?: ReactNode
}

/** Top bar of a page one level down: way back left, title in the middle. */
export function PageBar({ title, start, end }: PageBarProps) {
  return (
    <header className="topbar page">
      <span className="topbar-start">{start}</span>
      {title === undefined || title === '' ? <span /> : <h1>{title}</h1>}
      <span className="topbar-end">{end}</span>
    </header>
  )
}

/** `children` = where it leads, one word. `render` is the link. */
export function BackLink({ children, label, render }: { children: ReactNode; label: string; render: HostElement }) {
  return dress(render, {
    className: 'back',
    'aria-label': label,
    children: (
      <>
        <Icon name="left" />
        <span>{children}</span>
      </>
    ),
  })
}

interface StripProps {
  readonly mark?: ReactNode
  /** notice: amber band; alert: risk of loss, announced at once. */
  readonly tone?: 'quiet' | 'notice' | 'alert'
  readonly children: ReactNode
}

/** One calm line under the top bar. */
export function Strip({ mark, tone = 'quiet', children }: StripProps) {
  return (
    <div className={classNames('strip', tone !== 'quiet' && tone)} role={tone === 'alert' ? 'alert' : 'status'}>
      {mark}
      <span>{children}</span>
    </div>
  )
}

/** List and detail beside each other on a desktop; on a phone only the detail, or only the list when there is no detail. */
export function Panes({ list, detail }: { list: ReactNode; detail?: ReactNode }) {
  return (
    <div className={classNames('panes', detail === undefined && 'list-only')}>
      <div className="pane-list">
        <BesideContext value={detail !== undefined}>{list}</BesideContext>
      </div>
      {detail === undefined ? null : <div className="pane-detail">{detail}</div>}
    </div>
  )
}
