/** Limits checked by both sides, so that a local write over a limit never becomes an update (log:L3). */

export const maxEntryBytes = 64 * 1024
export const maxBatchBytes = 1024 * 1024
export const maxBatchEntries = 500
export const maxPageRows = 500
export const maxPageBytes = 1024 * 1024
export const maxDocBytes = 16 * 1024 * 1024
/** Characters of one text a person types into a field. */
export const maxTextLength = 10_000
