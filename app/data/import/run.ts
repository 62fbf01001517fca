/** Carries a planned import out, chunk by chunk, so that the page can paint, tell how far it is, and stop between two. */
import type { ImportSink } from './commit.ts'
import type { ImportSession } from './session.ts'

export interface RunPorts {
  /** Records written so far. */
  readonly onProgress: (written: number) => void
  /** Asked before every chunk; what is stored already stays, and its undo with it. */
  readonly isCancelled: () => boolean
  /** Resolves when the page has had its turn. */
  readonly breathe: () => Promise<void>
}

export interface RunResult {
  readonly kind: 'done' | 'cancelled'
  readonly written: number
  /** Rows that storage refused. */
  readonly notStored: readonly number[]
}

/** @param chunks how many the plan has. A failure of storage throws; the chunks before it are stored. */
export async function runImport(
  session: Pick<ImportSession, 'chunk'>,
  chunks: number,
  sink: ImportSink,
  ports: RunPorts,
): Promise<RunResult> {
  const notStored: number[] = []
  let written = 0
  for (let i = 0; i < chunks; i++) {
    await ports.breathe()
    if (ports.isCancelled()) return { kind: 'cancelled', written, notStored }
    const chunk = await session.chunk(i)
    const refused = await sink.commit(chunk)
    notStored.push(...refused)
    written += chunk.customers.length + chunk.orders.length - refused.length
    ports.onProgress(written)
  }
  return { kind: 'done', written, notStored }
}
