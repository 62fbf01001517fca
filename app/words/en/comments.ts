/** English of comments. */
import { plural } from '../plural.ts'
import type { comments as zh } from '../zh-CN/comments.ts'

export const comments: typeof zh = {
  title: 'Comments',
  count: n => plural(n, { one: '# comment', other: '# comments' }),
  write: 'Write a comment',
  mention: '@ Mention',
  whom: 'Whom to mention',
  send: 'Comment',
  sent: 'Comment saved on this phone',
  remove: 'Delete comment',
  more: when => `Comment of ${when}`,
  me: 'Me',
  someone: 'A colleague',
  mentionsYou: 'Mentions of you',
  says: (who, about) => (about === '' ? who : `${who} · ${about}`),
}
