/** Words of the search. */
export const search = {
  field: '名字、拼音、电话',
  recents: '最近打开',
  customers: '客户',
  contacts: '联系人',
  actions: '操作',
  log: (name: string) => `记一笔：${name}`,
  create: (q: string) => `新建客户“${q}”`,
  createPlain: '新建客户',
  import: '导入客户',
  call: (name: string) => `打电话给${name}`,
  none: (q: string) => `没有找到“${q}”`,
  hint: '↑ ↓ 移动，Enter 打开',
  found: (n: number) => `${n} 个结果`,
}
