/** Words of the airplane drill. */
export const drill = {
  title: '断网演练',
  rowNote: '断开试试，再看两边是否一致',
  introTitle: '没有网络也不会丢',
  intro: [
    '点一下，Ketu 就不再联系服务器，别的照常上网。',
    '这时随便记一笔、改一改。',
    '重新连接后，本机和服务器各算一遍内容的指纹，摆在一起给你看。',
  ],
  limit: '断开最多半小时，到时自动恢复。关掉应用也一样。',
  start: '断开连接',
  cutTitle: '已断开，Ketu 不再联系服务器',
  cutNote: (n: number) => (n === 0 ? '现在去记一笔，或改点什么' : `断开后你做了 ${n} 件事，都在本机`),
  until: (time: string) => `最晚 ${time} 自动恢复连接`,
  log: '记一笔',
  reconnect: '重新连接',
  checking: '已重新连接，正在同步并核对两边',
  equalTitle: '两边一致',
  equal: (docs: number) => `本机和服务器上的 ${docs} 份资料，内容完全相同`,
  nothingTitle: '还没有可以核对的资料',
  nothing: '先记一笔，再来试',
  work: (own: number, others: number) =>
    [own === 0 ? '' : `断开后你做的 ${own} 件事已送达`, others === 0 ? '' : `同事同时改的 ${others} 份资料也到了`]
      .filter(part => part !== '')
      .join('；'),
  differentTitle: (n: number) => `${n} 份资料两边不一样`,
  different: '你写的都还在本机。可能有人正在改，请再核对一次；还是不一样，就先在“同步”里导出全部，再告诉管理员',
  unreachableTitle: '还没连上服务器',
  unreachable: '连接已恢复，但这次没能完成同步。内容都在本机，有网后再核对',
  here: '本机',
  there: '服务器',
  fingerprint: '内容指纹',
  differing: '不一样的资料',
  other: '目标和设置',
  missing: '没有',
  again: '再核对一次',
  done: '完成',
}
