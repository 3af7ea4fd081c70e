import { generateKeyPairSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Result, resultWord } from '../domain/outcome.ts'
import { ProblemError } from '../domain/problem.ts'
import { verifyEvidence } from '../evidence/verify.ts'
import type { ActionResult } from '../simulator/runner.ts'
import type { Simulator } from '../simulator/server.ts'
import type { Step, Story } from '../simulator/story.ts'
import type { Command, Io } from './command.ts'
import { errorCode, errorMessage } from './failures.ts'
import { makeFolder } from './files.ts'

export const demoCommand: Command = {
  name: 'demo',
  usage: '[--out DIR]',
  summary: 'Play the main job on a built-in simulated GitHub',
  options: { out: { type: 'string', value: 'DIR', describe: 'where the evidence pack goes (default: a new folder in the temp dir)' } },
  notes: [
    'Starts a simulated GitHub on this machine, runs the built action as a process for each event of a short story, writes the evidence pack,',
    'verifies and replays it. Needs no network, no token and no installation. Exit 0 when the story ended as told, else 1.',
  ],
  operands: { min: 0, max: 0 },
  async run({ options }, io) {
    const out = typeof options['out'] === 'string' ? resolve(io.cwd, options['out']) : await mkdtemp(join(tmpdir(), 'countersign-demo-'))
    await writing(out, () => makeFolder(out))
    const work = await mkdtemp(join(tmpdir(), 'countersign-work-'))
    try {
      return await play(out, work, io)
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  },
}

/** Everything one demo holds: the story, the server that plays GitHub, and a signing key that lives as long as the demo. */
interface Stage {
  story: Story
  simulator: Simulator
  key: { privatePem: string; publicPem: string }
  work: string
  io: Io
}

async function play(out: string, work: string, io: Io): Promise<number> {
  const [{ paymentsStory }, { startSimulator }] = await Promise.all([import('../simulator/story.ts'), import('../simulator/server.ts')])
  const story = paymentsStory()
  const simulator = await startSimulator(story.world)
  try {
    return await tell({ story, simulator, key: newKey(), work, io }, out)
  } finally {
    await simulator.close()
  }
}

async function tell(stage: Stage, out: string): Promise<number> {
  const { story, io } = stage
  io.out(`A simulated GitHub holds ${story.repository.owner}/${story.repository.name}. Its policy on main, ${story.policyPath}:\n`)
  io.out(indented(story.policy.split('\n').filter((line) => !line.startsWith('#')).join('\n')))

  let asTold = true
  for (const [index, step] of story.steps.entries()) {
    const result = await playStep(stage, step, index + 1)
    asTold &&= endedAsTold(stage, step, result)
    if (step.id === 'ready') asTold &&= await packEvidence(stage, result, out)
  }
  io.out(asTold ? 'The story ended as told.' : 'The story did NOT end as told.')
  return asTold ? 0 : 1
}

async function playStep({ story, simulator, key, work, io }: Stage, step: Step, number: number): Promise<ActionResult> {
  const { runAction } = await import('../simulator/runner.ts')
  io.out(`\n${number}. ${step.told}`)
  const result = await runAction({
    world: story.world,
    simulator,
    event: step.play(),
    inputs: {
      signing: 'key',
      'signing-key': key.privatePem,
      'org-token': 'org-token-of-the-demo',
      ledger: 'countersign-ledger',
      ...(step.deploys ? { environment: 'production' } : {}),
      ...(step.reconciles ? { reconcile: 'main', 'reconcile-since': step.reconciles } : {}),
    },
    entry: builtAction(),
    folder: join(work, step.id),
    ...(step.deploys ? { run: step.deploys(), job: 'deploy', workflow: 'deploy' } : {}),
  })
  for (const line of ended(step, result, lastStatus(story))) io.out(line)
  return result
}

/** What a person looks at after each step: the job's report, the record, or the status. */
function ended(step: Step, { exitCode, outputs, stdout }: ActionResult, { state, description }: LastStatus): string[] {
  const [verdict = ''] = shownReport(stdout).split(/\n(?:Controls|What was read)\n/)
  if (step.deploys) return [`   job     ${exitCode === 0 ? 'goes on' : 'ends here'}\n`, indented(verdict.trim())]
  if (step.reconciles) return [`   job     ${exitCode === 0 ? 'ends well' : 'ends red, and opens an issue'}\n`, indented(verdict.trim())]
  if (step.expected === null) return [`   record  ${resultWord[outputs['decision'] as Result] ?? 'none'}, on the merge commit`]
  const status = `   status  ${state.padEnd(8)} ${description}`
  return step.id === 'waiting' ? [status, `\n${indented(shownReport(stdout))}`] : [status]
}

/** Decision and exit code of each step; a deployment that is blocked ends its job, and so does a night that finds something. */
function endingOf({ id }: Step): { decision: string; exit: number } {
  if (id === 'deploy-blocked' || id === 'not-reconciled') return { decision: 'failed', exit: 1 }
  return { decision: ['merged', 'ready', 'deploy-ready', 'reconciled'].includes(id) ? 'passed' : 'pending', exit: 0 }
}

function endedAsTold({ story, io }: Stage, step: Step, result: ActionResult): boolean {
  const { state, description } = lastStatus(story)
  const expected = step.expected ?? state
  const { decision, exit } = endingOf(step)
  if (state === expected && result.outputs['decision'] === decision && result.exitCode === exit) return true
  io.err(
    `Told: status ${expected}, decision ${decision}, exit ${exit}. Came: status ${state} (${description}), decision ${result.outputs['decision']}, exit ${result.exitCode}.`,
  )
  io.err(indented(`${result.stdout}\n${result.stderr}`))
  return false
}

/** The pack that made it ready goes to `out`, with the public key beside it, and is verified and replayed there. */
async function packEvidence({ story, key, io }: Stage, result: ActionResult, out: string): Promise<boolean> {
  const evidence = result.outputs['evidence-path']
  if (!evidence) return false
  await writing(out, async () => {
    await cp(dirname(evidence), out, { recursive: true })
    await writeFile(join(out, 'countersign.pub'), key.publicPem)
  })

  const { owner, name } = story.repository
  const verification = await verifyEvidence(await readFile(join(out, 'evidence.sigstore.json')), {
    key: key.publicPem,
    repo: `${owner}/${name}`,
    commit: story.pull().head.sha,
    expect: 'passed',
  })
  io.out(`\n   The evidence pack is in ${out}`)
  io.out(
    `   countersign verify evidence.sigstore.json --key countersign.pub --repo ${owner}/${name} --commit ${story.pull().head.sha} --expect passed\n`,
  )
  for (const { what, value, ok } of verification.checks)
    io.out(`     ${ok === null ? '-' : ok ? 'ok' : 'NO'.padEnd(2)} ${ok === null ? ' ' : ''} ${what}: ${value}`)
  return verification.outcome === 'verified'
}

/** A folder that the person chose may be none, or not be writable. */
async function writing<T>(out: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    const message = `the folder cannot be written (${errorCode(cause) ?? errorMessage(cause)})`
    throw new ProblemError({ code: 'CS-081', file: out, message, suggestion: 'give --out a folder that can be made' }, { cause })
  }
}

