/** Words after a command: what could not be stored and why, what can no longer simply be undone. */
export const done = {
  changedSince: '后来有人改过，到活动记录里选',
  openActivity: '去看',
  failed: '没保存成功，内容还在，再试一次',
  refused: {
    'no-such-record': '这条记录已不在本机',
    'no-such-field': '这个版本不认识这一项，请更新后再试',
    'bad-value': '有一项填得不对，改一下再试',
    'too-long': '文字太长，删短一些再试',
    'too-big': '内容太多，分成几条再试',
    'app-outdated': '另一个标签页已更新，请重新打开这一页',
    'not-ready': '这家客户的资料还没下载完，联网后再试',
  },
}
