import { setEnvironment } from './environments.ts'
import type { SimulatedEvent } from './events.ts'
import type { PullRequest, Repository, WorkflowRun } from './model.ts'
import { merge, openPullRequest, review } from './pulls.ts'
import { approveRun, finishJob, startDeployRun } from './runs.ts'
import { World } from './world.ts'

/** One thing that happens, the event by which the gate learns of it, and the verdict that must follow. */
export interface Step {
  id: 'opened' | 'pushed' | 'not-counted' | 'waiting' | 'ready' | 'merged' | 'deploy-blocked' | 'deploy-ready' | 'reconciled' | 'not-reconciled'
  /** A sentence for the reader. */
  told: string
  play(): SimulatedEvent
  /** State of the commit status afterwards; null: this step publishes none on the head. */
  expected: 'pending' | 'success' | null
  /** The run whose job deploys, once the step was played; the gate is its first step. */
  deploys?: () => WorkflowRun
  /** Nothing is gated: everything since this commit is held against the records. */
  reconciles?: string
}

export interface Story {
  world: World
  repository: Repository
  /** The text of the policy file on `main`. */
  policy: string
  policyPath: string
  /** The pull request, once the first step was played. */
  pull(): PullRequest
  steps: Step[]
}

const changeRules = `# yaml-language-server: $schema=https://countersign.dev/schema/policy.v1.json
version: 1
roles:
  release-manager: { teams: [acme/release], members: [lee] }
changes:
  branches: [main]
  approvals: 1
  sign-off:
    - name: Ledger code
      paths: ["src/ledger/**"]
      roles: { release-manager: 1 }
`

const deploymentRules = (baseline: string): string => `deployments:
  - environments: [production]
    sign-off: { release-manager: 1 }
    baseline: ${baseline}
`

const policyPath = '.github/countersign.yml'

const before = {
  [policyPath]: changeRules,
  'src/ledger/refund.ts': 'export const refund = (cents: number): number => -cents\n',
  'README.md': '# Payments\n',
}

/** acme/payments before anything happens: jo, ria, sam and kim write code, lee and dana release. */
export function storyWorld(): { world: World; repository: Repository; policy: string } {
  const world = new World('2026-11-19T13:40:00Z')
  for (const [index, login] of ['jo', 'ria', 'sam', 'kim', 'lee', 'dana'].entries()) world.account(login, { id: 583_200 + index })
  const repository = world.repository('acme/payments', { writers: ['jo', 'ria', 'sam', 'kim', 'lee', 'dana'], files: before })
  world.team('acme/release', ['lee', 'dana'])
  world.requireStatus(repository, 'main', 'countersign', 15_368)
  setEnvironment(world, repository, 'production', { reviewers: ['lee', 'dana'], preventSelfReview: true, refs: ['main'], adminsBypass: false })
  const policy = changeRules + deploymentRules(world.tip(repository, 'main'))
  deploymentRulesCome(world, repository, policy)
  world.clock.advance(24 * 60 * 60 - 600)
  return { world, repository, policy }
}

/** The rules for deployments came the day before by a pull request of their own; what changes the policy needs one approval more. */
function deploymentRulesCome(world: World, repository: Repository, policy: string): void {
  world.push(repository, 'deployments', { by: 'kim', changes: { [policyPath]: policy }, message: 'Rules for deployments' })
  const pull = openPullRequest(world, repository, { by: 'kim', head: 'deployments', title: 'Rules for deployments', number: 1841 })
  for (const by of ['lee', 'dana']) {
    later(world, 2)
    review(world, pull, { by })
  }
  later(world, 2)
  merge(world, pull, { by: 'kim', method: 'squash' })
}

/** The next event comes some minutes later. */
const later = (world: World, minutes: number): void => world.clock.advance(minutes * 60)

/** An approval reaches the gate by way of the ping workflow, whose run starts it (GITHUB: which run may speak). */
function approved(world: World, pull: PullRequest, by: string): SimulatedEvent {
  later(world, 7)
  review(world, pull, { by })
  const run = world.startRun(pull.repository, {
    name: 'ping',
    event: 'pull_request_review',
    by,
    headSha: pull.head.sha,
    headBranch: pull.head.branch,
  })
  return { name: 'workflow_run', repository: pull.repository, run, sender: by }
}

/**
 * Somebody starts the deploy workflow, and a release manager approves the run: now its job begins, with the gate as first step. What the gate said
 * is how the job ends, as soon as the next thing happens.
 */
