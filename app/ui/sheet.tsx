/** What rises over the screen: a native dialog for pickers and short menus. No text fields here; typing is a full page. */
import { type CSSProperties, type ReactNode, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

interface SheetProps {
  readonly open: boolean
  /** Asked for by Esc, the backdrop, the ×; the owner closes by rendering `open={false}`. */
  readonly onClose: () => void
  readonly title: string
  readonly closeLabel: string
  readonly foot?: ReactNode
  /** Nothing in it takes the focus: the words do, so that keys scroll them. */
  readonly isReading?: boolean
  readonly children: ReactNode
}

export function Sheet({ open, onClose, title, closeLabel, foot, isReading = false, children }: SheetProps) {
  return (
    <Dialog open={open} onClose={onClose} title={title} closeLabel={closeLabel}>
      <div className="sheet-body" {...(isReading && { tabIndex: 0 })}>
        {children}
      </div>
      {foot === undefined ? null : <div className="actionbar">{foot}</div>}
    </Dialog>
  )
}

interface DialogProps extends Omit<SheetProps, 'foot' | 'isReading'> {
  readonly className?: string
  readonly style?: CSSProperties
}

function Dialog({ open, onClose, title, closeLabel, className, style, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    if (open && element !== null && !element.open) element.showModal()
  }, [open])
  if (!open) return null
  const onCancel = (event: SyntheticEvent) => {
    event.preventDefault()
    onClose()
  }
  return (
    // A tap on the dialog element itself is a tap on its backdrop: everything inside has its own element.
    <dialog
      ref={dialog}
      className={classNames('sheet', className)}
      {...(style === undefined ? {} : { style })}
      aria-labelledby={id}
      onCancel={onCancel}
      onClose={onClose}
      onClick={event => {
        if (event.target === dialog.current && isOutside(event, dialog.current)) onClose()
      }}
    >
      <div className="sheet-head">
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={closeLabel} onClick={onClose} />
      </div>
      {children}
    </dialog>
  )
}

function isOutside(event: { clientX: number; clientY: number }, element: HTMLElement): boolean {
  const box = element.getBoundingClientRect()
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom
}

export interface MenuItem {
  readonly label: string
  readonly icon?: IconName
  /** Right, quiet: the current value. */
  readonly value?: string
  readonly run: () => void
}

interface MenuProps {
  /** Name of the ⋯ button and title of the menu. */
  readonly label: string
  readonly closeLabel: string
  readonly items: readonly MenuItem[]
  readonly icon?: IconName
}

/** ⋯: a sheet on a phone, a small list beside its button on a desktop. The visible twin of every swipe. */
export function Menu({ label, closeLabel, items, icon = 'more' }: MenuProps) {
  const [place, setPlace] = useState<CSSProperties>()
  const close = () => setPlace(undefined)
  return (
    <>
      <IconButton
        icon={icon}
        label={label}
        aria-haspopup="dialog"
        aria-expanded={place !== undefined}
        onClick={event => setPlace(placeBeside(event.currentTarget, items.length))}
      />
      <Dialog
        open={place !== undefined}
        onClose={close}
        title={label}
        closeLabel={closeLabel}
        className="menu"
        {...(place === undefined ? {} : { style: place })}
      >
        <div className="sheet-body">
          {items.map(item => (
            <button
              key={item.label}
              type="button"
              className="menu-item"
              onClick={() => {
                close()
                item.run()
              }}
            >
              {item.icon === undefined ? null : <Icon name={item.icon} />}
              {item.label}
              {item.value === undefined ? null : <span className="menu-value">{item.value}</span>}
            </button>
          ))}
        </div>
      </Dialog>
    </>
  )
}

const menuWidth = 220
const menuItemHeight = 36

/** Custom properties read by `.menu` on wide screens only. */
function placeBeside(button: HTMLElement, count: number): CSSProperties {
  const box = button.getBoundingClientRect()
  const left = Math.max(8, Math.min(box.right - menuWidth, innerWidth - menuWidth - 8))
  const top = Math.max(8, Math.min(box.bottom + 4, innerHeight - count * menuItemHeight - 24))
  return { '--menu-left': `${left}px`, '--menu-top': `${top}px` } as CSSProperties // React's type knows no custom properties.
}
