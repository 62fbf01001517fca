/** The worker that keeps the points of the matrices while somebody looks at them: at once, and after anything was written in any tab. */
import Dexie from 'dexie'
import { openInWorker } from '../worker-db.ts'
import { refreshMatrices } from './refresh-matrices.ts'

/** The first message of the page. */
export interface MatrixStart {
  readonly database: string
  readonly zone: string
}

/** A burst of changes (a pull, an import) is read once. */
const restMs = 300

async function keep({ database, zone }: MatrixStart): Promise<void> {
  const db = await openInWorker(database)
  if (db === undefined) return
  const now = (): number => Date.now()
  let [isRunning, isChanged, isDue] = [false, false, false]

  const run = async (): Promise<void> => {
    isDue = false
    isRunning = true
    isChanged = false
    try {
      await refreshMatrices({ db, now, zone })
      postMessage('made')
    } catch (error) {
      console.error(error)
    }
    isRunning = false
    if (isChanged) schedule()
  }
  const schedule = (): void => {
    isChanged = true
    if (isRunning || isDue) return
    isDue = true
    setTimeout(() => void run(), restMs)
  }
  const watched = ['updates', 'facts', 'cards'].map(table => `idb://${db.name}/${table}/`)
  Dexie.on.storagemutated.subscribe((parts: object) => {
    if (Object.keys(parts).some(part => watched.some(prefix => part.startsWith(prefix)))) schedule()
  })
  void run()
}

addEventListener('message', (event: MessageEvent) => void keep(event.data as MatrixStart), { once: true })
