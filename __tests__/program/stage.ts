import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ecKey } from '../support/keys.ts'
import type { SimulatedEvent } from '../../src/simulator/events.ts'
import type { CheckRun, PullRequest, Repository, Status, WorkflowRun } from '../../src/simulator/model.ts'
import { openPullRequest, review } from '../../src/simulator/pulls.ts'
import { runAction, type ActionRun } from '../../src/simulator/runner.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/server.ts'
import { World } from '../../src/simulator/world.ts'
import type { FileEdit } from '../../src/simulator/writing.ts'
import { holdToPublished } from '../published/held.ts'
import { holdToInvariants, holdToRecord } from './invariants.ts'
import { toldBy, type Told } from './told.ts'

export const action = fileURLToPath(new URL('../../dist/index.js', import.meta.url))
export const commandLine = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
export const policyPath = '.github/countersign.yml'

/** One independent approval for every change. */
export const plainPolicy = 'version: 1\nchanges: { approvals: 1 }\n'

/** The ledger needs a release manager: a team, and dana by name. */
export const ledgerPolicy = `version: 1
roles:
  release-manager: { teams: [acme/release], members: [dana] }
changes:
  branches: [main]
  sign-off:
    - { name: Ledger code, paths: ["src/ledger/**"], roles: { release-manager: 1 } }
`

export interface Setting extends SimulatorOptions {
  /** Text or bytes on `main`; null: no such file. Default: the plain policy. */
  policy?: string | Uint8Array | null
  /** A branch rule requires the status; default: no. */
  required?: boolean
  /** What the pull request changes; default: one source file. */
  changes?: Record<string, FileEdit>
  branch?: string
  title?: string
  draft?: boolean
  /** `owner/name` of a fork that the pull request comes from. */
  from?: string
  /** The run is told that artifacts can be stored. Default: no, which spares it the upload; the bundle then stands in the report. */
  artifacts?: boolean
}

export type Inputs = Record<string, string>

/** One key for the whole file: making them is slow, and none ever leaves the process. */
export const key = ecKey('P-256')

/** A world with one open pull request by `author`, a server that plays GitHub, and verbs for what happens next. */
export class Stage {
  readonly world = new World('2026-11-20T13:40:00Z')
  readonly repository: Repository
  readonly pull: PullRequest
  readonly #options: SimulatorOptions
  readonly #environment: Record<string, string>
  #simulator: Simulator | null = null

  constructor(setting: Setting = {}) {
    const {
      policy = plainPolicy,
      required = false,
      changes = { 'src/app.ts': 'export const app = 2\n' },
      branch = 'topic',
      title,
      draft,
      from,
      artifacts = false,
      ...options
    } = setting
    this.#options = options
    this.#environment = artifacts ? {} : { GITHUB_SERVER_URL: 'https://github.acme.example' }
    const { world } = this
    for (const login of ['author', 'co-author', 'pusher', 'reviewer', 'lead', 'dana', 'mallory']) world.account(login)
    const writers = ['author', 'pusher', 'reviewer', 'lead']
    this.repository = world.repository('acme/payments', {
      writers,
      files: { 'src/app.ts': 'export const app = 1\n', 'src/ledger/book.ts': 'export const book = 1\n' },
    })
    if (policy !== null) world.push(this.repository, 'main', { by: 'lead', changes: { [policyPath]: { content: policy } } })
    world.team('acme/release', ['lead'])
    if (required) world.requireStatus(this.repository, 'main', 'countersign', 15_368)
    const home = from === undefined ? this.repository : world.repository(from, { parent: 'acme/payments', writers: ['author'] })
    world.push(home, branch, { by: 'author', changes })
    this.pull = openPullRequest(world, this.repository, {
      by: 'author',
      head: branch,
      ...(from === undefined ? {} : { from }),
      ...(title ? { title } : {}),
      ...(draft ? { draft } : {}),
    })
  }

