/** English of the tools over all customers. */
import type { insights as zh } from '../zh-CN/insights.ts'

export const insights: typeof zh = {
  title: 'Insights',
  rowNote: 'Matrices, portfolio, segments, surveys',
  tools: 'Key account tools',
  who: 'Customers and pipeline',
  voice: 'What customers say',
  market: 'Market',
}
