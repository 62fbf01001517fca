/** Many worlds one after the other, and what they came to. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { checkDevice } from './device-check.ts'
import { type Office, openOffice } from './office.ts'
import { leastCosts, maxCpuMs } from './processor-time.ts'
import { mutantsOfWorld, runWorld } from './world.ts'

export interface FuzzRun {
  readonly mutants: number
  /** How often each answer was given. */
  readonly answers: ReadonlyMap<string, number>
  readonly broken: readonly { readonly seed: number; readonly violations: readonly string[] }[]
  /** The longest that one request kept the processor. */
  readonly slowestMs: number
  /** What is in memory at the end and was not when the first worlds were over. */
  readonly grownBytes: number
}

export const maxGrownBytes = 50 * 1024 * 1024
/** A log of its own every so many worlds, so that no run drowns in its past. */
const worldsOfOffice = 100
/** Worlds until code and caches are warm. */
const warmWorlds = 5

export async function runFuzz({
  mutants,
  from,
}: {
  readonly mutants: number
  readonly from: number
}): Promise<FuzzRun> {
  const worlds = Math.ceil(mutants / mutantsOfWorld)
  const answers = new Map<string, number>()
  const broken: { seed: number; violations: readonly string[] }[] = []
  let slowestMs = 0
  let warmBytes = 0
  let office: Office | undefined
  for (let i = 0; i < worlds; i++) {
    if (i % worldsOfOffice === 0) {
      await office?.app.stop()
      office = await openOffice()
    }
    const world = await oneWorld(office, from + i)
    for (const [what, times] of world.answers) answers.set(what, (answers.get(what) ?? 0) + times)
    if (world.violations.length > 0) broken.push({ seed: from + i, violations: world.violations })
    slowestMs = Math.max(slowestMs, world.slowestMs)
    if (i === warmWorlds) warmBytes = await bytesInUse()
  }
  const grownBytes = warmBytes === 0 ? 0 : (await bytesInUse()) - warmBytes
  await office?.app.stop()
  return { mutants: worlds * mutantsOfWorld, answers, broken, slowestMs, grownBytes }
}

async function oneWorld(office: Office | undefined, seed: number) {
  if (office === undefined) throw new Error('no office is open')
  const world = await runWorld(office, seed)
  await checkDevice(office, world)
  const costsMs = await leastCosts(world.costsMs, maxCpuMs, () => costsOfWorld(seed))
  const slow = costsMs.flatMap((ms, i) =>
    ms > maxCpuMs ? [`request ${i} took the processor ${Math.round(ms)} ms, each time the seed ran`] : [],
  )
  return { answers: world.answers, violations: [...world.violations, ...slow], slowestMs: Math.max(...costsMs) }
}

/** The same world before a server that has seen nothing else. */
async function costsOfWorld(seed: number): Promise<readonly number[]> {
  const office = await openOffice()
  const { costsMs } = await runWorld(office, seed)
  await office.app.stop()
  return costsMs
}

/** Turns of the event loop and collections until what is over is gone: some of it waits for a collection after the one that found it. */
const looks = 5

/** The least of what is held: garbage that has not been collected yet is no growth. */
async function bytesInUse(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  let least = Number.POSITIVE_INFINITY
  for (let look = 0; look < looks; look++) {
    await new Promise<void>(resolve => setImmediate(resolve))
    if (typeof collect === 'function') collect()
    const { heapUsed, external } = process.memoryUsage()
    least = Math.min(least, heapUsed + external)
  }
  return least
}

export const linesOf = ({ mutants, answers, broken, slowestMs, grownBytes }: FuzzRun): readonly string[] => [
  `${mutants} mutants, ${broken.length} of their seeds broken, slowest request ${Math.round(slowestMs)} ms, ${(grownBytes / 1024 / 1024).toFixed(1)} MB grown; ${[
    ...answers,
  ]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, times]) => `${what} ${times}`)
    .join(', ')}`,
  ...broken.flatMap(({ seed, violations }) => [
    `seed ${seed} broke; see it again with: npm run test:fuzz -- --mutants ${mutantsOfWorld} --from ${seed}`,
    ...violations.slice(0, 8).map(violation => `! ${violation.slice(0, 700)}`),
  ]),
]
