/** Test files that take minutes begin first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** In a fresh clone nothing is known of earlier runs. */
const longest = [
  'test/simulate/',
  'test/fuzz/',
  'every-commit',
  'start-demo',
  'full-screens',
  'team-day',
  'reach',
  'long-names',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex(part => moduleId.includes(part))
      return found < 0 ? longest.length : found
    }
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
