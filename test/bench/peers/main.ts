/**
 * `npm run bench:peers`: Ketu beside named peers, the same work in the same run, in turns. Ratios are what counts; every row says what
 * was done and how much of it. `-- server`, `-- device`, `-- build` run a part, `-- S3 D5` rows; `--kills 100 --rounds 100` repeat S1, D7.
 */
import { durableAppends } from '../disk.ts'
import { type Figure, spread, toLine, toTable } from '../figure.ts'
import { measureFirstLoad } from '../first-load.ts'
import { measureAcks } from './acks.ts'
import { type Asked, type Id, readAsked } from './asked.ts'
import { compare, type Comparison, toComparisonTable } from './comparison.ts'
import { measureCatchUp } from './catch-up.ts'
import { measureAppend, measureBrowserKills, measureImport, measureList, measureOpening } from './device.ts'
import { measureKills } from './kills.ts'
import type { Bench } from './measure.ts'
import { measureConnections, measureOpenDocs } from './residence.ts'
import { measureSaturation, measureSteady } from './updates.ts'

const measure: { readonly [id in Id]: (bench: Bench, asked: Asked) => Promise<void> } = {
  W1: async ({ figure, tell }) => {
    tell('W1: no package brings a peer app that could be built here, so ours stands beside its budget alone.')
    measureFirstLoad(figure)
  },
  S1: measureKills,
  S2: measureSaturation,
  S2b: measureSteady,
  S3: measureAcks,
  S4: measureCatchUp,
  S5: measureOpenDocs,
  S5b: measureConnections,
  D1: measureList,
  D2: measureImport,
  D3: measureAppend,
  D5: measureOpening,
  D7: measureBrowserKills,
}

const asked = readAsked(process.argv.slice(2))
if (typeof asked === 'string') {
  console.error(asked)
  process.exitCode = 1
} else await run(asked)

async function run(what: Asked): Promise<void> {
  const rows: Comparison[] = []
  const figures: Figure[] = []
  const tell = (text: string): void => console.error(text)
  const bench: Bench = {
    tell,
    figure: figure => figures.push(figure),
    row: ({ ours = [], peers = [], ...row }) => {
      // Who did not run has been told by name.
      if (ours.length > 0 && peers.length > 0) rows.push(compare({ ...row, ours, peers }))
    },
  }
  const name = 'this disk: 4 KiB appended with fdatasync'
  figures.push(...spread({ group: 'disk', name, unit: 'ms' }, durableAppends(300), [0.5, 0.99]))
  console.log(`${toTable(figures)}\n`)
  for (const id of what.ids) {
    const start = performance.now()
    const before = rows.length
    try {
      await measure[id](bench, what)
    } catch (error) {
      process.exitCode = 1
      tell(`${id} was not measured: ${error instanceof Error ? error.message : String(error)}`)
    }
    tell(`${id} took ${Math.round((performance.now() - start) / 1000)} s`)
    if (rows.length > before) tell(toComparisonTable(rows.slice(before)))
  }
  console.log(`\n${toTable(figures)}\n`)
  if (rows.length > 0) console.log(`${toComparisonTable(rows)}\n`)
  for (const one of [...figures, ...rows]) console.log(toLine(one))
}
