/** Where one can go: the tab bar of a phone and the sidebar of a desktop. The caller brings the links and the words. */
import { Fragment, type ReactNode } from 'react'
import { dress, type HostElement } from './as-element.ts'
import { Icon, type IconName } from './icon.tsx'

export interface Destination {
  readonly icon: IconName
  readonly label: string
  /** A link; it sets `aria-current="page"` itself when it is where one is. */
  readonly link: HostElement
  readonly count?: number
  /** Key shown in the sidebar: G T. */
  readonly shortcut?: string
}

interface TabBarProps {
  readonly label: string
  /** Four destinations: two stand left of the middle, two right. */
  readonly items: readonly Destination[]
  readonly middle: Destination
}

export function TabBar({ label, items, middle }: TabBarProps) {
  const half = Math.ceil(items.length / 2)
  return (
    <nav className="tabbar" aria-label={label}>
      {items.slice(0, half).map(tab)}
      {dress(middle.link, {
        className: 'tabbar-item middle',
        children: (
          <>
            <span className="tabbar-fab">
              <Icon name={middle.icon} />
            </span>
            <span>{middle.label}</span>
          </>
        ),
      })}
      {items.slice(half).map(tab)}
    </nav>
  )
}

function tab(item: Destination): ReactNode {
  return (
    <Fragment key={item.label}>
      {dress(item.link, {
        className: 'tabbar-item',
        children: (
          <>
            <Icon name={item.icon} />
            <span>{item.label}</span>
            {item.count === undefined || item.count === 0 ? null : <span className="tabbar-count">{item.count}</span>}
          </>
        ),
      })}
    </Fragment>
  )
}

interface SidebarProps {
  readonly label: string
  readonly brand: string
  readonly search: Destination
  readonly main: Destination
  readonly items: readonly Destination[]
  /** Bottom: sync pill, settings. */
  readonly end: ReactNode
}

export function Sidebar({ label, brand, search, main, items, end }: SidebarProps) {
  return (
    <nav className="sidebar" aria-label={label}>
      <div className="brand">
        <img src="/icons/mark.svg" alt="" width="22" height="22" />
        {brand}
      </div>
      {sidebarLink('sidebar-search', search, 'small')}
      {sidebarLink('sidebar-main', main, 'small')}
      {items.map(item => (
        <Fragment key={item.label}>{sidebarLink('sidebar-item', item)}</Fragment>
      ))}
      <div className="sidebar-end">{end}</div>
    </nav>
  )
}

export function SidebarItem(item: Destination) {
  return sidebarLink('sidebar-item', item)
}

function sidebarLink(className: string, item: Destination, size: 'small' | 'medium' = 'medium') {
  return dress(item.link, {
    className: className,
    children: (
      <>
        <Icon name={item.icon} size={size} />
        <span>{item.label}</span>
        {item.count === undefined ? null : <span className="num">{item.count}</span>}
        {item.shortcut === undefined ? null : <kbd aria-hidden="true">{item.shortcut}</kbd>}
      </>
    ),
  })
}
