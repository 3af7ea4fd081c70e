import { createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../../src/domain/digest.ts'
import { policyFileName } from '../../src/domain/evidencePack.ts'
import { signatoryOf } from '../../src/evidence/signatory.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import type { ActionResult } from '../../src/simulator/runner.ts'
import type { RecordedRequest } from '../../src/simulator/server.ts'
import type { Pack } from './told.ts'

/** What no run may do, whatever its event, its inputs and the answers it got. Throws with the first thing that is wrong. */
export function holdToInvariants(result: ActionResult, requests: RecordedRequest[], secrets: string[]): void {
  const problems = [
    ...endings(result),
    ...lines(result),
    ...leaks(result, requests, secrets),
    ...statuses(requests),
    ...reports(requests),
    ...evidence(result),
  ]
  if (problems.length > 0) throw new Error(`no run may:\n  ${problems.join('\n  ')}\n${result.stdout}\n${result.stderr}`)
}

/** Whatever was decided, its record verifies, replays to the same decision, and the files beside it are those it names. */
export async function holdToRecord({ bundle, files, statement }: Pack, signingKey = ''): Promise<void> {
  const key = signingKey === '' ? {} : { key: createPublicKey(signingKey).export({ type: 'spki', format: 'pem' }).toString() }
  const { outcome, problem, checks } = await verifyEvidence(bundle, { ...key, allowUnsigned: signingKey === '' })
  // Whose certificates count only the scene knows, which verifies such a record itself.
  if (outcome !== 'verified' && signatoryOf(bundle) === null) throw new Error(
    `a record that is ${outcome}: ${JSON.stringify(problem)}\n${JSON.stringify(checks, null, 2)}`,
  )
  const { facts, policy } = statement.predicate
  if (sha256(files['facts.json'] ?? '') !== facts.digest.sha256) throw new Error('facts.json is not the facts of the record')
  for (const [index, { digest }] of [policy, ...policy.extends].entries()) {
    const name = policyFileName(index)
    if (digest && sha256(files[name] ?? '') !== digest.sha256) throw new Error(`${name} is not that policy of the record`)
  }
}

const endings = ({ exitCode, stderr, stdout, summary }: ActionResult): string[] => [
  ...(exitCode === 0 || exitCode === 1 ? [] : [`end with ${exitCode}`]),
  ...(stderr === '' ? [] : ['write to stderr']),
  ...(/\n\s+at .+:\d+:\d+/.test(`${stdout}\n${summary}`) ? ['show a stack trace'] : []),
  ...(/internal error|CS-099/.test(stdout) ? ['end by an internal error'] : []),
  ...(summary === '' ? ['leave the job page empty'] : []),
]

/** Commands of the runner that a gate has a use for (the artifact client masks its upload signature); any other would be somebody else's. */
const ownCommand = /^::(?:(?:debug|error|warning|notice)(?: (?:[a-zA-Z]+=[^:,]*,?)*)?::|add-mask::[0-9a-f]{64}$)/

function lines({ stdout }: ActionResult): string[] {
  const foreign = stdout.split('\n').filter((line) => /^\s*(::|##\[)/.test(line) && !ownCommand.test(line))
  // eslint-disable-next-line no-control-regex
  const moving = [...stdout].some((character) => character < ' ' && character !== '\n')
  return [...foreign.map((line) => `print the command ${JSON.stringify(line)}`), ...(moving ? ['print control characters'] : [])]
}

function leaks(result: ActionResult, requests: RecordedRequest[], secrets: string[]): string[] {
  const places: [string, string][] = [
    ['stdout', result.stdout],
    ['stderr', result.stderr],
    ['the summary', result.summary],
    ['an output', JSON.stringify(result.outputs)],
  ]
  for (const request of requests)
    places.push(
      [`the body of ${request.method} ${request.path}`, JSON.stringify(request.requestBody)],
      ['an address', `${request.path}?${request.query}`],
    )
  for (const [name, content] of filesBelow(join(result.folder, 'temp'))) places.push([name, content], ...decoded(name, content))
  return places.flatMap(([place, content]) => secrets.filter((value) => content.includes(value)).map(() => `put a secret into ${place}`))
}

/** The statement and the facts inside the bundle are base64: a secret could hide there. */
function decoded(name: string, content: string): [string, string][] {
  if (!name.endsWith('.sigstore.json')) return []
  const payload = /"payload":"([^"]+)"/.exec(content)?.[1] ?? ''
  const statement = Buffer.from(payload, 'base64').toString('utf8')
  const inner = [...statement.matchAll(/"content":"([^"]+)"/g)].map((match) => Buffer.from(match[1] ?? '', 'base64').toString('utf8'))
  return [statement, ...inner].map((text) => [`the payload of ${name}`, text])
}

function filesBelow(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'latin1')])
}

const bodies = (requests: RecordedRequest[], part: string): Record<string, unknown>[] =>
  requests.filter(({ method, path }) => method === 'POST' && path.includes(part)).map(({ requestBody }) => requestBody as Record<string, unknown>)

function statuses(requests: RecordedRequest[]): string[] {
  return bodies(requests, '/statuses/').flatMap(({ context, description }) => [
    ...(context === 'countersign' ? [] : [`post the status ${String(context)}`]),
    ...(String(description).length <= 140 && !/[\r\n]/.test(String(description)) ? [] : ['post a description that is no short line']),
  ])
}

function reports(requests: RecordedRequest[]): string[] {
  return bodies(requests, '/check-runs').flatMap(({ name, conclusion, output }) => [
    ...(name === 'countersign report' && conclusion === 'neutral' ? [] : [`post the check ${String(name)} as ${String(conclusion)}`]),
    ...Object.values((output ?? {}) as Record<string, unknown>).flatMap((field) =>
      typeof field === 'string' && Buffer.byteLength(field) > 65_535 ? ['post a field that is too long'] : [],
    ),
  ])
}

/** What the outputs say of the evidence is true of the file they name. */
function evidence({ outputs }: ActionResult): string[] {
  const { 'evidence-path': path = '', 'evidence-sha256': digest = '', decision = '', 'artifact-id': id = '', 'artifact-url': url = '' } = outputs
  if ((path === '') !== (digest === '')) return ['name evidence in part']
  if (path !== '' && sha256(readFileSync(path)) !== digest) return ['name evidence of another digest']
  if ((id === '') !== (url === '')) return ['name an artifact in part']
  return decision === '' && path !== '' ? ['keep evidence of no decision'] : []
}
