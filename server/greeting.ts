/** What a start says: under which addresses this server is reached, and what each of them is good for. */
import type { NetworkInterfaceInfo } from 'node:os'
import { isLoopback } from '#shared/api/loopback.ts'
import type { Config } from './config.ts'
import { certificateNames } from './tls.ts'

interface Reached {
  readonly config: Pick<Config, 'host' | 'url' | 'tls'>
  /** The one that is listened on. */
  readonly port: number
  readonly interfaces: Interfaces
}

/** As `os.networkInterfaces` gives them. */
export type Interfaces = {
  readonly [name: string]: readonly Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[] | undefined
}

/** The address of the first line: where its reader opens it. */
export const mainAddress = ({ config, port }: Omit<Reached, 'interfaces'>): string =>
  config.url ??
  addressOn(isOpenTo(config.host) || isLoopback(config.host ?? '') ? 'localhost' : config.host, config, port)

/** A line for each address, the first for whoever started it. */
export function greeting({ config, port, interfaces }: Reached): readonly string[] {
  const main = mainAddress({ config, port })
  const hosts = isOpenTo(config.host) ? ['localhost', ...lanAddresses(interfaces)] : [config.host ?? 'localhost']
  const own = hosts.map(host => ({ address: addressOn(host, config, port), worth: worthOf(host, config) }))
  const [first] = own
  if (config.url !== undefined)
    return [
      `Ketu is at ${main} (${worthOfUrl(new URL(config.url))})`,
      ...own.map(({ address, worth }) => `Listening on ${address} (${worth})`),
    ]
  return [
    `Ketu is at ${main} (${first?.worth})`,
    ...own.slice(1).map(({ address, worth }) => `From a phone in the same network: ${address} (${worth})`),
    ...(isLoopback(config.host ?? '') ? ['Only this computer reaches it: KETU_HOST lets nobody else in.'] : []),
  ]
}

const plainHttp = 'plain http: works online only; offline needs https, see README'

const worthOfUrl = ({ protocol, hostname }: URL): string =>
  protocol === 'https:' ? 'https: works offline too' : worthOf(hostname, {})

/** What browsers make of a page of this address: only a secure one gets to work offline. */
function worthOf(host: string, { tls }: Pick<Config, 'tls'>): string {
  if (tls !== undefined)
    return certificateNames(tls, host)
      ? 'https: works offline too, on every device that trusts the certificate'
      : 'https, but the certificate does not name this address: browsers will warn, and nothing works offline'
  return isLoopback(host) ? 'this computer only: works offline too' : plainHttp
}

const addressOn = (host: string | undefined, { tls }: Pick<Config, 'tls'>, port: number): string =>
  `${tls === undefined ? 'http' : 'https'}://${host?.includes(':') === true ? `[${host}]` : host}:${port}`

const isOpenTo = (host: string | undefined): boolean => host === undefined || host === '0.0.0.0' || host === '::'
/** IPv4 first: it is what people can type. Link-local ones lead nowhere from a phone. */
function lanAddresses(interfaces: Interfaces): readonly string[] {
  const found = Object.values(interfaces).flatMap(addresses => addresses ?? [])
  const outer = found.filter(({ internal, address }) => !internal && !/^(fe[89ab]|169\.254\.)/i.test(address))
  return [...outer.filter(({ family }) => family === 'IPv4'), ...outer.filter(({ family }) => family === 'IPv6')].map(
    ({ address }) => address,
  )
}
