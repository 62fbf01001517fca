/** English plurals. Chinese has one form, so its entries are plain templates. */
import { once } from './once.ts'

const rules = once(() => new Intl.PluralRules('en'))
const figures = once(() => new Intl.NumberFormat('en'))

interface Forms {
  readonly one: string
  readonly other: string
}

/** `#` in the chosen form becomes the number: `plural(2, { one: '# visit', other: '# visits' })` is `2 visits`. */
export const plural = (n: number, forms: Forms): string =>
  (rules().select(n) === 'one' ? forms.one : forms.other).replace('#', figures().format(n))