/** What the job's log shows a person: workflow commands are for the runner, and the artifact client's lines stand before the report. */
function shownReport(stdout: string): string {
  const lines = stdout.split('\n').filter((line) => !line.startsWith('::'))
  const first = lines.findIndex((line) => Object.values(resultWord).some((word) => line.startsWith(`${word}:`)))
  return lines.slice(Math.max(first, 0)).join('\n').trim()
}

const indented = (text: string): string => text.split('\n').map((line) => (line === '' ? '' : `   ${line}`)).join('\n')

interface LastStatus {
  state: string
  description: string
}

function lastStatus({ repository, pull }: Story): LastStatus {
  const last = repository.statuses.findLast((status) => status.sha === pull().head.sha && status.context === 'countersign')
  return { state: last?.state ?? 'none', description: last?.description ?? '' }
}

function newKey(): Stage['key'] {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** `dist/index.js` beside this program, whether this code stands in dist itself, in its chunks, or in src. */
function builtAction(): string {
  const found = ['./index.js', '../index.js', '../../dist/index.js']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((path) => existsSync(path))
  if (!found)
    throw new ProblemError({
      code: 'CS-081',
      file: 'dist/index.js',
      message: 'the built action is missing',
      expected: 'dist/index.js beside the command line',
      suggestion: 'run npm run build',
    })
  return found
}
