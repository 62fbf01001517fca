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
  const first = await listening(server, { ...address, reusePort: true }).catch((error: unknown) => {
    if (isMissing(error)) return listening(server, address)
    throw error
  })
  // A TCP server that listens has an address of this form.
  const { port: taken } = first.address() as AddressInfo
  const join = async (): Promise<Server | undefined> => {
    // What Node's own HTTP server takes its connections with.
    const beside = createServer({ allowHalfOpen: true, noDelay: true }, socket => server.emit('connection', socket))
    // A platform that cannot share a port has one listening socket.
    return await listening(beside, { ...address, port: taken, reusePort: true }).catch(() => undefined)
  }
  const others = await Promise.all(Array.from({ length: listeners - 1 }, join))
  return {
    port: taken,
    close: async () => {
      await Promise.all([server, ...others.filter(one => one !== undefined)].map(closed))
    },
  }
}

/** Where ports cannot be shared. */
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
