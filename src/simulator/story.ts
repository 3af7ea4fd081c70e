import type { SimulatedEvent } from './events.ts'
import type { PullRequest, Repository } from './model.ts'
import { merge, openPullRequest, review } from './pulls.ts'
import { World } from './world.ts'

/** One thing that happens, the event by which the gate learns of it, and the verdict that must follow. */
export interface Step {
  id: 'opened' | 'pushed' | 'not-counted' | 'waiting' | 'ready' | 'merged'
  /** A sentence for the reader. */
  told: string
  play(): SimulatedEvent
  /** State of the commit status afterwards; null: this step publishes none on the head. */
  expected: 'pending' | 'success' | null
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

const policy = `# yaml-language-server: $schema=https://countersign.dev/schema/policy.v1.json
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

const policyPath = '.github/countersign.yml'

const before = {
  [policyPath]: policy,
  'src/ledger/refund.ts': 'export const refund = (cents: number): number => -cents\n',
  'README.md': '# Payments\n',
}

/** acme/payments before anything happens: jo, ria, sam and kim write code, lee releases. */
export function storyWorld(): { world: World; repository: Repository } {
  const world = new World('2026-11-20T13:40:00Z')
  for (const [index, login] of ['jo', 'ria', 'sam', 'kim', 'lee', 'dana'].entries()) world.account(login, { id: 583_200 + index })
  const repository = world.repository('acme/payments', { writers: ['jo', 'ria', 'sam', 'kim', 'lee', 'dana'], files: before })
  world.team('acme/release', ['lee', 'dana'])
  world.requireStatus(repository, 'main', 'countersign', 15_368)
  return { world, repository }
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

/** The demo: an author and a co-author, an approval that does not count, the waiting status, the sign-off that makes it ready. */
export function paymentsStory(): Story {
  const { world, repository } = storyWorld()
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
    ],
  }
}
