/**
 * `npm run bench`: our own figures, measured and never asserted. `npm run bench -- device`, `manager`, `insights`,
 * `portfolio`, `server` or `import` runs a part.
 * They move with the machine and what else it does: compare figures of one run, and ratios between runs.
 */
import { loadavg } from 'node:os'
import { fullSize, makeWorld } from './world.ts'
import { measureCatchUp, measureChanges, settle } from './catch-up.ts'
import { measureDevice } from './device.ts'
import { type Figure, type Report, toLine, toTable } from './figure.ts'
import { measureFirstLoad } from './first-load.ts'
import { measureImport } from './import.ts'
import { measureInsights } from './insights.ts'
import { measureManager } from './manager.ts'
import { measurePortfolio } from './portfolio.ts'
import { measureServer } from './server.ts'

const parts = ['device', 'manager', 'insights', 'portfolio', 'import', 'server'] as const
const asked = process.argv.slice(2)
const unknown = asked.find(part => !parts.some(known => known === part))
if (unknown !== undefined) {
  console.error(`The bench has these parts: ${parts.join(', ')}.`)
  process.exitCode = 1
} else await run(parts.filter(part => asked.length === 0 || asked.includes(part)))

async function run(chosen: readonly (typeof parts)[number][]): Promise<void> {
  const figures: Figure[] = []
  const report: Report = measured => {
    const figure = { ...measured, load: loadavg()[0] ?? 0 }
    figures.push(figure)
    // While it runs, so that a long run shows that it moves.
    console.error(toTable([figure]).replace('\n', ':'))
  }
  measureFirstLoad(report)
  if (chosen.includes('portfolio')) measurePortfolio(report)
  if (chosen.includes('server')) await measureServer(report)
  if (chosen.includes('import')) await measureImport(report)
  if (chosen.includes('manager')) await measureManager(report)
  if (chosen.includes('insights')) await measureInsights(report)
  if (chosen.includes('device')) await runDevice(report)
  console.log(`\n${toTable(figures)}\n`)
  for (const figure of figures) console.log(toLine(figure))
}

async function runDevice(report: Report): Promise<void> {
  const small = await makeWorld({ customers: 5000, visits: 0, orders: 0 })
  try {
    const phone = await measureCatchUp(small, '5,000 documents', report)
    await phone.dispose()
  } finally {
    await small.server.stop()
  }
  const world = await makeWorld()
  const { customers, visits, orders } = fullSize
  try {
    const what = `${customers} customers, ${visits} visits, ${orders} orders`
    const phone = await measureCatchUp(world, what, report)
    try {
      await measureChanges(world, phone, report)
      await settle(phone)
      await phone.kill()
      // From here on nobody answers: the page comes from the worker.
      await world.server.stop()
      await measureDevice(world, phone.profile, report)
    } finally {
      await phone.dispose()
    }
  } finally {
    await world.server.stop()
  }
}
