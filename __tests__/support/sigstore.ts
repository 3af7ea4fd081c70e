import { fulcioHandler, initializeCA, initializeCTLog, initializeTLog, initializeTSA } from '@sigstore/mock'
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { partsOf, readDer, tags } from '../../src/evidence/der.ts'
import { LogVersion2 } from './logVersion2.ts'

/** Local services of the same kinds as Sigstore's: token, certificate authority with its log, transparency log, timestamp authority. */
export interface Sigstore {
  url: string
  /** Of the runner: where the job's identity token comes from. */
  idToken: { url: string; token: string }
  /** The runner's clock. */
  now: () => Date
  /** trusted_root.json that names these services. */
  trustedRoot: string
  services: { fulcio: string; rekor: string; tsa: string }
  /** A second log, of version 2: its address and what it was asked. */
  rekor2: { url: string; log: LogVersion2 }
  identity: { identity: string; issuer: string }
  /** What a service does instead of its work; empty again for the next test. */
  faults: Partial<Record<ServiceName, Fault>>
  /** Which services were asked, in order. */
  asked: string[]
  close(): Promise<void>
}

export type ServiceName = 'token' | 'fulcio' | 'rekor' | 'rekor2' | 'tsa'

/** `truth` is what the service would have answered. */
export type Fault = (request: Asked, truth: () => Promise<Answer>) => Promise<Answer | 'never' | 'hang up'>

export interface Asked {
  body: Buffer
  count: number
}

export interface Answer {
  status: number
  type: string
  body: Buffer
}

export interface SigstoreOptions {
  /** When all of it happens. The samples are judged some seconds before; whatever the clock of the machine says. */
  at?: Date
  /** Claims of the token beside the usual ones. */
  claims?: Record<string, unknown>
  /** Milliseconds by which the services' clocks are off, and the one of the timestamp authority besides. */
  skew?: number
  tsaSkew?: number
}

const momentOfSigning = new Date('2026-11-21T14:03:07Z')

export const workflow = 'acme/control/.github/workflows/gate.yml@refs/heads/main'
export const issuer = 'https://token.actions.githubusercontent.com'

export async function startSigstore(options: SigstoreOptions = {}): Promise<Sigstore> {
  const sigstore: Omit<Sigstore, 'url' | 'services' | 'rekor2' | 'idToken' | 'now' | 'trustedRoot'> = {
    identity: { identity: `https://github.com/${workflow}`, issuer },
    faults: {},
    asked: [],
    close: async () => undefined,
  }
  const handlers = new Map<string, [ServiceName, (body: Buffer) => Promise<Answer>]>()
  const server = createServer((request, response) => void serve(request, response, handlers, sigstore))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const at = options.at ?? momentOfSigning
  const world = await duringMoment(at, () => worldOf(url, at, options))
  handlers.set('/token', ['token', async () => json(200, { value: tokenOf(options.claims ?? {}) })])
  handlers.set('/api/v2/signingCert', ['fulcio', world.certify])
  handlers.set('/api/v1/log/entries', ['rekor', world.log])
  handlers.set('/two/api/v2/log/entries', ['rekor2', async (body) => json(201, world.log2.add(body))])
  handlers.set('/tsa', ['tsa', world.stamp])
  return Object.assign(sigstore, {
    url,
    idToken: { url: `${url}/token?api-version=2`, token: 'of-the-runner' },
    services: { fulcio: url, rekor: url, tsa: `${url}/tsa` },
    rekor2: { url: `${url}/two`, log: world.log2 },
    now: () => new Date(at),
    trustedRoot: world.trustedRoot,
    close: () => closed(server),
  })
}

/** Faults that need no words. */
export const down: Fault = async () => 'hang up'
export const slow: Fault = async () => 'never'
export const broken: Fault = async () => ({ status: 503, type: 'text/plain', body: Buffer.from('no') })
export const nonsense: Fault = async () => ({ status: 201, type: 'application/json', body: Buffer.from('{"hello":1}') })

/** The truth, altered. */
export const lying = (edit: (body: Buffer) => Buffer): Fault => async (_, truth) => {
  const answer = await truth()
  return { ...answer, body: edit(answer.body) }
}

/** Work at another time: the mock makes its roots by the machine's clock, and everything else by the one it is given. One at a time. */
export async function duringMoment<T>(at: Date, work: () => Promise<T>): Promise<T> {
  const Real = globalThis.Date
  class Moment extends Real {
    constructor(...given: []) {
      super(...(given.length > 0 ? given : ([at] as unknown as [])))
    }
    static override now = () => at.getTime()
  }
  globalThis.Date = Moment as DateConstructor
  try {
    return await work()
  } finally {
    globalThis.Date = Real
  }
}

