/** How a fresh phone gets everything, and how one that was away gets what changed: wall, bytes on the wire, work of the server. */
import { wordsOf, signInOn } from '#test/kit/story.ts'
import { makePerson } from '#test/kit/test-auth.ts'
import { pushEntries } from '#test/kit/seed-team.ts'
import { type BenchPhone, slowdown, switchOnSlow, untilInstalled, untilSynced } from './bench-phone.ts'
import { cpuMs } from './cpu.ts'
import { type Figure, median, type Report } from './figure.ts'
import { changeEntries, personName, type World } from './world.ts'

const rounds = 3

/** A phone that signed in and holds the whole world; every figure but the first is reported on the way. */
export async function measureCatchUp(world: World, what: string, report: Report): Promise<BenchPhone> {
  const phone = await switchOnSlow()
  const group = `catch-up at ${slowdown}x CPU: ${what}`
  const start = Date.now()
  const serverBefore = serverCpu(world)
  await signInOn(phone, world.server, wordsOf('zh-CN'), makePerson(personName))
  await untilSynced(phone, start)
  report({ group, name: 'sign in and pull everything, wall', value: (Date.now() - start) / 1000, unit: 's' })
  report({ group, name: 'bytes on the wire', value: phone.pulledBytes() / 2 ** 20, unit: 'MiB' })
  const serverMs = used(world, serverBefore)
  if (serverMs !== undefined) report({ group, name: 'server CPU', value: serverMs, unit: 'ms' })
  report({ group, name: "phone's main thread", value: (await phone.mainThreadMs()) / 1000, unit: 's' })
  return phone
}

/** Somebody else changes 5 % of the customers while the phone is offline; it comes back. */
export async function measureChanges(world: World, phone: BenchPhone, report: Report): Promise<void> {
  const count = Math.round(world.customers.length / 20)
  const figures: Omit<Figure, 'group'>[][] = []
  for (let round = 0; round < rounds; round++) {
    await phone.setOffline(true)
    await pushEntries(world.server.url, world.person, changeEntries(world, count, 100 + round))
    const [bytesBefore, serverBefore] = [phone.pulledBytes(), serverCpu(world)]
    const start = Date.now()
    await phone.setOffline(false)
    await untilSynced(phone, start)
    const serverMs = used(world, serverBefore)
    figures.push([
      { name: 'back online → everything here', value: Date.now() - start, unit: 'ms' },
      { name: 'bytes on the wire', value: (phone.pulledBytes() - bytesBefore) / 1024, unit: 'KiB' },
      ...(serverMs === undefined ? [] : [{ name: 'server CPU', value: serverMs, unit: 'ms' }]),
    ])
  }
  const group = `catch-up at ${slowdown}x CPU: a visit at 5 % of the customers (${count}), median of ${rounds}`
  for (const [i, figure] of (figures[0] ?? []).entries())
    report({ group, ...figure, value: median(figures.map(round => round[i]?.value ?? 0)) })
}

/** Puts the app into the worker and lets the browser write its profile, so that it starts without a server. */
export async function settle(phone: BenchPhone): Promise<void> {
  await untilInstalled(phone)
  // The browser flushes cookies and local storage on its own clock.
  await new Promise(resolve => setTimeout(resolve, 5000))
}

const serverCpu = ({ server }: World): number | undefined => (server.pid === undefined ? undefined : cpuMs(server.pid))

const used = (world: World, before: number | undefined): number | undefined => {
  const now = serverCpu(world)
  return now === undefined || before === undefined ? undefined : now - before
}
