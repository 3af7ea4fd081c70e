import type { JobResult } from '../decision/exitCode.ts'
import type { NonEmpty } from '../domain/outcome.ts'
import { readSince, type Since } from '../domain/period.ts'
import { type Problem, ProblemError } from '../domain/problem.ts'
import type { Mode } from '../domain/record.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { ServiceUrls } from '../sign/services.ts'
import type { SigningMode } from '../sign/outside.ts'
import { anyBranch, branchName, commitId, environmentName, publicKeys, reasonText, repositoryName } from './inputValues.ts'
import { commandLine, publicKey, serviceUrl, trustedRootText } from './signingInputs.ts'

/** Every input of action.yml, typed. Nothing else of the program reads an `INPUT_` variable. */
export interface Inputs {
  policy: string
  githubToken: string
  orgToken: string | null
  /** Names of secrets and their places are read with the organisation's token. */
  inventory: boolean
  mode: Mode
  signing: 'auto' | SigningMode
  signingKey: string | null
  /** The program that signs and the public half of its key. */
  signingCommand: [string, ...string[]] | null
  signingPublicKey: string | null
  /** Certificate authority, log and timestamp authority; `none` for a witness that shall not be asked. */
  services: ServiceUrls
  /** Text of a trusted root that new evidence is verified with. */
  trustedRoot: string | null
  /** Public halves of keys that signed earlier records, PEM. */
  trustedKeys: string[]
  comment: 'never' | 'on-blocked' | 'always'
  jobResult: JobResult
  /** Days the artifact is kept; null: the repository's default. */
  retentionDays: number | null
  pullRequest: number | null
  /** What is deployed to, and with it that a deployment is judged. */
  environment: string | null
  /** The commit to be deployed; null: the run's. */
  sha: string | null
  /** Another repository, whose deployment is judged from a control repository. */
  repository: RepositoryName | null
  /** The branch whose commits and deployments are held against the records, in the place of a gate; null: this run is a gate. */
  reconcile: string | null
  reconcileSince: Since | null
  /** Whether what is found opens or updates an issue. */
  reconcileIssue: boolean
  /** Why a blocked change or deployment shall be let through, with the ticket. */
  breakGlass: string | null
  /** The branch that every record is appended to; null: none. */
  ledger: string | null
  /** Writes to that branch in the place of `githubToken`. */
  ledgerToken: string | null
  /** Whether records are stored among GitHub's attestations as well. */
  attest: boolean
}

type Environment = Record<string, string | undefined>

/** Everything that is wrong with the inputs, and those that are not; `problem` is the first of it. */
export class InputError extends ProblemError {
  readonly problems: NonEmpty<Problem>
  readonly understood: Partial<Inputs>
  constructor(problems: NonEmpty<Problem>, understood: Partial<Inputs>) {
    super(problems[0])
    this.problems = problems
    this.understood = understood
  }
}

const readers: { [Name in keyof Inputs]: (env: Environment) => Inputs[Name] } = {
  policy: (env) => policyPath(text(env, 'policy') ?? '.github/countersign.yml'),
  githubToken: (env) => required(env, 'github-token'),
  orgToken: (env) => text(env, 'org-token'),
  inventory: inventoryFrom,
  mode: (env) => oneOf(env, 'mode', ['enforce', 'observe']),
  signing: (env) => oneOf(env, 'signing', ['auto', 'key', 'keyless', 'command', 'none']),
  signingKey: (env) => text(env, 'signing-key'),
  signingCommand: (env) => commandLine(text(env, 'signing-command'), 'signing-command', wrong),
  signingPublicKey: (env) => publicKey(text(env, 'signing-public-key'), 'signing-public-key', wrong),
  services: (env) => ({
    fulcio: serviceUrl(text(env, 'fulcio-url'), 'fulcio-url', wrong),
    rekor: serviceUrl(text(env, 'rekor-url'), 'rekor-url', wrong),
    tsa: serviceUrl(text(env, 'tsa-url'), 'tsa-url', wrong),
    ...rekorVersionFrom(env),
  }),
  trustedRoot: (env) => trustedRootText(text(env, 'trusted-root'), 'trusted-root', wrong),
  trustedKeys: (env) => publicKeys(text(env, 'trusted-keys'), 'trusted-keys', wrong),
  comment: (env) => oneOf(env, 'comment', ['never', 'on-blocked', 'always']),
  jobResult: (env) => oneOf(env, 'job-result', ['auto', 'verdict', 'evaluated']),
  retentionDays: (env) => wholeNumber(env, 'retention-days', 1, 400),
  pullRequest: (env) => withoutEnvironment(env, wholeNumber(env, 'pull-request', 1, 2 ** 31 - 1)),
  environment: (env) => environmentName(text(env, 'environment'), 'environment', wrong),
  sha: (env) => ofDeployment(env, 'sha', commitId(text(env, 'sha'), 'sha', wrong)),
  repository: (env) => ofDeployment(env, 'repository', repositoryName(text(env, 'repository'), 'repository', wrong)),
  reconcile: reconcileFrom,
  reconcileSince: (env) => sinceFrom(env),
  reconcileIssue: (env) => oneOf(env, 'reconcile-issue', ['true', 'false']) === 'true',
  breakGlass: (env) => reasonText(text(env, 'break-glass'), 'break-glass', wrong),
  ledger: (env) => branchName(text(env, 'ledger'), 'ledger', wrong),
  ledgerToken: ledgerTokenFrom,
  attest: attestFrom,
}

