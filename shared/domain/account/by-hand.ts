/** What a person says of a class or tier by hand, and until when it counts (DOMAIN 3.2; feat:A11). */
import type { Day } from '../day.ts'

/** Until its day; without one, until somebody says otherwise. */
export const isValid = (until: Day, asOf: Day): boolean => until === '' || until >= asOf
