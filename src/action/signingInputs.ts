import { readPublicKey } from '../evidence/publicKey.ts'
import type { ProblemError } from '../domain/problem.ts'

type Wrong = (input: string, expected: string, found: string) => ProblemError

const shown = (value: string): string => JSON.stringify(value.slice(0, 120))

/**
 * The address of a signing service. Certificate authority and log get a token or names, so their way must be closed; what a timestamp
 * authority answers is signed, and many are reached by plain http.
 */
export function serviceUrl(value: string | null, input: 'fulcio-url' | 'rekor-url' | 'tsa-url', wrong: Wrong): string | null {
  if (value === null || (value === 'none' && input !== 'fulcio-url')) return value
  const url = URL.canParse(value) && value.length < 2000 ? new URL(value) : null
  const local = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  const closed = url?.protocol === 'https:' || (url?.protocol === 'http:' && (local || input === 'tsa-url'))
  if (!closed || url.username !== '' || url.password !== '') throw wrong(
    input,
    `an address like https://service.example${input === 'fulcio-url' ? '' : ', or none'}`,
    shown(value),
  )
  return value
}

const maxArguments = 100

/** A program and its arguments, one in each line, as they stand: nothing is split, quoted or expanded, because no shell reads them. */
export function commandLine(value: string | null, input: string, wrong: Wrong): [string, ...string[]] | null {
  if (value === null) return null
  const [program = '', ...rest] = value.replace(/\n$/, '').split('\n').map((line) => line.replace(/\r$/, ''))
  if (program === '' || rest.length > maxArguments || value.length > 20_000 || value.includes('\0')) {
    throw wrong(input, `a program in the first line and one argument in each other, at most ${maxArguments}`, `${rest.length + 1} lines`)
  }
  return [program, ...rest]
}

/** A value is never repeated: it could be a private key. */
export function publicKey(value: string | null, input: string, wrong: Wrong): string | null {
  const reading = value === null ? null : readPublicKey(value)
  if (reading !== null && !reading.ok) throw wrong(input, 'one public key in PEM (BEGIN PUBLIC KEY)', reading.found)
  return value
}

/** Only whether it can be one at all: reading it takes libraries that a run without signing need not load. */
export function trustedRootText(value: string | null, input: string, wrong: Wrong): string | null {
  if (value !== null && (value.length > 1024 * 1024 || !value.trimStart().startsWith('{'))) throw wrong(
    input,
    'the contents of a trusted_root.json',
    shown(value.slice(0, 40)),
  )
  return value
}