function deploying(world: World, repository: Repository, id: 'deploy-blocked' | 'deploy-ready', by: string, told: string): Step & { end(): void } {
  let run: WorkflowRun | null = null
  return {
    id,
    told,
    expected: null,
    end() {
      if (run) finishJob(world, repository, run, 'deploy', id === 'deploy-ready' ? 'success' : 'failure')
    },
    play() {
      later(world, 9)
      run = startDeployRun(world, repository, { by })
      later(world, 3)
      approveRun(world, repository, run, { by: 'lee', environments: ['production'] })
      return { name: 'workflow_dispatch', repository, sender: by, inputs: {}, workflow: 'deploy' }
    },
    deploys() {
      if (!run) throw new Error('the run has not begun')
      return run
    },
  }
}

/** The night after: the schedule wakes the workflow that reconciles. */
function night(repository: Repository, id: 'reconciled' | 'not-reconciled', told: string, since: string, happens: () => void): Step {
  return {
    id,
    told,
    expected: null,
    reconciles: since,
    play() {
      happens()
      return { name: 'schedule', repository }
    },
  }
}

/**
 * The demo: an author and a co-author, an approval that does not count, the waiting status, the sign-off that makes it ready; then two ways to deploy
 * it; then two nights, after the second of which something came in that nobody judged.
 */
export function paymentsStory(): Story {
  const { world, repository, policy } = storyWorld()
  const begin = world.tip(repository, 'main')
  const blocked = deploying(world, repository, 'deploy-blocked', 'sam', 'sam starts the deployment to production, and lee approves the run. But sam wrote part of it.')
  const ready = deploying(world, repository, 'deploy-ready', 'dana', 'dana, who wrote none of it, starts the deployment instead, and lee approves the run.')
  const pull = (): PullRequest => {
    const found = repository.pulls.get(1842)
    if (!found) throw new Error('the story has not begun')
    return found
  }
  return {
    world,
    repository,
    policy,
    policyPath,
    pull,
    steps: [
      {
        id: 'opened',
        expected: 'pending',
        told: 'jo opens pull request #1842; ria is co-author of its commit.',
        play() {
          const changes = { 'src/ledger/refund.ts': 'export const refund = (cents: number): number => -Math.abs(cents)\n' }
          world.push(repository, 'refund-sign', { by: 'jo', coAuthors: ['ria'], changes, message: 'Refunds never add money' })
          const opened = openPullRequest(world, repository, { by: 'jo', head: 'refund-sign', title: 'Refunds never add money', number: 1842 })
          return { name: 'pull_request_target', action: 'opened', pull: opened, sender: 'jo' }
        },
      },
      {
        id: 'pushed',
        expected: 'pending',
        told: 'sam pushes a small fix to the branch.',
        play() {
          later(world, 11)
          const head = pull().head.sha
          world.push(repository, 'refund-sign', {
            by: 'sam',
            changes: { 'README.md': '# Payments\n\nRefunds are negative.\n' },
            message: 'Say so in the README',
          })
          return { name: 'pull_request_target', action: 'synchronize', pull: pull(), sender: 'sam', before: head }
        },
      },
      {
        id: 'not-counted',
        expected: 'pending',
        told: 'sam approves. It does not count: sam pushed the head.',
        play: () => approved(world, pull(), 'sam'),
      },
      {
        id: 'waiting',
        expected: 'pending',
        told: 'kim, who wrote none of it, approves. The release manager is still missing.',
        play: () => approved(world, pull(), 'kim'),
      },
      { id: 'ready', expected: 'success', told: 'lee, a release manager, signs off.', play: () => approved(world, pull(), 'lee') },
      {
        id: 'merged',
        expected: null,
        told: 'kim merges it; the merge gets its own record.',
        play() {
          later(world, 4)
          merge(world, pull(), { by: 'kim', method: 'squash' })
          return { name: 'pull_request_target', action: 'closed', pull: pull(), sender: 'kim' }
        },
      },
      blocked,
      ready,
      night(repository, 'reconciled', 'At night, everything that came in since the policy did is held against the signed records, and they against it.', begin, () => {
        blocked.end()
        ready.end()
        later(world, 10 * 60)
      }),
      night(repository, 'not-reconciled', 'The next day sam pushes a hotfix straight to main. No gate ever ran for it; the night finds it.', begin, () => {
        later(world, 10 * 60)
        const changes = { 'src/ledger/refund.ts': 'export const refund = (cents: number): number => -Math.abs(Math.trunc(cents))\n' }
        world.push(repository, 'main', { by: 'sam', changes, message: 'Hotfix' })
        later(world, 10 * 60)
      }),
    ],
  }
}
