import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inputVariables, jobEnvironment, type Job, type JobFiles } from './environment.ts'
import type { Delivery } from './delivery.ts'
import { deliver, type SimulatedEvent } from './events.ts'
import type { Simulator } from './exchange.ts'
import type { WorkflowRun } from './model.ts'
import type { World } from './world.ts'

export interface ActionRun {
  world: World
  simulator: Simulator
  event: SimulatedEvent
  inputs?: Record<string, string>
  /** The built action: `dist/index.js`. */
  entry: string
  /** Default: the Node that runs this. */
  node?: string
  nodeOptions?: string[]
  /** Added to, or with undefined taken from, the runner's variables. */
  environment?: Record<string, string | undefined>
  attempt?: number
  /** The run this job belongs to, with its actor, triggering actor, commit and attempt; default: one is made for the event. */
  run?: WorkflowRun
  /** Id of the job; default: `gate`. */
  job?: string
  /** Name of the workflow and of its file; default: that of the run, or `gate`. */
  workflow?: string
  /** Where the job's files go, kept afterwards; default: a new folder that `remove()` deletes. */
  folder?: string
  timeoutMs?: number
}

export interface ActionResult {
  /** null when a signal or the time limit ended it. */
  exitCode: number | null
  stdout: string
  stderr: string
  outputs: Record<string, string>
  /** Markdown of the step summary. */
  summary: string
  folder: string
  milliseconds: number
  remove(): void
}

function makeFiles(folder: string, payload: unknown): JobFiles {
  const place = (name: string, content = ''): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const temp = join(folder, 'temp')
  const workspace = join(folder, 'workspace')
  mkdirSync(temp, { recursive: true })
  mkdirSync(workspace, { recursive: true })
  return {
    event: place('event.json', JSON.stringify(payload)),
    output: place('output'),
    summary: place('summary.md'),
    state: place('state'),
    environment: place('env'),
    path: place('path'),
    temp,
    workspace,
  }
}

/** `name=value` lines and `name<<delimiter` blocks, as the runner reads the file that GITHUB_OUTPUT names. */
export function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const block = /^([^=<]+)<<(.+)$/.exec(line)
    const plain = /^([^=<]+)=(.*)$/.exec(line)
    if (block) {
      const end = lines.indexOf(block[2] ?? '', index + 1)
      if (end < 0) throw new Error(`the output ${block[1]} has no end`)
      outputs[block[1] ?? ''] = lines.slice(index + 1, end).join('\n')
      index = end
    } else if (plain) outputs[plain[1] ?? ''] = plain[2] ?? ''
  }
  return outputs
}

/** Only what a job needs of the machine's own variables: nothing of the surroundings may leak into a test or the demo. */
const inherited = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP'] as const

/** Events whose workflow file is that of the commit they are about; all others read it from the default branch here. */
const ownWorkflow = new Set(['workflow_dispatch', 'push', 'release', 'deployment'])

function jobOf(run: ActionRun, delivery: Delivery, files: JobFiles, made: WorkflowRun): Job {
  const { repository, ref, actor } = delivery
  const login = (id: number): string => run.world.member(id)?.login ?? actor
  const onDefault = `refs/heads/${repository.defaultBranch}`
  return {
    repository,
    simulator: run.simulator,
    eventName: run.event.name,
    sha: run.run?.headSha ?? delivery.sha,
    ref,
    actor: login(made.actor),
    actorId: made.actor,
    triggeringActor: login(made.triggeringActor),
    workflow: run.workflow ?? run.run?.name ?? 'gate',
    workflowRef: ownWorkflow.has(run.event.name) && ref !== '' ? ref : onDefault,
    job: run.job ?? 'gate',
    runId: made.id,
    attempt: run.attempt ?? run.run?.attempt ?? 1,
    files,
  }
}

function environmentOf(run: ActionRun, delivery: Delivery, files: JobFiles, made: WorkflowRun): Record<string, string> {
  const machine = Object.fromEntries(inherited.map((name) => [name, process.env[name]]))
  const inputs = inputVariables({ 'github-token': `job-${randomUUID()}`, ...run.inputs })
  const all = { ...machine, HOME: files.temp, ...jobEnvironment(jobOf(run, delivery, files, made)), ...inputs, ...run.environment }
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** GitHub keeps a run for the job itself: its actor is a source for who pushed the head, and its artifacts are found by it. */
function registerRun(run: ActionRun, delivery: Delivery): WorkflowRun {
  if (run.run) return run.run
  const { event, world } = run
  const common = { event: event.name, by: delivery.actor, conclusion: null, name: run.workflow ?? 'gate' }
  if (event.name === 'pull_request' || event.name === 'pull_request_target' || event.name === 'pull_request_review') {
    const { sha, branch, repository } = event.pull.head
    return world.startRun(event.pull.repository, { ...common, headSha: sha, headBranch: branch, headRepository: repository })
  }
  const headBranch = delivery.ref.replace(/^refs\/(heads|tags)\//, '')
  const headSha = world.store.commits.has(delivery.sha) ? delivery.sha : world.tip(delivery.repository, delivery.repository.defaultBranch)
  return world.startRun(delivery.repository, { ...common, headSha, headBranch })
}

/** Runs the built action as a process, the way a runner would for this event, and collects what it leaves behind. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const folder = run.folder ?? mkdtempSync(join(tmpdir(), 'countersign-job-'))
  mkdirSync(folder, { recursive: true })
  const delivery = deliver(run.event, { world: run.world, apiUrl: run.simulator.apiUrl, serverUrl: run.simulator.serverUrl })
  const files = makeFiles(folder, delivery.payload)
  const environment = environmentOf(run, delivery, files, registerRun(run, delivery))
  const started = performance.now()
  const ended = await finished(run, environment, files.workspace)
  return {
    ...ended,
    outputs: readOutputs(readFileSync(files.output, 'utf8')),
    summary: readFileSync(files.summary, 'utf8'),
    folder,
    milliseconds: performance.now() - started,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function finished(run: ActionRun, env: Record<string, string>, cwd: string): Promise<Pick<ActionResult, 'exitCode' | 'stdout' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(run.node ?? process.execPath, [...(run.nodeOptions ?? []), run.entry], {
      env,
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: run.timeoutMs ?? 60_000,
      killSignal: 'SIGKILL',
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
  })
}
