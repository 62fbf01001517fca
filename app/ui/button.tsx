/** Buttons: one filled (`main`) a screen, others outlined; `text` only inside headers, rows and empty states. */
import { type ButtonHTMLAttributes, type ReactNode, useRef, useState } from 'react'
import { dress, type HostElement } from './as-element.ts'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { nextPaint } from './next-paint.ts'

type NativeButton = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'>

interface ButtonProps extends NativeButton {
  readonly look?: 'outline' | 'main' | 'text'
  readonly grow?: boolean
  readonly icon?: IconName
  readonly children: ReactNode
  /** Rendered instead of a `<button>`: a link that looks like a button. */
  readonly render?: HostElement
}

export function Button({
  look = 'outline',
  grow = false,
  icon,
  children,
  render,
  type = 'button',
  ...rest
}: ButtonProps) {
  const className = classNames('button', look !== 'outline' && look, grow && 'grow')
  const content = (
    <>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </>
  )
  if (render !== undefined) return dress(render, { className, children: content })
  return (
    <button type={type} className={className} {...rest}>
      {content}
    </button>
  )
}

interface WorkButtonProps extends Omit<ButtonProps, 'onClick' | 'render'> {
  /** Runs once at a time; the button shows that it heard the tap before anything else happens. */
  readonly onWork: () => Promise<unknown>
}

/** A button whose work takes a moment, such as storing. `onWork` deals with its own failures. */
export function WorkButton({ onWork, ...rest }: WorkButtonProps) {
  const [isBusy, setBusy] = useState(false)
  const isRunning = useRef(false)
  const work = async () => {
    if (isRunning.current) return
    isRunning.current = true
    setBusy(true)
    try {
      await nextPaint()
      await onWork()
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }
  return <Button {...rest} aria-busy={isBusy} onClick={() => void work()} />
}

interface IconButtonProps extends NativeButton {
  readonly icon: IconName
  /** Accessible name; nothing else says what the icon does. */
  readonly label: string
  readonly large?: boolean
  readonly render?: HostElement
}

export function IconButton({ icon, label, large = false, render, type = 'button', ...rest }: IconButtonProps) {
  const content = <Icon name={icon} size={large ? 'large' : 'medium'} />
  if (render !== undefined) return dress(render, { className: 'icon-button', children: content, 'aria-label': label })
  return (
    <button type={type} className="icon-button" aria-label={label} title={label} {...rest}>
      {content}
    </button>
  )
}

interface RowButtonProps extends NativeButton {
  readonly icon?: IconName
  /** Full accessible name when the visible word is short: 记 → 记一笔：禾岭医药. */
  readonly label?: string
  readonly children?: ReactNode
  readonly render?: HostElement
}

/** The one word at the right of a row (`Row action={…}`). */
export function RowButton({ icon, label, children, render, type = 'button', ...rest }: RowButtonProps) {
  const content = (
    <>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </>
  )
  const naming = label === undefined ? {} : { 'aria-label': label }
  if (render !== undefined) return dress(render, { className: 'row-button', children: content, ...naming })
  return (
    <button type={type} className="row-button" {...naming} {...rest}>
      {content}
    </button>
  )
}
