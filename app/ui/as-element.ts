/** Lets a component look like a button or row and be the element the caller brings: a router link, an anchor, a button. */
import { cloneElement, createElement, type ReactElement, type ReactNode } from 'react'

/** An element that takes a class and children, such as `<Link to="/c/$id" params={{ id }} />`. */
export type HostElement = ReactElement<{ className?: string; children?: ReactNode }>

interface Dressing {
  readonly className: string
  readonly children: ReactNode
  readonly 'aria-label'?: string
}

export function dress(host: HostElement, dressing: Dressing): ReactElement {
  return cloneElement(host, dressing)
}

/** The host dressed, or a plain element of `tag` when there is none. */
export const dressOr = (host: HostElement | undefined, tag: 'span' | 'div', dressing: Dressing): ReactElement =>
  host === undefined ? createElement(tag, dressing) : dress(host, dressing)
