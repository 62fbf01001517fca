/** The thread that makes base rows and says what documents hold. */
import { parentPort } from 'node:worker_threads'
import { contentHashOf, makeBase } from './make-base.ts'

export interface BaseJob {
  readonly id: number
  readonly want: keyof BaseResults
  readonly bodies: readonly Uint8Array[]
}

export interface BaseResults {
  readonly base: Uint8Array
  readonly 'content-hash': string
}

export type BaseResult = { readonly id: number } & (
  | { readonly value: BaseResults[keyof BaseResults] }
  | { readonly error: string }
)

parentPort?.on('message', (job: BaseJob) => {
  parentPort?.postMessage(resultOf(job))
})

function resultOf({ id, want, bodies }: BaseJob): BaseResult {
  try {
    return { id, value: want === 'base' ? makeBase(bodies) : contentHashOf(bodies) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}
