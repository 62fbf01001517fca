/** All words in Chinese, the source: one area per feature. A new area is one line here and one in en.ts. */
import { account } from './zh-CN/account.ts'
import { activity } from './zh-CN/activity.ts'
import { fields } from './zh-CN/fields.ts'
import { settings } from './zh-CN/settings.ts'
import { shell } from './zh-CN/shell.ts'

export const words = {
  account,
  activity,
  fields,
  settings,
  shell,
}

export type Words = typeof words
