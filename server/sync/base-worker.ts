/** The thread that makes base rows. */
import { parentPort } from 'node:worker_threads'
import { makeBase } from './make-base.ts'

export interface BaseJob {
  readonly id: number
  readonly bodies: readonly Uint8Array[]
}

export type BaseResult = { readonly id: number } & ({ readonly base: Uint8Array } | { readonly error: string })

parentPort?.on('message', ({ id, bodies }: BaseJob) => {
  parentPort?.postMessage(resultOf(id, bodies))
})

function resultOf(id: number, bodies: readonly Uint8Array[]): BaseResult {
  try {
    return { id, base: makeBase(bodies) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}
