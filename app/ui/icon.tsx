/** The icons, drawn by hand on a 24 grid: 1.75 strokes, round ends. Decoration only: the word stands beside or in a label. */
import type { ReactNode } from 'react'

const paths = {
  alert: <path d="M12 4 2.8 19.5h18.4ZM12 10v4M12 16.8v.01" />,
  arrowDown: <path d="m7 7 10 10M17 9v8H9" />,
  arrowUp: <path d="M7 17 17 7M9 7h8v8" />,
  bars: <path d="M4 20V11M10 20V4M16 20v-7M21 20H3" />,
  behind: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="3" />
      <path d="M12 8v8M8.5 12.5 12 16l3.5-3.5" />
    </>
  ),
  calendar: (
    <>
      <rect x="4" y="5" width="16" height="16" rx="3" />
      <path d="M8 3v4M16 3v4M4 10h16" />
    </>
  ),
  calendarPlus: (
    <>
      <rect x="4" y="5" width="16" height="16" rx="3" />
      <path d="M8 3v4M16 3v4M4 10h16M12 13v5M9.5 15.5h5" />
    </>
  ),
  chat: (
    <path d="M21 11.5a8 8 0 0 1-8.5 7.5 9 9 0 0 1-3-.5L4 20l1.5-4A7 7 0 0 1 4 11.5 8 8 0 0 1 12.5 4 8 8 0 0 1 21 11.5Z" />
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3 2" />
    </>
  ),
  close: <path d="M18 6 6 18M6 6l12 12" />,
  cloud: <path d="M7 18.5a5 5 0 0 1-.5-9.9 6 6 0 0 1 11-.6 5.3 5.3 0 0 1-.5 10.5Z" />,
  cloudOff: <path d="M3 3l18 18M6.5 8.6A5 5 0 0 0 7 18.5h10.5M9.8 6.3A6 6 0 0 1 17.3 11a4 4 0 0 1 3.2 5.8" />,
  copy: (
    <>
      <rect x="8.5" y="8.5" width="12" height="12" rx="2.5" />
      <path d="M15.5 8.5V6A2.5 2.5 0 0 0 13 3.500H6A2.5 2.5 0 0 0 3.5 6v7A2.5 2.5 0 0 0 6 15.500h2.5" />
    </>
  ),
  customers: (
    <path d="M4 21V5.5A1.5 1.5 0 0 1 5.5 4h7A1.5 1.5 0 0 1 14 5.500V21M14 10h4.500A1.5 1.5 0 0 1 20 11.500V21M2.5 21h19M8 8.500h2M8 12.500h2M8 16.500h2M17 14.500v.01M17 17.500v.01" />
  ),
  device: (
    <>
      <rect x="6.5" y="2.5" width="11" height="19" rx="2.5" />
      <path d="M11 18.500h2" />
    </>
  ),
  disk: <path d="M3 13h18M5.5 5h13L21 13v5a1.5 1.5 0 0 1-1.5 1.500h-15A1.5 1.5 0 0 1 3 18v-5ZM7 16.500h.01" />,
  document: <path d="M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8ZM14 3v5h5M9 13h6M9 17h4" />,
  down: <path d="m6 9 6 6 6-6" />,
  download: <path d="M12 4v11M7 10.500l5 5 5-5M4 20h16" />,
  edit: <path d="M12 20h8M15.5 4.500a2.1 2.1 0 0 1 3 3L8 18l-4 1 1-4Z" />,
  eye: (
    <>
      <path d="M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.500S2.5 12 2.5 12Z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  eyeOff: (
    <path d="M3 3l18 18M10 5.700a9.8 9.8 0 0 1 2-.2c6 0 9.5 6.5 9.5 6.500a17 17 0 0 1-2.7 3.400M6.5 7.200A16 16 0 0 0 2.5 12s3.5 6.5 9.5 6.500a9.5 9.5 0 0 0 4.4-1.100M9.9 9.900a3 3 0 0 0 4.2 4.2" />
  ),
  filter: <path d="M4 7h16M7 12h10M10 17h4" />,
  flag: <path d="M5 21V4h12l-2.5 4.500L17 13H5" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.500c2.3 2.3 3.5 5.2 3.5 8.500s-1.2 6.2-3.5 8.500c-2.3-2.3-3.5-5.2-3.5-8.500s1.2-6.2 3.5-8.500Z" />
    </>
  ),
  goal: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <circle cx="12" cy="12" r="4" />
      <path d="M12 12h.01" />
    </>
  ),
  history: <path d="M4.5 8.500A8.5 8.5 0 1 1 3.5 12M3.5 4v5h5M12 7.500V12l3 2" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5M12 8v.01" />
    </>
  ),
  keyboard: (
    <>
      <rect x="2.5" y="6" width="19" height="12.5" rx="2.5" />
      <path d="M6.5 10h.01M10 10h.01M14 10h.01M17.5 10h.01M8 14.500h8" />
    </>
  ),
  left: <path d="m15 5-7 7 7 7" />,
  link: (
    <path d="M10 14a4 4 0 0 0 5.7 0l3.6-3.600a4 4 0 0 0-5.7-5.700L12 6.300M14 10a4 4 0 0 0-5.7 0l-3.6 3.600a4 4 0 0 0 5.7 5.700L12 17.7" />
  ),
  lock: (
    <>
      <rect x="5" y="11" width="14" height="9.5" rx="2" />
      <path d="M8 11V8a4 4 0 0 1 8 0v3" />
    </>
  ),
  mail: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="2.5" />
      <path d="m4 7.5 8 6 8-6" />
    </>
  ),
  matrix: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="2" />
      <path d="M12 4v16M4 12h16" />
    </>
  ),
  me: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 21a7.5 7.5 0 0 1 15 0" />
    </>
  ),
  message: <path d="M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z" />,
  mic: (
    <>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5.5 11.500a6.5 6.5 0 0 0 13 0M12 18v3" />
    </>
  ),
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3" />,
  okay: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.3 2.8 2.8 5-5.5" />
    </>
  ),
  phone: (
    <path d="M21 16.500v2.600a2 2 0 0 1-2.2 2A17.5 17.5 0 0 1 3 5.2 2 2 0 0 1 5 3h2.600a1.5 1.5 0 0 1 1.5 1.200l.8 3a1.5 1.5 0 0 1-.4 1.500L8 10.200a13 13 0 0 0 5.8 5.800l1.5-1.500a1.5 1.5 0 0 1 1.5-.4l3 .8a1.5 1.5 0 0 1 1.2 1.600Z" />
  ),
  pin: (
    <>
      <path d="M19 10.500c0 5-7 10.5-7 10.500s-7-5.5-7-10.500a7 7 0 0 1 14 0Z" />
      <circle cx="12" cy="10.5" r="2.5" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  print: (
    <path d="M7 8V3h10v5M7 17H4.500A1.5 1.5 0 0 1 3 15.500v-6A1.5 1.5 0 0 1 4.5 8h15A1.5 1.5 0 0 1 21 9.500v6a1.5 1.5 0 0 1-1.5 1.500H17M7 14h10v7H7Z" />
  ),
  refresh: <path d="M20 11.500A8 8 0 0 0 6 6.500L3.5 9M3.5 4v5h5M4 12.500a8 8 0 0 0 14 5l2.5-2.500M20.5 20v-5h-5" />,
  right: <path d="m9 6 6 6-6 6" />,
  search: (
    <>
      <circle cx="11" cy="11" r="7" />
      <path d="m20 20-4-4" />
    </>
  ),
  send: <path d="m4 11.5 16-7.5-7.5 16-1.8-6.700Z" />,
  settings: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 2.500v3M12 18.500v3M2.5 12h3M18.5 12h3M5.3 5.300l2.1 2.100M16.6 16.600l2.1 2.100M5.3 18.700l2.1-2.100M16.6 7.400l2.1-2.1" />
    </>
  ),
  share: <path d="M12 15V4M8 7.5 12 3.500l4 4M5 12.500V18a2.5 2.5 0 0 0 2.5 2.500h9A2.5 2.5 0 0 0 19 18v-5.5" />,
  signOut: <path d="M9.5 4H6.500A2.5 2.5 0 0 0 4 6.500v11A2.5 2.5 0 0 0 6.5 20h3M15 8l4 4-4 4M19 12H9.5" />,
  star: <path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.900L12 16.900l-5.2 2.8 1-5.900L3.5 9.700l5.9-.8Z" />,
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 3v1.500M12 19.500V21M3 12h1.500M19.5 12H21M5.6 5.600l1.1 1.100M17.3 17.300l1.1 1.100M5.6 18.400l1.1-1.100M17.3 6.700l1.1-1.1" />
    </>
  ),
  tag: <path d="M9.5 4 8 20M16 4l-1.5 16M5 9h15M4 15h15" />,
  team: (
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 4.800a3.5 3.5 0 0 1 0 6.400M18 14.200a6.5 6.5 0 0 1 3.5 5.8" />
    </>
  ),
  textSize: <path d="M3 19 8.5 5.5 14 19M5 14.500h7M15 19l3-7.5 3 7.500M16 16.500h4" />,
  today: (
    <>
      <rect x="4" y="5" width="16" height="16" rx="3" />
      <path d="M8 3v4M16 3v4M4 10h16M9 15.500l2.2 2.2 4-4.2" />
    </>
  ),
  trash: (
    <path d="M4.5 7h15M9.5 7V4.500h5V7M6.5 7l.8 12a1.5 1.5 0 0 0 1.5 1.500h6.400a1.5 1.5 0 0 0 1.5-1.500l.8-12M10 11v5.500M14 11v5.5" />
  ),
  undo: <path d="M8.5 14 4 9.5 8.5 5M4 9.500h10.500a5.5 5.5 0 0 1 0 11H11" />,
  up: <path d="m6 15 6-6 6 6" />,
  upload: <path d="M12 15.500V4.500M7 9l5-5 5 5M4 20h16" />,
  wait: <path d="M12 3.500v5M12 15.500v5M3.5 12h5M15.5 12h5" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof paths

/** `size`: small 16, medium 20, large 24 px. Hidden from screen readers: the control around it carries the name. */
export function Icon({ name, size = 'medium' }: { name: IconName; size?: 'small' | 'medium' | 'large' }) {
  return (
    <svg className={size === 'medium' ? 'icon' : `icon ${size}`} viewBox="0 0 24 24" aria-hidden="true">
      {paths[name]}
    </svg>
  )
}
