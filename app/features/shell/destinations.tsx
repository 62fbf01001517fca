/** Where the tab bar, the sidebar and the keyboard lead. */
import { Link } from '@tanstack/react-router'
import type { Destination } from '#app/ui/navigation.tsx'
import type { Words } from '#app/words/zh-CN.ts'

export const today = ({ shell }: Words): Destination => ({
  icon: 'today',
  label: shell.today,
  link: <Link to="/today" />,
  shortcut: 'G T',
})

export const customers = ({ shell }: Words): Destination => ({
  icon: 'customers',
  label: shell.customers,
  link: <Link to="/customers" />,
  shortcut: 'G C',
})

export const log = ({ shell }: Words): Destination => ({
  icon: 'plus',
  label: shell.log,
  link: <Link to="/log" />,
  shortcut: 'N',
})

export const goals = ({ shell }: Words, label: string = shell.goals): Destination => ({
  icon: 'goal',
  label,
  link: <Link to="/goals" />,
  shortcut: 'G G',
})

export const insights = ({ insights: words }: Words): Destination => ({
  icon: 'matrix',
  label: words.title,
  link: <Link to="/insights" />,
  shortcut: 'G I',
})

export const me = ({ shell }: Words): Destination => ({
  icon: 'me',
  label: shell.me,
  link: <Link to="/me" />,
  shortcut: 'G M',
})

export const team = ({ board }: Words): Destination => ({
  icon: 'team',
  label: board.title,
  link: <Link to="/team" />,
  shortcut: 'G P',
})

export const search = ({ shell }: Words): Destination => ({
  icon: 'search',
  label: shell.search,
  link: <Link to="/search" />,
  shortcut: '⌘K',
})

export const activity = ({ shell }: Words): Destination => ({
  icon: 'history',
  label: shell.activity,
  link: <Link to="/activity" />,
  shortcut: 'G A',
})

export const settings = ({ shell }: Words): Destination => ({
  icon: 'settings',
  label: shell.settings,
  link: <Link to="/settings" />,
  shortcut: 'G S',
})
