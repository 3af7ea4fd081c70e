import type { JobResult } from '../decision/exitCode.ts'
import { ProblemError } from '../domain/problem.ts'
import type { Mode } from '../domain/record.ts'

/** Every input of action.yml, typed. Nothing else of the program reads an `INPUT_` variable. */
export interface Inputs {
  policy: string
  githubToken: string
  orgToken: string | null
  /** Names of secrets and their places are read with the organisation's token. */
  inventory: boolean
  mode: Mode
  signing: 'auto' | 'key' | 'none'
  signingKey: string | null
  comment: 'never' | 'on-blocked' | 'always'
  jobResult: JobResult
  /** Days the artifact is kept; null: the repository's default. */
  retentionDays: number | null
  pullRequest: number | null
}

type Environment = Record<string, string | undefined>

/** Reads all inputs, or throws a ProblemError (CS-030) that names the first one with a wrong value. */
export function inputsFrom(env: Environment): Inputs {
  return {
    policy: policyPath(text(env, 'policy') ?? '.github/countersign.yml'),
    githubToken: required(env, 'github-token'),
    orgToken: text(env, 'org-token'),
    inventory: inventoryFrom(env),
    mode: oneOf(env, 'mode', ['enforce', 'observe']),
    signing: oneOf(env, 'signing', ['auto', 'key', 'none']),
    signingKey: text(env, 'signing-key'),
    comment: oneOf(env, 'comment', ['never', 'on-blocked', 'always']),
    jobResult: oneOf(env, 'job-result', ['auto', 'verdict', 'evaluated']),
    retentionDays: wholeNumber(env, 'retention-days', 1, 400),
    pullRequest: wholeNumber(env, 'pull-request', 1, 2 ** 31 - 1),
  }
}

/** As the runner passes it: `INPUT_` and the name in upper case, hyphens kept. An empty input is an absent one. */
const text = (env: Environment, name: string): string | null => env[`INPUT_${name.toUpperCase()}`]?.trim() || null

/** The job's own token can list no secrets at all, so asking without another is a mistake and not an inventory of nothing. */
function inventoryFrom(env: Environment): boolean {
  const wanted = oneOf(env, 'inventory', ['false', 'true']) === 'true'
  if (wanted && text(env, 'org-token') === null) throw wrong('inventory', 'false, or true beside `org-token`', '"true" without `org-token`')
  return wanted
}

function required(env: Environment, name: string): string {
  const value = text(env, name)
  if (value === null) throw wrong(name, 'a token; `github.token` is the default', 'nothing')
  return value
}

function oneOf<const Choice extends string>(env: Environment, name: string, choices: readonly [Choice, ...Choice[]]): Choice {
  const value = text(env, name) ?? choices[0]
  const choice = choices.find((candidate) => candidate === value)
  if (!choice) throw wrong(name, choices.join(' | '), JSON.stringify(value.slice(0, 80)))
  return choice
}

function wholeNumber(env: Environment, name: string, least: number, most: number): number | null {
  const value = text(env, name)
  if (value === null) return null
  const number = /^[0-9]{1,10}$/.test(value) ? Number(value) : Number.NaN
  if (!(number >= least && number <= most)) throw wrong(name, `a whole number from ${least} to ${most}`, JSON.stringify(value.slice(0, 80)))
  return number
}

/** A path inside the repository: what is read must be what reviewers see guarded. */
function policyPath(path: string): string {
  const parts = path.split('/')
  if (path.length > 255 || path.startsWith('/') || parts.includes('..') || parts.includes('.') || parts.includes('') || /[:\\\p{Cc}]/u.test(path)) {
    throw wrong('policy', 'a path inside the repository, like .github/countersign.yml', JSON.stringify(path.slice(0, 80)))
  }
  return path
}

const wrong = (input: string, expected: string, found: string) =>
  new ProblemError({ code: 'CS-030', file: 'action inputs', message: `input "${input}" has a wrong value`, expected, found, suggestion: `set \`with: ${input}:\` in the workflow` })
