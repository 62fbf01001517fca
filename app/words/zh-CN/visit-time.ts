/** Words on how far the time of a visit is known: never a reproach. */
export const visitTime = {
  title: '这个时间是怎么核对的',
  grades: { verified: '时间已核对', bounded: '时间在范围内', unverified: '时间未核对' },
  why: {
    exact: (moment: string) => `按服务器的钟，写下的时间：${moment}，前后不差 5 秒，和填的时间一致。`,
    between: (after: string, before: string) =>
      `上次联系服务器：${after}；送到服务器：${before}。是在这之间写下的，填的时间也在这之间。没有网络、手机休眠或重开应用后都是这样。`,
    later: (said: string, after: string) =>
      `填的时间：${said}；写下的时间：${after} 之后。是事后补记的，或后来改过时间。`,
    ahead: (said: string, before: string) => `填的时间：${said}；送到服务器：${before}。多半是手机的钟不准。`,
    unknown: (before: string) =>
      `送到服务器：${before}。写下它时手机的钟对不上服务器的记录，所以只知道不晚于这个时间。`,
  },
  counts: '不管怎么核对，这次拜访都照常计入，也照常同步。',
  same: '你和你的上级看到的是同样的话。',
}