/** Reads all inputs, or throws an InputError (CS-030) with every one that has a wrong value. */
export function inputsFrom(env: Environment): Inputs {
  const problems: Problem[] = []
  const read = Object.entries(readers).flatMap(([name, reader]) => {
    try {
      return [[name, reader(env)]]
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      problems.push(error.problem)
      return []
    }
  })
  const [first, ...rest] = problems
  if (first) throw new InputError([first, ...rest], Object.fromEntries(read) as Partial<Inputs>)
  return Object.fromEntries(read) as Inputs
}

/** As the runner passes it: `INPUT_` and the name in upper case, hyphens kept. An empty input is an absent one. */
const text = (env: Environment, name: string): string | null => env[`INPUT_${name.toUpperCase()}`]?.trim() || null

/** The job's own token can list no secrets at all, so asking without another is a mistake and not an inventory of nothing. */
function inventoryFrom(env: Environment): boolean {
  const wanted = oneOf(env, 'inventory', ['false', 'true']) === 'true'
  if (wanted && text(env, 'org-token') === null) throw wrong('inventory', 'false, or true beside `org-token`', '"true" without `org-token`')
  return wanted
}

/** It is another job than a gate's: with the inputs of one, one of the two would be left undone. */
function reconcileFrom(env: Environment): string | null {
  const branch = anyBranch(text(env, 'reconcile'), 'reconcile', wrong)
  const other = branch === null ? undefined : ['pull-request', 'environment', 'break-glass'].find((name) => text(env, name) !== null)
  if (other !== undefined) throw wrong('reconcile', `\`reconcile\` or \`${other}\``, 'both')
  if (branch !== null && text(env, 'reconcile-since') === null) throw wrong('reconcile', '`reconcile-since` beside it', '`reconcile` alone')
  return branch
}

function sinceFrom(env: Environment): Since | null {
  const value = text(env, 'reconcile-since')
  if (value === null) return null
  if (text(env, 'reconcile') === null) throw wrong('reconcile-since', '`reconcile-since` beside `reconcile`', '`reconcile-since` alone')
  const since = readSince(value)
  if (since === null)
    throw wrong('reconcile-since', 'a day (2026-10-01), a time, a whole commit id, or days before now (90d)', JSON.stringify(value.slice(0, 80)))
  return since
}

/** No usual log has the second interface: alone it would be asked of one that does not know it. */
function rekorVersionFrom(env: Environment): { rekorVersion?: 2 } {
  if (oneOf(env, 'rekor-version', ['1', '2']) === '1') return {}
  if ([null, 'none'].includes(text(env, 'rekor-url'))) throw wrong('rekor-version', '1, or 2 beside `rekor-url`', '"2" without a log')
  return { rekorVersion: 2 }
}

/** GitHub's attestation store takes nothing but what a certificate signed. */
function attestFrom(env: Environment): boolean {
  const wanted = oneOf(env, 'attest', ['false', 'true']) === 'true'
  const signing = text(env, 'signing') ?? 'auto'
  if (wanted && ['key', 'command', 'none'].includes(signing))
    throw wrong('attest', 'false, or true beside `signing: keyless`', `"true" beside \`signing: ${signing}\``)
  return wanted
}

/** Alone it would write nothing, and whoever set it believes that there is a ledger. */
function ledgerTokenFrom(env: Environment): string | null {
  const token = text(env, 'ledger-token')
  if (token !== null && text(env, 'ledger') === null) throw wrong('ledger-token', '`ledger-token` beside `ledger`', '`ledger-token` alone')
  return token
}

function withoutEnvironment(env: Environment, number: number | null): number | null {
  if (number !== null && text(env, 'environment') !== null) throw wrong('pull-request', '`pull-request` or `environment`', 'both')
  return number
}

/** Alone they would be read as a wish and change nothing. */
function ofDeployment<Value>(env: Environment, name: 'sha' | 'repository', value: Value): Value {
  if (value !== null && text(env, 'environment') === null) throw wrong(name, `\`${name}\` beside \`environment\``, `\`${name}\` alone`)
  return value
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
  new ProblemError({
    code: 'CS-030',
    file: 'action inputs',
    message: `input "${input}" has a wrong value`,
    expected,
    found,
    suggestion: `set \`with: ${input}:\` in the workflow`,
  })
