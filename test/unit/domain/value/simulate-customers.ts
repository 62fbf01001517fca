/** Customers who live by the stories of the models, draw by draw: shares nothing with the formulas but the parameters. */
import type { BetaGeometricParams } from '#shared/domain/value/bg-nbd.ts'
import type { ParetoParams } from '#shared/domain/value/pareto-nbd.ts'
import { testRandom } from '#test/kit/test-random.ts'

type Story = 'BG/NBD' | 'MBG/NBD' | 'Pareto/NBD'

/** Mean repeat purchases within t of `count` customers, and its standard error. */
export function simulatedMean(
  story: Story,
  betaGeometric: BetaGeometricParams,
  pareto: ParetoParams,
  t: number,
  count: number,
): { readonly mean: number; readonly error: number } {
  const random = testRandom(story.length)
  const live =
    story === 'Pareto/NBD' ? () => paretoLife(pareto, t, random) : () => geometricLife(story, betaGeometric, t, random)
  let [sum, squares] = [0, 0]
  for (let i = 0; i < count; i++) {
    const purchases = live()
    sum += purchases
    squares += purchases * purchases
  }
  const mean = sum / count
  return { mean, error: Math.sqrt((squares / count - mean * mean) / count) }
}

type Random = () => number

function geometricLife(story: Story, { r, alpha, a, b }: BetaGeometricParams, t: number, random: Random): number {
  const rate = gamma(r, random) / alpha
  const [stops, goes] = [gamma(a, random), gamma(b, random)]
  const p = stops / (stops + goes)
  if (story === 'MBG/NBD' && random() < p) return 0
  let purchases = 0
  for (let at = wait(rate, random); at <= t; at += wait(rate, random)) {
    purchases++
    if (random() < p) break
  }
  return purchases
}

function paretoLife({ r, alpha, s, beta }: ParetoParams, t: number, random: Random): number {
  const rate = gamma(r, random) / alpha
  const end = Math.min(t, wait(gamma(s, random) / beta, random))
  let purchases = 0
  for (let at = wait(rate, random); at <= end; at += wait(rate, random)) purchases++
  return purchases
}

const wait = (rate: number, random: Random): number => -Math.log(1 - random()) / rate

/** Marsaglia & Tsang 2000. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}
