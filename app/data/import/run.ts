/** Carries a planned import out, chunk by chunk, so that the page can paint, tell how far it is, and stop between two. */
import type { ImportSink } from './commit.ts'
import type { ImportSession } from './session.ts'

export interface RunPorts {
  readonly onProgress: (done: number, total: number) => void
  /** Asked before every chunk; what is stored already stays, and its undo with it. */
  readonly isCancelled: () => boolean
  /** Resolves when the page has had its turn. */
  readonly breathe: () => Promise<void>
}

export interface RunResult {
  readonly kind: 'done' | 'cancelled'
  /** Chunks stored of all. */
  readonly done: number
  readonly total: number
  /** Rows that storage refused. */
  readonly notStored: readonly number[]
}

export async function runImport(
  session: Pick<ImportSession, 'chunk'>,
  total: number,
  sink: ImportSink,
  ports: RunPorts,
): Promise<RunResult> {
  const notStored: number[] = []
  for (let done = 0; done < total; done++) {
    ports.onProgress(done, total)
    await ports.breathe()
    if (ports.isCancelled()) return { kind: 'cancelled', done, total, notStored }
    notStored.push(...(await sink.commit(await session.chunk(done))))
  }
  ports.onProgress(total, total)
  return { kind: 'done', done: total, total, notStored }
}
