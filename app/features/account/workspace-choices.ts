/** Currencies and time zones to choose from, named in the reader's language by Intl. */
import type { Choice } from '#app/ui/field.tsx'
import type { Language } from '#app/words/language.ts'

/** Those Ketu's first users trade in, by how common they are there. */
const currencies = [
  'CNY',
  'HKD',
  'TWD',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'KRW',
  'SGD',
  'MYR',
  'THB',
  'VND',
  'IDR',
  'INR',
  'AUD',
  'CAD',
  'CHF',
  'AED',
  'BRL',
  'MXN',
]

const currencyOfZone: Readonly<Record<string, string>> = {
  'Asia/Shanghai': 'CNY',
  'Asia/Urumqi': 'CNY',
  'Asia/Hong_Kong': 'HKD',
  'Asia/Taipei': 'TWD',
  'Asia/Tokyo': 'JPY',
  'Asia/Seoul': 'KRW',
  'Asia/Singapore': 'SGD',
  'Europe/London': 'GBP',
}

/** A first guess from where the device is; the person sees it and can change it. */
export const defaultCurrency = (zone: string): string =>
  currencyOfZone[zone] ?? (zone.startsWith('Europe/') ? 'EUR' : zone.startsWith('America/') ? 'USD' : 'CNY')

export function currencyChoices(language: Language): readonly Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return currencies.map(value => ({ value, label: `${names.of(value) ?? value} ${value}` }))
}

/** Every zone the browser knows, the device's own first. */
export function zoneChoices(language: Language, own: string): readonly Choice[] {
  const others = Intl.supportedValuesOf('timeZone').filter(zone => zone !== own)
  return [own, ...others].map(value => ({ value, label: zoneLabel(language, value) }))
}

function zoneLabel(language: Language, zone: string): string {
  const place = zone.replaceAll('_', ' ')
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(0)
  return `${place} (${parts.find(part => part.type === 'timeZoneName')?.value ?? ''})`
}
