/** Words of comments. */
export const comments = {
  title: '评论',
  count: (n: number) => `${n} 条评论`,
  write: '写评论',
  mention: '@ 提醒谁看',
  whom: '提醒谁看',
  send: '发评论',
  sent: '评论已保存在本机',
  remove: '删除评论',
  more: (when: string) => `${when} 的评论`,
  me: '我',
  someone: '同事',
  mentionsYou: '提到你的',
  says: (who: string, about: string) => (about === '' ? who : `${who} · ${about}`),
}
