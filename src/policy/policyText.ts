import type { Problem } from '../domain/problem.ts'
import type { PolicySource } from '../domain/policySource.ts'
import { problemAt, type Place } from './problems.ts'

/** A policy of this size has thousands of rules; beyond it somebody tries our patience. */
export const maxBytes = 128 * 1024

/**
 * Characters that a reviewer of the policy would not see, or see elsewhere than the parser does: controls, bidirectional overrides,
 * invisible spaces, and line breaks that YAML does not count as such. A comment that hides a rule must not be possible.
 */
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\r(?!\n)/u

export type PolicyText = { ok: true; text: string } | { ok: false; problem: Problem }

/** Bytes to text: UTF-8 within the budget, without what cannot be seen. A byte order mark at the start is dropped. */
export function textOf(source: PolicySource): PolicyText {
  const refuse = (place: Place): PolicyText => ({ ok: false, problem: problemAt(source.path, place) })
  if (source.bytes.length > maxBytes) return refuse(tooLarge(source.bytes.length))
  if (isUtf16(source.bytes)) return refuse(notUtf8('UTF-16'))
  const text = decoded(source.bytes)
  if (text === null) return refuse(notUtf8('bytes that are not UTF-8'))
  const hidden = unseen.exec(text)
  return hidden === null ? { ok: true, text } : refuse(unseenCharacter(text, hidden.index))
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const isUtf16 = ([first, second]: Uint8Array): boolean => (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

const tooLarge = (size: number): Place => ({
  code: 'CS-004',
  message: `the policy has ${size} bytes, more than ${maxBytes}`,
  expected: `at most ${maxBytes} bytes`,
  found: `${size} bytes`,
})

const notUtf8 = (found: string): Place => ({
  code: 'CS-003',
  message: `the policy holds ${found}`,
  expected: 'UTF-8 text',
  found,
  suggestion: 'save the file as UTF-8',
})

function unseenCharacter(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n')
  const found = `U+${(text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return {
    code: 'CS-003',
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    message: `the policy holds the character ${found}, which a reader cannot see`,
    expected: 'visible text',
    found,
    suggestion: 'delete the character',
  }
}
