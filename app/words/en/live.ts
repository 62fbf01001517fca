/** Words for who else is on a page now. */
import type { live as original } from '../zh-CN/live.ts'

export const live: typeof original = {
  here: name => `${name} is here`,
  hereToo: (name, more) => `${name} and ${more} more are here`,
  writing: name => `${name} is writing`,
}
