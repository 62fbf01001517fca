/** The way to the server, which a drill may cut: what is asked then is not sent, and the socket of pokes is closed. */
import type { Cut } from '../cut.ts'
import type { Sent, Transport } from './transport.ts'

export function createCutTransport(transport: Transport, cut: Cut): Transport {
  const unlessCut = async <T>(ask: () => Promise<Sent<T>>): Promise<Sent<T>> =>
    (await cut.isCut()) ? { kind: 'unreachable' } : ask()
  return {
    push: request => unlessCut(() => transport.push(request)),
    pull: request => unlessCut(() => transport.pull(request)),
    listen: listener => {
      let close: (() => void) | undefined
      const stop = cut.follow(isCut => {
        if (isCut) {
          close?.()
          close = undefined
        } else
          close ??= transport.listen({
            ...listener,
            // Who listens asks again, by a call of its own.
            onClose: isFinal => {
              stop()
              listener.onClose(isFinal)
            },
          })
      })
      return () => {
        stop()
        close?.()
      }
    },
  }
}
