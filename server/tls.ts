/**
 * The certificate this server shows when it speaks TLS itself: checked before it is used, and read again when it is renewed.
 * Files that do not fit change nothing: at the start there is no start, later the certificate in use stays.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'

/** Paths of PEM files. `cert` may hold the chain, its own certificate first. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** What the files held. */
export interface Tls {
  readonly files: TlsFiles
  readonly cert: string
  readonly key: string
}

/** `sentence` names the variable and says what to do. */
export type ReadTls = { readonly kind: 'ok'; readonly tls: Tls } | { readonly kind: 'bad'; readonly sentence: string }

/** `readFile` throws when the file cannot be read. @param now ms since the epoch. */
export function readTls(files: TlsFiles, readFile: (path: string) => string, now: number): ReadTls {
  const [cert, key] = [attempt(() => readFile(files.cert)), attempt(() => readFile(files.key))]
  if (cert === undefined) return bad(`KETU_TLS_CERT names a file that cannot be read: ${files.cert}. ${mayRead}`)
  if (key === undefined) return bad(`KETU_TLS_KEY names a file that cannot be read: ${files.key}. ${mayRead}`)
  const certificate = attempt(() => new X509Certificate(cert))
  if (certificate === undefined)
    return bad(`KETU_TLS_CERT holds no certificate in PEM form (-----BEGIN CERTIFICATE-----): ${files.cert}.`)
  const privateKey = attempt(() => createPrivateKey(key))
  if (privateKey === undefined)
    return bad(`KETU_TLS_KEY holds no private key in PEM form without a passphrase: ${files.key}.`)
  const sentence = misfit(certificate, privateKey, now)
  return sentence === undefined ? { kind: 'ok', tls: { files, cert, key } } : bad(sentence)
}

const mayRead = 'Check the path, and that the user who runs Ketu may read it.'

function misfit(certificate: X509Certificate, key: KeyObject, now: number): string | undefined {
  if (!certificate.checkPrivateKey(key))
    return 'KETU_TLS_KEY does not belong to KETU_TLS_CERT: name two files that were made together.'
  const { validFromDate: from, validToDate: to } = certificate
  if (now >= to.getTime())
    return `The certificate in KETU_TLS_CERT ended on ${dayOf(to)}: renew it. Browsers let nobody in with this one.`
  if (now < from.getTime())
    return `The certificate in KETU_TLS_CERT begins on ${dayOf(from)}: check the clock of this computer.`
  return undefined
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
const bad = (sentence: string): ReadTls => ({ kind: 'bad', sentence })

/** Whether browsers accept the certificate under this name or address; whether they trust its maker is theirs to say. */
export function certificateNames({ cert }: Pick<Tls, 'cert'>, address: string): boolean {
  const certificate = new X509Certificate(cert)
  const named = isIP(address) === 0 ? certificate.checkHost(address) : certificate.checkIP(address)
  return named !== undefined
}

export interface TlsRenewal {
  readonly current: Tls
  readonly readFile: (path: string) => string
  readonly clock: () => number
  /** Handshakes from now on. */
  readonly use: (tls: Tls) => void
  readonly say: (sentence: string) => void
}

/**
 * What it returns is called now and then: a certificate that was renewed is taken into use. A pair that does not fit is told
 * when it is found so twice: whoever renews writes one file after the other.
 */
export function createTlsRenewal({ current, readFile, clock, use, say }: TlsRenewal): () => void {
  let known = textOf(current)
  let doubted: string | undefined
  return () => {
    const read = readTls(current.files, readFile, clock())
    if (read.kind === 'ok') {
      doubted = undefined
      const found = textOf(read.tls)
      if (found === known) return
      known = found
      use(read.tls)
      say('The certificate was renewed and is in use.')
    } else if (doubted === undefined) doubted = read.sentence
    else if (doubted === read.sentence) {
      say(`${read.sentence} The certificate in use stays.`)
      doubted = told
    }
  }
}

/** Stands for a sentence that was said. */
const told = ''
const textOf = ({ cert, key }: Tls): string => cert + key

/** undefined when it throws: a library has no gentler way to say that something is no certificate. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
