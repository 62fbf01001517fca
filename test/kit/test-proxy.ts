/** A server in front of the real one, on an address of its own, that can serve another version of a file. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TestProxy {
  readonly url: string
  /** From now on the file at this path is another one: its own content with this at the end. */
  append(path: string, text: string): void
  stop(): Promise<void>
}

/** Sockets of pokes are not passed on: a device behind it asks by itself. */
export async function startTestProxy(port: number): Promise<TestProxy> {
  const appended = new Map<string, string>()
  const pass = (incoming: IncomingMessage, answer: ServerResponse): void => {
    const { url: path, method, headers } = incoming
    const extra = appended.get(path ?? '')
    // Without the headers that let a server answer “as you have it” or squeezed.
    const { 'if-none-match': _, 'accept-encoding': __, ...plain } = headers
    const outgoing = request(
      { host: '127.0.0.1', port, path, method, headers: extra === undefined ? headers : plain },
      reply => {
        const { 'content-length': length, etag, ...rest } = reply.headers
        const kept = extra === undefined ? { ...rest, 'content-length': length, etag } : rest
        for (const [name, value] of Object.entries(kept)) if (value !== undefined) answer.setHeader(name, value)
        answer.writeHead(reply.statusCode ?? 502)
        if (extra === undefined) reply.pipe(answer)
        else {
          reply.on('data', chunk => answer.write(chunk))
          reply.on('end', () => answer.end(extra))
        }
      },
    )
    outgoing.on('error', () => answer.destroy())
    incoming.pipe(outgoing)
  }
  const server = createServer(pass)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A listening TCP server has an address with a port.
  const { port: own } = server.address() as AddressInfo
  return {
    url: `http://localhost:${own}`,
    append: (path, text) => void appended.set(path, text),
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve, reject) => server.close(error => (error ? reject(error) : resolve())))
    },
  }
}
