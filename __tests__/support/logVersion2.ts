import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { canonicalBytes } from '../../src/evidence/canonical.ts'

interface Request {
  dsseRequestV002: { envelope: { payload: string; signatures: { sig: string }[] }; verifiers: object[] }
}

/** A transparency log of version 2 (rekor-tiles): a Merkle tree, checkpoints signed by an Ed25519 key, and no word of the time. */
export class LogVersion2 {
  readonly #origin: string
  readonly #keys = generateKeyPairSync('ed25519')
  // Others were there before.
  readonly #leaves = ['one', 'two', 'three'].map((text) => leafHash(Buffer.from(text)))
  /** What it was told in the last request. */
  asked: unknown = null

  constructor(origin: string) {
    this.#origin = origin
  }

  /** https://github.com/C2SP/C2SP/blob/main/signed-note.md#signatures, type 1. */
  get keyId(): Buffer {
    const raw = this.publicKey.subarray(-32)
    return digest(Buffer.concat([Buffer.from(`${this.#origin}\n`), Buffer.of(1), raw]))
  }

  get publicKey(): Buffer {
    return createPublicKey(this.#keys.publicKey.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' })
  }

  add(request: Buffer): object {
    this.asked = JSON.parse(request.toString())
    const { envelope, verifiers } = (this.asked as Request).dsseRequestV002
    const body = canonicalBytes({
      apiVersion: '0.0.2',
      kind: 'dsse',
      spec: {
        dsseV002: {
          payloadHash: { algorithm: 'SHA2_256', digest: digest(Buffer.from(envelope.payload, 'base64')).toString('base64') },
          signatures: envelope.signatures.map(({ sig }, index) => ({ content: sig, verifier: verifiers[index] ?? {} })),
        },
      },
    })
    const index = this.#leaves.push(leafHash(body)) - 1
    const root = rootOf(this.#leaves)
    const size = String(this.#leaves.length)
    return {
      logIndex: String(index),
      logId: { keyId: this.keyId.toString('base64') },
      kindVersion: { kind: 'dsse', version: '0.0.2' },
      inclusionProof: {
        logIndex: String(index),
        rootHash: root.toString('base64'),
        treeSize: size,
        hashes: pathOf(index, this.#leaves).map((hash) => hash.toString('base64')),
        checkpoint: { envelope: this.#checkpoint(size, root) },
      },
      canonicalizedBody: Buffer.from(body).toString('base64'),
    }
  }

  /** With the line of somebody who countersigned it. */
  #checkpoint(size: string, root: Buffer): string {
    const note = `${this.#origin}\n${size}\n${root.toString('base64')}\n`
    const signature = Buffer.concat([this.keyId.subarray(0, 4), sign(null, Buffer.from(note), this.#keys.privateKey)])
    return `${note}\n\u2014 witness.example ${Buffer.alloc(76, 7).toString('base64')}\n\u2014 ${this.#origin} ${signature.toString('base64')}\n`
  }
}

const digest = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
const leafHash = (leaf: Uint8Array): Buffer => digest(Buffer.of(0), leaf)
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => digest(Buffer.of(1), left, right)

/** RFC 6962 2.1: the largest power of two below the size splits the tree. */
function split(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

function rootOf(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] ?? Buffer.alloc(0)
  const half = split(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}

function pathOf(index: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return []
  const half = split(leaves.length)
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)]
  return index < half ? [...pathOf(index, left), rootOf(right)] : [...pathOf(index - half, right), rootOf(left)]
}
