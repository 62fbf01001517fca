/** 洞察: where the tools over all customers are found. */
export const insights = {
  title: '洞察',
  rowNote: '矩阵、组合、细分、调研',
  tools: '关键客户工具',
  who: '客户与商机',
  voice: '客户的声音',
  market: '市场',
}