async function worldOf(url: string, at: Date, { skew = 0, tsaSkew = 0 }: SigstoreOptions) {
  // Whole seconds: common readers of timestamps fail on fractions with stripped zeros.
  const clock = new Date(Math.floor((at.getTime() + skew) / 1000) * 1000)
  const [logKeys, ctKeys] = [ecPair(), ecPair()]
  const ctLog = await initializeCTLog(ctKeys, clock)
  const authority = await initializeCA(ecPair(), ctLog, clock)
  const tsa = await initializeTSA(ecPair(), new Date(clock.getTime() + tsaSkew))
  const tlog = await initializeTLog(url, logKeys, clock)
  const log2 = new LogVersion2(`${new URL(url).host}/two`)
  const { fn } = fulcioHandler(authority, { subjectClaim: 'subject_of_certificate' })
  return {
    log2,
    certify: async (body: Buffer): Promise<Answer> => {
      const { statusCode, response } = await fn(body.toString())
      return { status: statusCode, type: 'application/json', body: Buffer.from(response as string) }
    },
    log: async (body: Buffer): Promise<Answer> => json(201, await tlog.log(canonicalEntry(JSON.parse(body.toString())) as never)),
    stamp: async (body: Buffer): Promise<Answer> => ({
      status: 200,
      type: 'application/timestamp-reply',
      body: bytesOf(await tsa.timestamp(queryOf(body) as never)),
    }),
    trustedRoot: trustedRootOf(url, {
      authority: [bytesOf(authority.rootCertificate)],
      timestamps: [bytesOf(tsa.intCertificate), bytesOf(tsa.rootCertificate)],
      log: spki(logKeys.publicKey),
      ctLog: spki(ctKeys.publicKey),
      log2,
    }),
  }
}

interface Trusted {
  authority: Buffer[]
  timestamps: Buffer[]
  log: Buffer
  ctLog: Buffer
  log2: LogVersion2
}

function trustedRootOf(url: string, { authority, timestamps, log, ctLog, log2 }: Trusted): string {
  const validFor = { start: '2020-01-01T00:00:00Z' }
  const certChain = (certificates: Buffer[]) => ({ certificates: certificates.map((bytes) => ({ rawBytes: bytes.toString('base64') })) })
  const logged = (key: Buffer) => ({
    baseUrl: url,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: key.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
    logId: { keyId: createHash('sha256').update(key).digest('base64') },
  })
  const loggedByVersion2 = {
    baseUrl: `${url}/two`,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: log2.publicKey.toString('base64'), keyDetails: 'PKIX_ED25519', validFor },
    logId: { keyId: log2.keyId.toString('base64') },
  }
  const party = (chain: Buffer[]) => ({
    subject: { organization: 'sigstore.mock', commonName: 'local' },
    uri: url,
    certChain: certChain(chain),
    validFor,
  })
  return JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [logged(log), loggedByVersion2],
    ctlogs: [logged(ctLog)],
    certificateAuthorities: [party(authority)],
    timestampAuthorities: [party(timestamps)],
  })
}

/** As Rekor keeps an entry of kind dsse: digests instead of the envelope. */
function canonicalEntry({ spec }: { spec: { proposedContent: { envelope: string; verifiers: string[] } } }): object {
  const { envelope, verifiers } = spec.proposedContent
  const { payload, signatures } = JSON.parse(envelope) as { payload: string; signatures: { sig: string }[] }
  const digest = (bytes: string | Buffer) => ({ algorithm: 'sha256', value: createHash('sha256').update(bytes).digest('hex') })
  return {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      envelopeHash: digest(envelope),
      payloadHash: digest(Buffer.from(payload, 'base64')),
      signatures: signatures.map(({ sig }, index) => ({ signature: sig, verifier: verifiers[index] })),
    },
  }
}

/** RFC 3161 2.4.1. */
function queryOf(der: Buffer): object {
  const [, imprint, ...rest] = partsOf(readDer(der), tags.sequence) ?? []
  const [, digest] = partsOf(imprint, tags.sequence) ?? []
  const nonce = rest.find(({ tag }) => tag === tags.integer)
  return {
    artifactHash: Buffer.from(digest?.content ?? []),
    hashAlgorithmOID: '2.16.840.1.101.3.4.2.1',
    policyOID: '1.3.6.1.4.1.57264.2',
    nonce: Number.parseInt(Buffer.from(nonce?.content ?? [0]).toString('hex'), 16),
    certReq: rest.some(({ tag }) => tag === tags.boolean),
  }
}

function tokenOf(claims: Record<string, unknown>): string {
  const usual = {
    iss: issuer,
    sub: 'repo:acme/payments:ref:refs/heads/main',
    subject_of_certificate: `https://github.com/${workflow}`,
    job_workflow_ref: workflow,
    repository: 'acme/payments',
    repository_visibility: 'private',
    repository_owner: 'acme',
    workflow_ref: 'acme/payments/.github/workflows/countersign.yml@refs/heads/main',
  }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ ...usual, ...claims })}.${part('unsigned')}`
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handlers: Map<string, [ServiceName, (body: Buffer) => Promise<Answer>]>,
  world: Pick<Sigstore, 'faults' | 'asked'>,
): Promise<void> {
  const [name, work] = handlers.get(new URL(request.url ?? '/', 'http://local').pathname) ?? []
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  if (!name || !work) return void response.writeHead(404).end()
  world.asked.push(name)
  const body = Buffer.concat(parts)
  const truth = () => work(body)
  const answer = await (world.faults[name]?.({ body, count: world.asked.filter((one) => one === name).length }, truth) ?? truth()).catch(
    (error: unknown) => json(500, { error: String(error) }),
  )
  if (answer === 'never') return
  if (answer === 'hang up') return void request.socket.destroy()
  response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
}

const json = (status: number, value: unknown): Answer => ({ status, type: 'application/json', body: Buffer.from(JSON.stringify(value)) })
/** The mock's types name a view, its values are buffers. */
const bytesOf = (view: ArrayBufferView): Buffer => Buffer.from(view.buffer, view.byteOffset, view.byteLength)
const ecPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' })

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
