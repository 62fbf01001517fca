/** One small sign of how safe the work is: shape + number or word, leading to the sync centre. */
import { dress, type HostElement } from './as-element.ts'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

/** The most urgent wins, in this order. */
export const pillKinds = ['risk', 'needs-you', 'signed-out', 'offline', 'syncing', 'ok'] as const
export type PillKind = (typeof pillKinds)[number]

const icons: Record<PillKind, IconName> = {
  risk: 'alert',
  'needs-you': 'alert',
  'signed-out': 'lock',
  offline: 'cloudOff',
  syncing: 'refresh',
  ok: 'check',
}

interface SyncPillProps {
  readonly kind: PillKind
  /** Number or word shown; absent = the shape alone. */
  readonly short?: string
  /** The whole sentence, for screen readers. */
  readonly label: string
  readonly link: HostElement
}

export function SyncPill({ kind, short, label, link }: SyncPillProps) {
  return (
    <span role="status">
      {dress(link, {
        className: classNames('pill', kind),
        'aria-label': label,
        children: (
          <>
            <Icon name={icons[kind]} />
            {short === undefined ? null : <span className="num">{short}</span>}
          </>
        ),
      })}
    </span>
  )
}
