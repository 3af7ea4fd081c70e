import { spawn } from 'node:child_process'
import { verify } from 'node:crypto'
import { ProblemError } from '../domain/problem.ts'
import { lowS } from '../evidence/ecdsa.ts'
import { type UsableKey, minRsaBits, readPublicKey } from '../evidence/publicKey.ts'
import { notSigned } from './problems.ts'

/** A program that holds the key (KMS, HSM): its name and arguments, none of which any shell reads. */
export interface SigningCommand {
  argv: [string, ...string[]]
  /** What the program may see of the environment. */
  environment: Record<string, string | undefined>
  /** Milliseconds. */
  timeout: number
}

/** More than any signature, in base64 too. */
const maxAnswerBytes = 16 * 1024

/** The public half of a command's key. Throws `ProblemError` CS-050. */
export function commandKey(pem: string): UsableKey {
  const reading = readPublicKey(pem)
  if (reading.ok) return reading.usable
  throw new ProblemError({
    code: 'CS-050',
    file: 'signing-public-key',
    message: 'the public key of the signing command cannot be used',
    expected: `one public key in PEM (BEGIN PUBLIC KEY): P-256, Ed25519, or RSA of at least ${minRsaBits} bits`,
    found: reading.found,
    suggestion: 'ask the key service for the public key in PEM form',
  })
}

/**
 * The signature that the command makes over `message`, which it reads from its standard input; raw or base64, verified with the public key. Throws
 * `ProblemError` CS-052.
 */
export async function signWithCommand(command: SigningCommand, key: UsableKey, message: Uint8Array): Promise<Uint8Array> {
  const answer = await answerOf(command, message)
  const text = answer.toString('latin1').trim()
  const candidates = [answer, ...(/^[A-Za-z0-9+/]+={0,2}$/.test(text) ? [Buffer.from(text, 'base64')] : [])]
  const fitting = candidates.find((candidate) => candidate.length > 0 && fits(key, message, candidate))
  if (!fitting) throw refused('it wrote no signature that fits the given public key', `${answer.length} bytes`)
  return key.kind === 'P-256' ? (lowS(fitting) ?? fitting) : fitting
}

function fits({ kind, key }: UsableKey, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(kind === 'Ed25519' ? null : 'sha256', message, key, signature)
  } catch {
    return false
  }
}

function answerOf({ argv: [program, ...rest], environment, timeout }: SigningCommand, message: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // What it writes to standard error may quote secrets, and logs are read by many.
    const child = spawn(program, rest, { shell: false, stdio: ['pipe', 'pipe', 'ignore'], env: environment, windowsHide: true })
    // Not the library's own: its timer outlives a program that never started, and holds up the run.
    const late = setTimeout(() => child.kill('SIGKILL'), timeout)
    const parts: Buffer[] = []
    let length = 0
    child.stdout.on('data', (part: Buffer) => {
      length += part.length
      if (length > maxAnswerBytes) child.kill('SIGKILL')
      else parts.push(part)
    })
    child.on('error', () => {
      clearTimeout(late)
      reject(refused('it could not be started', null))
    })
    child.on('close', (code) => {
      clearTimeout(late)
      if (length > maxAnswerBytes) reject(refused('it wrote more than a signature', `over ${maxAnswerBytes} bytes`))
      else if (code === null) reject(refused(`it was ended after ${timeout / 1000} seconds`, null))
      else if (code !== 0) reject(refused(`it ended with exit code ${code}`, null))
      else resolve(Buffer.concat(parts))
    })
    // A program that does not read its input ends by itself; the broken pipe says nothing more.
    child.stdin.on('error', () => undefined)
    child.stdin.end(message)
  })
}

const refused = (why: string, found: string | null): ProblemError =>
  notSigned(
    `the signing command failed: ${why}`,
    'run the command by hand with some bytes on standard input: it must write the signature, raw or base64, and nothing else',
    found,
  )
