/** In which unit a figure of the settings is typed and shown: money in whole units, shares in percent. Pure. */
import { minorDigits } from '#shared/domain/money.ts'

const money = [
  ...['importance.potentialBands', 'profit.hourlyRate'],
  ...['entitled.travelOfVisit', 'entitled.samplesOfVisit'],
]

const shares = [
  ...['hollowBelow', 'judgement.staleShare', 'abc.cutA', 'abc.cutB', 'abc.clearMove', 'concentration'],
  ...['lifecycle.decliningShare', 'value.annualDiscount', 'value.retention.rate', 'profit.receivableRate'],
  ...['visiting.fieldShare', 'visiting.tightAbove', 'visiting.impossibleAbove', 'importance.influence'],
  ...['confidence', 'loyalty.repeat', 'loyalty.tenure', 'loyalty.trust', 'loyalty.referral'],
  ...['decision.confidence', 'decision.trust', 'decision.need', 'decision.seen'],
]

export type FigureUnit = 'money' | 'share' | 'none'

const isUnder = (path: string, roots: readonly string[]): boolean =>
  roots.some(root => path === root || path.startsWith(`${root}.`))

export const unitOf = (path: string): FigureUnit =>
  isUnder(path, money) ? 'money' : isUnder(path, shares) ? 'share' : 'none'

/** How much of the setting one typed unit is. */
export const scaleOfUnit = (unit: FigureUnit, currency: string): number =>
  unit === 'money' ? 10 ** minorDigits(currency) : unit === 'share' ? 0.01 : 1

/** As a person types it: 0.8 is 80, 18000 fen are 180. */
export const typedFigure = (value: number, scale: number): string => String(Math.round((value / scale) * 1e6) / 1e6)

/** Undefined for what is no number. */
export function figureOfTyped(text: string, scale: number): number | undefined {
  const typed = text.trim().replaceAll(',', '')
  return /^-?\d+(\.\d+)?$/.test(typed) ? Math.round(Number(typed) * scale * 1e9) / 1e9 : undefined
}
