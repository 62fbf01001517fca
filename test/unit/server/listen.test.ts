import { createServer as createHttpServer, get } from 'node:http'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { listenWide, type Port } from '#server/listen.ts'

const host = '127.0.0.1'
const open: Port[] = []
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(open.splice(0).map(port => port.close()))
})

async function listen(server = createHttpServer((_, response) => response.end('here')), port = 0): Promise<Port> {
  const taken = await listenWide(server, { port, host })
  open.push(taken)
  return taken
}

const statusOf = (port: number): Promise<number | undefined> =>
  new Promise((resolve, reject) =>
    get({ host, port, agent: false }, response => resolve(response.resume().statusCode)).once('error', reject),
  )

describe('a wide port', () => {
  test('takes many people in within few turns of the loop', async () => {
    const people = 160
    let inside = 0
    const server = createHttpServer().on('connection', () => inside++)
    const { port } = await listen(server)
    for (let n = 0; n < people; n++) sockets.push(connect(port, host))
    let turns = 0
    while (inside < people && turns < 10_000) {
      turns++
      await new Promise(setImmediate)
    }
    expect(inside).toBe(people)
    expect(turns).toBeLessThan(people / 2)
  })

  test('answers on every one of its sockets', async () => {
    const { port } = await listen()
    expect(await Promise.all(Array.from({ length: 40 }, () => statusOf(port)))).toEqual(Array(40).fill(200))
  })

  test('is nobody else’s: neither that of another program nor of a second server of ours', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, host, resolve))
    const { port } = other.address() as AddressInfo
    await expect(listen(createHttpServer(), port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    other.close()
    const ours = await listen()
    await expect(listen(createHttpServer(), ours.port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  test('closes when the last one has left, and is free then', async () => {
    const first = await listen()
    const guest = connect(first.port, host)
    sockets.push(guest)
    await new Promise(resolve => guest.once('connect', resolve))
    let isClosed = false
    const closing = first.close().then(() => {
      isClosed = true
    })
    await new Promise(setImmediate)
    expect(isClosed).toBe(false)
    guest.destroy()
    await closing
    open.length = 0
    expect((await listen(undefined, first.port)).port).toBe(first.port)
  })
})
