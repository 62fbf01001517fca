/** A peer's server on a folder of its own, for as long as it is used. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RoomServer } from './room-server.ts'

export async function withPeer<T>(
  start: (folder: string) => Promise<RoomServer>,
  use: (server: RoomServer, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ketu-peers-'))
  try {
    const server = await start(folder)
    try {
      return await use(server, folder)
    } finally {
      await server.kill()
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
