/** The list of planted bugs cannot rot: what each changes is in the code, and the tests that catch it are there (rel:D31). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { plant } from '../planted/planted-bug.ts'
import { plantedBugs } from '../planted/planted-bugs.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

it('rel:D31 every planted bug changes one place of the code, and there are enough of them', () => {
  for (const bug of plantedBugs) expect(plant(read(bug.file), bug), bug.name).not.toBe(read(bug.file))
  expect(plantedBugs.length).toBeGreaterThanOrEqual(40)
  expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(plantedBugs.length)
})

it('rel:D31 every planted bug names tests that are there', () => {
  const words = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.startsWith('planted'))
    .map(file => read(join('test', file)))
    .join('\n')
  const missing = plantedBugs
    .flatMap(({ caughtBy }) => caughtBy)
    .filter(({ title }) => !words.includes(title))
    .map(({ title }) => title)
  expect(missing).toEqual([])
  expect(plantedBugs.filter(({ caughtBy }) => caughtBy.length === 0)).toEqual([])
})
