/** Words of the sample team. */
export const sample = {
  title: '示例团队',
  intro: '点一个人，直接看这个人的一天',
  signInAs: (name: string, role: string) => `以${name}登录，${role}`,
  orSignIn: '用账号登录',
  strip: '示例团队 · 重启后可重置',
}
