import { writeFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { boundaryOptions } from '../controls/boundarySections.ts'
import type { Problem } from '../domain/problem.ts'
import { adviceOn } from '../policy/advice.ts'
import { unpinnedLogins } from '../policy/pin.ts'
import type { LoadedPolicy } from '../policy/policy.ts'
import { readPolicy, refusalOfMissing } from '../policy/read.ts'
import { visible } from '../render/escape.ts'
import { problemText } from '../render/problem.ts'
import { usageError } from './arguments.ts'
import type { Command, Io } from './command.ts'
import { isMissing, maxTextBytes, readRegularFile } from './files.ts'
import { pinned } from './pin.ts'

const defaultFile = '.github/countersign.yml'
const consequence = 'On the base branch this policy would block every pull request until it is fixed.'

export const lintCommand: Command = {
  name: 'lint',
  usage: '[FILE] [--pin] [--dry-run]',
  summary: 'Check a policy file and say how it is understood',
  options: {
    pin: { type: 'boolean', describe: 'ask GitHub for the account ids of listed logins and write them into the file' },
    'dry-run': { type: 'boolean', describe: 'with --pin: show the change, leave the file alone' },
  },
  notes: [
    `FILE is ${defaultFile} unless given. Central policies of "extends" are not read here.`,
    'A login can be renamed and taken by somebody else; a pinned entry then blocks instead of trusting the stranger.',
    'Exit codes: 0 the policy is good, 1 it has problems, 2 it could not be checked.',
  ],
  operands: { min: 0, max: 1 },
  async run({ operands, options }, io) {
    if (options['dry-run'] === true && options['pin'] !== true) throw usageError('--dry-run does nothing without --pin', 'add --pin')
    const path = operands[0] ?? defaultFile
    const file = resolve(io.cwd, path)
    const bytes = await bytesOf(path, io)
    if (bytes === null) return tellProblems(refusalOfMissing(path).map((problem) => ({ ...problem, message: 'there is no such policy file' })), io)
    const reading = readPolicy({ path, uri: path, bytes })
    if (!reading.ok) return tellProblems(reading.problems, io)
    describePolicy(reading.loaded, io)
    if (options['pin'] === true) return pin(file, Buffer.from(bytes).toString('utf8'), options['dry-run'] === true, io)
    return 0
  },
}

async function bytesOf(path: string, { cwd }: Io): Promise<Uint8Array | null> {
  try {
    return await readRegularFile(path, cwd, maxTextBytes)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function tellProblems(problems: Problem[], io: Io): 1 {
  problems.forEach((problem, index) => io.err(problemText(problem, index === problems.length - 1 ? consequence : undefined)))
  return 1
}

/** What was understood, so that a policy that is valid but not meant is noticed by reading. */
function describePolicy(loaded: LoadedPolicy, io: Io): void {
  const { source, roster, warnings, notEvaluated } = loaded
  const lines = [`${source.path}: good`, ...describeRules(loaded.policy.changes)]
  for (const [name, { teams, members }] of Object.entries(roster.roles)) {
    lines.push(`  role       ${name}: ${[...teams.map((team) => `team ${team}`), ...members.map(holder)].join(', ') || 'nobody'}`)
  }
  for (const [one, other] of roster.incompatible) lines.push(`  separate   ${one} and ${other}: never one person`)
  lines.push(...describeProduction(loaded.policy), ...describeDeployments(loaded.policy))
  if (notEvaluated.length > 0) lines.push(`  not judged by this version, only checked for form: ${notEvaluated.join(', ')}`)
  const unpinned = unpinnedLogins(Buffer.from(source.bytes).toString('utf8')).length
  if (unpinned > 0) lines.push(`  ${unpinned} ${unpinned === 1 ? 'login is' : 'logins are'} not pinned to an account id: countersign lint --pin`)
  for (const line of lines) io.out(visible(line, 1000))
  const today = new Date().toISOString().slice(0, 10)
  for (const warning of [...warnings, ...adviceOn(loaded, today)]) io.err(problemText({ ...warning, message: `warning: ${warning.message}` }))
}

function describeRules(changes: LoadedPolicy['policy']['changes']): string[] {
  const rules = changes['sign-off'].map((rule, index) => {
    const where = [rule.paths?.join(' ') ?? 'every change', ...(rule.branches === undefined ? [] : [`into ${rule.branches.join(' ')}`])].join(', ')
    return `  sign-off   ${rule.name ?? `rule ${index + 1}`}: ${seats(rule.roles)} for ${where}`
  })
  return [
    `  branches   ${changes.branches?.join(', ') ?? 'all'}`,
    `  approvals  ${changes.approvals} independent ${changes.approvals === 1 ? 'approval' : 'approvals'} (${changes.independence})`,
    ...rules,
  ]
}

/** What production means to the boundary, and what is excepted from it. */
function describeProduction(policy: LoadedPolicy['policy']): string[] {
  const { environments, secrets, release, identities, strict, developmentSecrets, undetermined, changesOnly, exceptions } = boundaryOptions(policy)
  const tolerated = Object.entries(undetermined).flatMap(([cause, outcome]) => (outcome === 'note' ? [cause] : []))
  const named = secrets?.join(' ') ?? 'those named PROD, PRODUCTION, PRD or LIVE'
  const isProduction = strict ? `every secret but ${developmentSecrets.join(' ') || 'none'}` : named
  const tags = release.tags.length > 0 ? `, tags ${release.tags.join(' ')}` : ''
  return [
    `  production ${environments?.join(' ') ?? 'environments named prod, production, prd or live'}; secrets: ${isProduction}`,
    `  reviewed   ${release.branches?.join(' ') ?? 'the default branch and protected branches'}${tags}`,
    ...(identities.length > 0 ? [`  identities ${identities.join(' ')}`] : []),
    `  tolerated  ${tolerated.join(', ') || 'nothing'}${changesOnly ? '; what the base has already' : ''}`,
    ...exceptions.map(
      ({ file, job, reason, approvedBy, expires }) =>
        `  exception  ${file}, ${job === null ? 'every job' : `job ${job}`}, until ${expires}: ${reason} (${approvedBy})`,
    ),
  ]
}

/** Who may deploy where, who signs off, since when lineage is judged; and who may let through what is blocked. */
function describeDeployments({ deployments = [], 'break-glass': glass }: LoadedPolicy['policy']): string[] {
  const rules = deployments.map((rule) => {
    const own = rule['deployer-may-be-contributor'] ? ', contributors too' : ''
    const who = `by ${rule.deployers?.join(' or ') ?? 'anyone who may start the run'}${own}`
    const signed = rule['sign-off'] === undefined ? 'no sign-off' : `${seats(rule['sign-off'])} signed off in the run`
    const since = rule.baseline === undefined ? 'no baseline' : `since ${rule.baseline.slice(0, 12)} while there is no record`
    return `  deploys to ${rule.environments.join(' ')}: ${who}; ${signed}; ${since}`
  })
  return [...rules, ...(glass === undefined ? [] : [`  emergency  ${seats(glass.roles)}; to be made good within ${glass['follow-up-hours']} hours`])]
}

function holder({ person, account, from, until }: LoadedPolicy['roster']['roles'][string]['members'][number]): string {
  const name = person ?? account?.login ?? `id:${account?.id ?? '?'}`
  const term = [...(from === null ? [] : [`from ${from}`]), ...(until === null ? [] : [`until ${until}`])].join(' ')
  return term === '' ? name : `${name} (${term})`
}

const seats = (roles: Record<string, number>): string =>
  Object.entries(roles)
    .map(([role, count]) => `${count} ${role}`)
    .join(' + ')

async function pin(file: string, text: string, dryRun: boolean, io: Io): Promise<number> {
  const result = await pinned(text, io)
  if (result === null) {
    io.out('Every login has its account id.')
    return 0
  }
  for (const line of result.changes) io.out(visible(line, 1000))
  if (dryRun) return 0
  await writeFile(file, result.text)
  io.out(`Written to ${relative(io.cwd, file)}.`)
  return 0
}
