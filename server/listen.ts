/**
 * Takes a port with several listening sockets side by side. Node takes one connection from a listening socket with each turn of its
 * loop (libuv 1.45 and later); where a turn does the work of thousands of sockets, whoever connects would wait for seconds behind
 * the others. Each further socket takes one more with every turn.
 */
import type { Server as HttpServer } from 'node:http'
import { type AddressInfo, createServer, type ListenOptions, type Server } from 'node:net'

export interface Port {
  readonly port: number
  /** Takes nobody in any more; resolves when everybody has left. */
  close(): Promise<void>
}

/** Connections taken with one turn of the loop. A thousand people who come back at once are in after 63 turns. */
const listeners = 16

/** Rejects when the port cannot be had (`EADDRINUSE`, `EACCES`). @param host absent = every address of the machine. */
export async function listenWide(
  server: HttpServer,
  { port, host }: { readonly port: number; readonly host?: string | undefined },
): Promise<Port> {
  const address = { port, ...(host !== undefined && { host }) }
  // A port shared with ourselves could be shared with another program of the same user: nobody else may have it yet.
  if (port !== 0) await closed(await listening(createServer(), address))
  const isShared = await listening(server, { ...address, reusePort: true }).then(
    () => true,
    async (error: unknown) => {
      if (!isMissing(error)) throw error
      await listening(server, address)
      return false
    },
  )
  // A TCP server that listens has an address of this form.
  const { port: taken } = server.address() as AddressInfo
  const others = Array.from({ length: isShared ? listeners - 1 : 0 }, () =>
    // What Node's own HTTP server takes its connections with.
    createServer({ allowHalfOpen: true, noDelay: true }, socket => server.emit('connection', socket)),
  )
  const all = [server, ...others]
  try {
    await Promise.all(others.map(beside => listening(beside, { ...address, port: taken, reusePort: true })))
  } catch (error) {
    await Promise.all(all.map(closed))
    throw error
  }
  return {
    port: taken,
    close: async () => {
      await Promise.all(all.map(closed))
    },
  }
}

/** Where ports cannot be shared there is one listening socket. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOTSUP' || error.code === 'EINVAL')

const listening = <S extends Server>(server: S, options: ListenOptions): Promise<S> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options, () => {
      server.off('error', reject)
      resolve(server)
    })
  })

const closed = (server: Server): Promise<void> => new Promise(resolve => void server.close(() => resolve()))