  get simulator(): Simulator {
    if (!this.#simulator) throw new Error('the stage is not open')
    return this.#simulator
  }

  async open(): Promise<this> {
    this.#simulator = await startSimulator(this.world, { observe: holdToPublished, ...this.#options })
    return this
  }

  /** Another pull request of `author`. */
  another(given: { branch: string; base?: string; changes?: Record<string, FileEdit>; by?: string }): PullRequest {
    const by = given.by ?? 'author'
    if (!this.repository.branches.has(given.branch))
      this.world.push(this.repository, given.branch, { by, changes: given.changes ?? { [`src/${given.branch}.ts`]: 'export {}\n' } })
    return openPullRequest(this.world, this.repository, { by, head: given.branch, ...(given.base ? { base: given.base } : {}) })
  }

  /** The approval itself, without any run. */
  approve(by: string, pull = this.pull): void {
    this.world.clock.advance(60)
    review(this.world, pull, { by })
  }

  target(
    name: 'opened' | 'synchronize' | 'closed' | 'edited' | 'ready_for_review' | 'reopened',
    sender = 'author',
    pull = this.pull,
  ): SimulatedEvent {
    return { name: 'pull_request_target', action: name, pull, sender }
  }

  /** The ping's run has ended; for forks its payload names no pull request. */
  ping(by = 'reviewer', pull = this.pull): SimulatedEvent {
    const head = { headSha: pull.head.sha, headBranch: pull.head.branch, headRepository: pull.head.repository }
    const run: WorkflowRun = this.world.startRun(this.repository, { name: 'ping', event: 'pull_request_review', by, ...head })
    return { name: 'workflow_run', repository: this.repository, run, sender: by }
  }

  /** Runs the built action for this event and holds what it leaves behind to what must hold for every run. */
  async run(event: SimulatedEvent = this.target('opened'), inputs: Inputs = {}, given: Partial<ActionRun> = {}): Promise<Told> {
    const { world, simulator } = this
    const before = simulator.requests.length
    this.world.clock.advance(60)
    const tokens = { 'github-token': secret('ghs_'), 'org-token': secret('ghs_') }
    const all = { ...tokens, signing: 'key', 'signing-key': key.privatePem, ...inputs }
    const result = await runAction({
      world,
      simulator,
      event,
      inputs: all,
      entry: action,
      ...given,
      environment: { ...this.#environment, ...given.environment },
    })
    try {
      const requests = simulator.requests.slice(before)
      holdToInvariants(
        result,
        requests,
        [all['github-token'], all['org-token'], ...pemLines(all['signing-key'])].filter((value) => value !== ''),
      )
      const told = toldBy(result, requests)
      for (const pack of told.packs) await holdToRecord(pack, all['signing-key'])
      return told
    } finally {
      if (given.folder === undefined) result.remove()
    }
  }

  /** The verdict that stands on a commit; null: none. */
  status(sha = this.pull.head.sha): Status | null {
    return this.repository.statuses.findLast((status) => status.sha === sha && status.context === 'countersign') ?? null
  }

  reports(sha = this.pull.head.sha): CheckRun[] {
    return this.repository.checks.filter((check) => check.sha === sha)
  }

  async close(): Promise<void> {
    const unanswered = this.simulator.unanswered()
    await this.simulator.close()
    if (unanswered.length > 0) throw new Error(`nobody at GitHub answers ${unanswered.join(', ')}`)
  }
}

/** Plays one scene and closes the stage: strays from the published description fail here. */
export async function play<Result>(setting: Setting, scene: (stage: Stage) => Promise<Result>): Promise<Result> {
  const stage = await new Stage(setting).open()
  let result: Result
  try {
    result = await scene(stage)
  } catch (error) {
    await stage.close().catch(() => undefined)
    throw error
  }
  await stage.close()
  return result
}

/** A value that only has the form of a credential. */
export const secret = (prefix: string): string =>
  prefix + Array.from({ length: 36 }, () => 'abcdefghijkmnpqrstuvwxyz23456789'[Math.floor(Math.random() * 32)]).join('')

/** The lines of a PEM file that hold key material. */
const pemLines = (pem = ''): string[] => pem.split('\n').filter((line) => line.length > 20 && !line.startsWith('-----'))

export const jsonFile = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
