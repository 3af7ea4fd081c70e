import type { RangeAsk } from '../../src/domain/collector.ts'
import type { Lineage, RecordReference } from '../../src/domain/deployment.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { Occasion, NamedDeployment } from '../../src/domain/occasion.ts'
import type { Subject } from '../../src/domain/subject.ts'
import { uploadArtifact } from '../../src/simulator/artifacts.ts'
import { setEnvironment } from '../../src/simulator/environments.ts'
import type { Repository, WorkflowRun } from '../../src/simulator/model.ts'
import type { MergeMethod } from '../../src/simulator/merging.ts'
import { merge, openPullRequest, review } from '../../src/simulator/pulls.ts'
import { approveRun, finishJob, startDeployRun } from '../../src/simulator/runs.ts'
import { World } from '../../src/simulator/world.ts'
import { onlySubject, payments, policyPath, withRig, type Rig, type RigOptions } from './rig.ts'

export interface Site {
  world: World
  repository: Repository
  /** What was there before anything was built. */
  first: string
}

export function site(): Site {
  const world = new World()
  const repository = world.repository(
    'acme/payments',
    { writers: ['author', 'reviewer', 'lead'], files: { [policyPath]: 'version: 1\n', 'a.ts': 'a\n' } },
  )
  setEnvironment(world, repository, 'production', { reviewers: ['lead'], preventSelfReview: true, refs: 'protected', adminsBypass: false })
  world.requireStatus(repository, 'main', 'countersign')
  return { world, repository, first: world.tip(repository, 'main') }
}

/** An hour goes by. */
export function later({ world }: Site): string {
  world.clock.advance(3600)
  return world.clock.now()
}

/** A pull request of some commits, approved and merged. */
export function land({ world, repository }: Site, name: string, given: { commits?: number; method?: MergeMethod; by?: string } = {}) {
  const by = given.by ?? 'author'
  for (let index = 0; index < (given.commits ?? 1); index += 1) world.push(
    repository,
    name,
    { by, changes: { [`${name}-${index}.ts`]: `${name}\n` } },
  )
  const pull = openPullRequest(world, repository, { by, head: name })
  review(world, pull, { by: 'reviewer' })
  merge(world, pull, { by: 'reviewer', method: given.method ?? 'squash' })
  return pull
}

/** A run that deployed and stored a record, whose bundle is any text: what verifies is the test's to say. */
export function deployedBefore(
  { world, repository }: Site,
  given: { bundle?: string; files?: Record<string, string | Uint8Array>; deployment?: boolean; name?: string } = {},
): WorkflowRun {
  const run = startDeployRun(
    world,
    repository,
    { by: 'deployer', jobs: [{ name: 'deploy', environment: 'production', deployment: given.deployment ?? true }] },
  )
  approveRun(world, repository, run, { by: 'lead', environments: ['production'] })
  const files = given.files ?? { 'evidence.sigstore.json': given.bundle ?? run.headSha }
  uploadArtifact(world, run, { name: given.name ?? `countersign-deployment-${run.id}-1`, files })
  finishJob(world, repository, run, 'deploy')
  return run
}

/** Bundles of this world hold the id of the commit they speak of. */
export const readsCommit: RangeAsk['verify'] = async (bundle) => {
  const sha = new TextDecoder().decode(bundle)
  return /^[0-9a-f]{40}$/.test(sha) ? ({
    sha256: 'f'.repeat(64),
    sha,
    evaluatedAt: '2026-01-01T00:00:00Z',
    people: [],
    policy: null,
  } satisfies Omit<RecordReference, 'artifact'>) : null
}

export const deploymentOccasion = (deployment: Partial<NamedDeployment>): Occasion => ({
  kind: 'deployment',
  repository: payments,
  deployment: { environment: 'production', sha: null, run: null, id: null, job: null, ...deployment },
})

export interface Ranged extends Rig {
  subject: Subject
  lineage: Fact<Lineage>
}

/** Deploys the tip of the default branch, or what is named, and reads its range. Without a word about the run it is a new one. */
export async function ranged(
  { world, repository, first }: Site,
  given: { named?: Partial<NamedDeployment>; ask?: Partial<RangeAsk>; options?: RigOptions },
  story: (found: Ranged) => Promise<void> | void,
): Promise<void> {
  const { run, ...named } = { sha: world.tip(repository, 'main'), ...given.named }
  const own = run === undefined && named.id === undefined ? startDeployRun(world, repository, { by: 'deployer', jobs: [{ name: 'deploy' }] }) : null
  await withRig(world, given.options ?? {}, async (rig) => {
    const subject = await onlySubject(rig.collector, deploymentOccasion({ ...named, run: own ? { id: own.id, attempt: 1 } : (run ?? null) }))
    const lineage = await rig.collector.range(subject, { baseline: first, verify: readsCommit, ...given.ask })
    await story({ ...rig, subject, lineage })
  })
}
