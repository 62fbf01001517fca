/** Puts sample customers on this device and takes them away, each in one tap with its undo. Their words come when they are asked for. */
import { useKetu } from './context.tsx'
import { useCommand } from './done.tsx'
import { loadSampleWork } from './words/load-sample-work.ts'
import { useLanguage, useWords } from './words/words-context.tsx'

export interface Samples {
  /** Resolves to whether they were stored. */
  readonly add: () => Promise<boolean>
  readonly remove: () => Promise<boolean>
}

export function useSamples(): Samples {
  const ketu = useKetu()
  const { sample: words } = useWords()
  const { language } = useLanguage()
  const run = useCommand()
  return {
    add: () =>
      run(async () => {
        const [{ sampleCustomers }, { addSamples }] = await Promise.all([
          loadSampleWork(language),
          import('./data/commands/sample.ts'),
        ])
        return addSamples(ketu, sampleCustomers)
      }, words.added),
    remove: () => run(async () => (await import('./data/commands/sample.ts')).removeSamples(ketu), words.removed),
  }
}
