/**
 * All the network a phone in a test has: a SOCKS 5 proxy (RFC 1928, no sign-in, CONNECT only) that leads every name to this computer.
 * Switched off it is airplane mode for all that runs in the browser; what a debugger cuts may miss a worker that is only starting.
 */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Radio {
  readonly port: number
  switchTo(isOn: boolean): void
  stop(): Promise<void>
}

const greeting = Buffer.from([5, 0])
const granted = Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])

export async function startRadio(): Promise<Radio> {
  const sockets = new Set<Socket>()
  let isOn = true
  const server = createServer(socket => {
    if (isOn) serve(socket).catch(() => socket.destroy())
    else socket.destroy()
  })

  async function serve(socket: Socket): Promise<void> {
    keep(socket)
    await once(socket, 'data')
    socket.write(greeting)
    const [wish]: Buffer[] = await once(socket, 'data')
    // The port ends the wish; the name before it does not matter.
    const far = keep(connect(wish?.readUInt16BE(wish.length - 2) ?? 0, '127.0.0.1'))
    await once(far, 'connect')
    socket.write(granted)
    socket.pipe(far).pipe(socket)
    socket.once('close', () => far.destroy())
    far.once('close', () => socket.destroy())
  }

  function keep(socket: Socket): Socket {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
    return socket
  }

  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const closed = once(server, 'close')
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    // A listening TCP server has an address with a port.
    port: (server.address() as AddressInfo).port,
    switchTo: on => {
      isOn = on
      if (!on) cut()
    },
    stop: async () => {
      cut()
      server.close()
      await closed
    },
  }
}
