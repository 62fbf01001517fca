/** Whether a failure is the store's and not the request's: its disk is full or fails, its database is locked or out of reach. */

/** SQLite's primary result codes: busy, locked, out of memory, read-only, I/O error, full, cannot open. */
const sqliteCodes: ReadonlySet<number> = new Set([5, 6, 7, 8, 10, 13, 14])
/** PostgreSQL's classes: connection, resources, operator, system. */
const postgresClasses = /^(08|53|57|58)/
const unreachable = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)$/

export function isStoreTrouble(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  if (error.code === 'ERR_SQLITE_ERROR')
    // An extended code has its primary one in the lowest byte.
    return 'errcode' in error && typeof error.errcode === 'number' && sqliteCodes.has(error.errcode & 0xff)
  return unreachable.test(error.code) || (error.code.length === 5 && postgresClasses.test(error.code))
}
