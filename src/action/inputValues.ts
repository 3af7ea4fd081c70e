import { readPublicKey } from '../evidence/publicKey.ts'
import type { ProblemError } from '../domain/problem.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { isBranchName } from '../domain/text.ts'

type Wrong = (input: string, expected: string, found: string) => ProblemError

const shown = (value: string): string => JSON.stringify(value.slice(0, 80))

/** GitHub's names of environments have up to 255 characters and no control characters; they are compared without case elsewhere. */
export function environmentName(value: string | null, input: string, wrong: Wrong): string | null {
  if (value !== null && (value.length > 255 || unseen.test(value))) throw wrong(input, 'the name of an environment, on one line', shown(value))
  return value
}

/** A whole commit id: a branch could move between the gate and the deployment, a prefix could come to mean another commit. */
export function commitId(value: string | null, input: string, wrong: Wrong): string | null {
  if (value !== null && !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) throw wrong(input, 'a whole commit id, in lower case', shown(value))
  return value
}

/** A branch that is only read may have any name that git allows. */
export function anyBranch(value: string | null, input: string, wrong: Wrong): string | null {
  if (value !== null && !isBranchName(value)) throw wrong(input, 'the name of a branch, without refs/heads/', shown(value))
  return value
}

/** A plain name of a branch: no revision syntax, nothing that git itself would refuse. */
export function branchName(value: string | null, input: string, wrong: Wrong): string | null {
  const isPlain = value === null || (/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(value) && !/\.\.|\/[/.]|[/.]$|\.lock(\/|$)/.test(value))
  if (!isPlain) throw wrong(input, 'the name of a branch, like countersign-ledger', shown(value))
  return value
}

export function repositoryName(value: string | null, input: string, wrong: Wrong): RepositoryName | null {
  if (value === null) return null
  const [, owner, name] = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(value) ?? []
  if (owner === undefined || name === undefined || /^\.+$/.test(owner) || /^\.+$/.test(name)) throw wrong(input, 'owner/name', shown(value))
  return { owner, name }
}

/** Reasons stand in records and issues for years: one line that people can read, and nothing that could pass for other words. */
const reasonLimit = 500
const unseen = /[\p{Cc}\p{Zl}\p{Zp}]/u

export function reasonText(value: string | null, input: string, wrong: Wrong): string | null {
  if (value === null) return null
  if (value.length > reasonLimit) throw wrong(input, `a reason and a ticket, at most ${reasonLimit} characters`, `${value.length} characters`)
  if (unseen.test(value) || !/[\p{L}\p{N}]/u.test(value))
    throw wrong(input, 'a reason and a ticket in words, on one line', 'no words, or control characters')
  return value
}

const keyLimit = 20
const keyBlock = /-----BEGIN [A-Z0-9 ]{1,40}-----[^-]{0,4000}-----END [A-Z0-9 ]{1,40}-----/g

/** PEM public keys one after the other; lines between them that begin with `#` are remarks. A value is never repeated: it could be a private key. */
export function publicKeys(value: string | null, input: string, wrong: Wrong): string[] {
  if (value === null) return []
  const expected = `public keys in PEM (BEGIN PUBLIC KEY), one after the other, at most ${keyLimit}`
  if (value.length > 40_000) throw wrong(input, expected, `${value.length} characters`)
  const blocks = value.match(keyBlock) ?? []
  const between = value.replace(keyBlock, '').split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  if (blocks.length === 0 || blocks.length > keyLimit || between.length > 0)
    throw wrong(input, expected, `${blocks.length} blocks of PEM, ${between.length} other lines`)
  for (const block of blocks) {
    const reading = readPublicKey(block)
    if (!reading.ok) throw wrong(input, expected, reading.found)
  }
  return blocks
}
