/** Lists: a header that stays, and rows of two lines with name first and one figure at the right. */
import { type ReactNode, useId } from 'react'
import { dressOr, type HostElement } from './as-element.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

export function List({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className="list" {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </ul>
  )
}

interface RowProps {
  /** What the list is ordered by: time, class mark, ring, tick. */
  readonly lead?: ReactNode
  /** small: 24 px (marks, icons); wide: 44 px (times, rings). */
  readonly leadSize?: 'small' | 'wide'
  /** Centres the lead on both lines; otherwise it sits on the first. */
  readonly leadMiddle?: boolean
  readonly name: ReactNode
  /** plain: 15 px, not bold: a command in a list of things. */
  readonly namePlain?: boolean
  /** After the name, never truncated: class mark, tag. */
  readonly mark?: ReactNode
  readonly detail?: ReactNode
  readonly detailQuiet?: boolean
  /** Lets name and detail wrap: on the object's own page. */
  readonly wrap?: boolean
  readonly figure?: ReactNode
  /** Under the figure: at most one status or note. */
  readonly figureNote?: ReactNode
  /** A `<RowButton>` or `<Menu>`; stands above the row's own tap. */
  readonly action?: ReactNode
  /** What a tap on the row does: `<Link …/>` or `<button type="button" onClick={…} />`. */
  readonly link?: HostElement
  readonly selected?: boolean
  readonly compact?: boolean
  /** div inside a VirtualList, which brings its own list item. */
  readonly as?: 'li' | 'div'
}

export function Row(props: RowProps) {
  const { lead, leadSize = 'wide', leadMiddle = false, link, wrap = false, figure, figureNote, action } = props
  const Tag = props.as ?? 'li'
  const className = classNames(
    'row',
    lead !== undefined && 'has-lead',
    lead !== undefined && leadSize === 'small' && 'lead-small',
    link !== undefined && 'link',
    props.selected === true && 'selected',
    props.compact === true && 'compact',
  )
  return (
    <Tag className={className}>
      {lead === undefined ? null : <span className={classNames('row-lead', leadMiddle && 'middle')}>{lead}</span>}
      {dressOr(link, 'span', {
        className: classNames('row-body', link !== undefined && 'row-target'),
        children: (
          <>
            <span className={classNames('row-name', wrap && 'wrap', props.namePlain === true && 'plain')}>
              <span>{props.name}</span>
              {props.mark}
            </span>
            {props.detail === undefined ? null : (
              <span className={classNames('row-detail', wrap && 'wrap', props.detailQuiet === true && 'quiet')}>
                {props.detail}
              </span>
            )}
          </>
        ),
      })}
      {action !== undefined ? (
        <span className="row-action">
          {figure === undefined ? null : <Figure figure={figure} note={figureNote} />}
          {action}
        </span>
      ) : (
        <Figure figure={figure} note={figureNote} />
      )}
    </Tag>
  )
}

function Figure({ figure, note }: { figure: ReactNode; note: ReactNode }) {
  if (figure === undefined && note === undefined) return <span />
  return (
    <span className="row-figure">
      {figure}
      {note === undefined ? null : <small>{note}</small>}
    </span>
  )
}

/** Lead of a row ordered by time; `note` in small teal: 24 分后. */
export function LeadTime({ time, note, next = false }: { time: string; note?: string; next?: boolean }) {
  return (
    <>
      <time className={classNames('row-time', next && 'tone-accent')}>{time}</time>
      {note === undefined ? null : <small className="tone-accent">{note}</small>}
    </>
  )
}

interface SectionHeaderProps {
  readonly children: ReactNode
  readonly count?: ReactNode
  /** Right: a link, or a quiet note. */
  readonly end?: ReactNode
}

export function SectionHeader({ children, count, end }: SectionHeaderProps) {
  return (
    <div className="section">
      <h2>{children}</h2>
      {count === undefined ? null : <span className="num">{count}</span>}
      {end === undefined ? null : <span className="section-end">{end}</span>}
    </div>
  )
}

interface FoldProps extends SectionHeaderProps {
  readonly open: boolean
  readonly onToggle: () => void
  readonly lead?: ReactNode
  /** What opens below the header. */
  readonly content: ReactNode
}

/** A section whose rows are folded away until asked for. */
export function FoldedSection({ children, count, end, open, onToggle, lead, content }: FoldProps) {
  const id = useId()
  return (
    <>
      <h2>
        <button type="button" className="section" aria-expanded={open} aria-controls={id} onClick={onToggle}>
          {lead}
          <span>{children}</span>
          {count === undefined ? null : <span className="num">{count}</span>}
          <span className="section-end">
            {end}
            <Icon name="down" size="small" />
          </span>
        </button>
      </h2>
      <div id={id} hidden={!open}>
        {open ? content : null}
      </div>
    </>
  )
}
