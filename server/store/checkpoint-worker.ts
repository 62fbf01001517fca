/** The thread that brings what is committed from the write-ahead log into the file, so that no request waits for that disk. */
import { parentPort, workerData } from 'node:worker_threads'
import { openSqlite } from './open-sqlite.ts'
import { numberOf } from './row.ts'

/** 64 MiB: above it the log of SQLite begins anew, for which writers are held up a moment. */
const maxPages = 16 * 1024

const db = openSqlite(String(workerData))

const checkpoint = (mode: 'passive' | 'restart'): number =>
  numberOf(db.prepare(`pragma wal_checkpoint(${mode})`).get()?.['log'])

parentPort?.on('message', (word: 'checkpoint' | 'close') => {
  if (word === 'close') {
    db.close()
    parentPort?.close()
    return
  }
  // The first round takes as long as there is much; the second leaves little for the moment in which writers wait.
  if (checkpoint('passive') > maxPages && checkpoint('passive') > maxPages) checkpoint('restart')
  parentPort?.postMessage('done')
})
