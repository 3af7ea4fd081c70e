import type { Commit } from '../../src/simulator/git.ts'
import { setEnvironment } from '../../src/simulator/environments.ts'
import type { WorkflowRun } from '../../src/simulator/model.ts'
import { merge } from '../../src/simulator/pulls.ts'
import { approveRun, finishJob, startDeployRun, type JobDraft } from '../../src/simulator/runs.ts'
import { type Inputs, plainPolicy, play, policyPath, type Setting, type Stage } from './stage.ts'
import type { Told } from './told.ts'

/** What the policy says of deployments, besides the baseline. */
export const deploymentRules = '{ environments: [production], deployers: [releaser], sign-off: { release-manager: 1 } }'

const deployPolicy = (baseline: string | null, rules: string, more = ''): string => `version: 1
changes: { approvals: 1 }
roles:
  releaser: { members: [pusher, author, mallory] }
  release-manager: { members: [dana, reviewer] }
  incident-commander: { members: [lead] }
deployments:
  - ${rules.replace(/ \}$/, '')}${baseline === null ? '' : `, baseline: ${baseline}`} }
${more}`

/** A stage whose pull request, which brings the deployment rules too, was approved and merged, with an environment that dana and lead review. */
export class DeployStage {
  readonly stage: Stage
  /** What stood on main before the merge, and what is to be deployed. */
  readonly baseline: string
  merged: Commit

  constructor(stage: Stage, given: { rules?: string; more?: string; baseline?: boolean; approved?: boolean } = {}) {
    this.stage = stage
    const { world, repository, pull } = stage
    this.baseline = world.tip(repository, 'main')
    const content = deployPolicy(given.baseline === false ? null : this.baseline, given.rules ?? deploymentRules, given.more)
    world.push(repository, pull.head.branch, { by: 'author', changes: { [policyPath]: { content } } })
    // A change of the policy takes one more.
    if (given.approved !== false) for (const by of ['reviewer', 'lead']) stage.approve(by)
    world.clock.advance(60)
    this.merged = merge(world, pull, { by: 'lead' })
    setEnvironment(
      world,
      repository,
      'production',
      { reviewers: ['dana', 'lead', 'author'], preventSelfReview: true, refs: ['main'], adminsBypass: false },
    )
  }

  /** Other deployment rules, approved and merged; what is to be deployed next holds them. */
  policy(rules: string, baseline: string | null, more?: string): void {
    const { stage } = this
    const pull = stage.another({ branch: 'policy', by: 'lead', changes: { [policyPath]: { content: deployPolicy(baseline, rules, more) } } })
    for (const by of ['reviewer', 'author']) stage.approve(by, pull)
    stage.world.clock.advance(60)
    this.merged = merge(stage.world, pull, { by: 'lead' })
  }

  /** Deployment rules that nobody reviewed, pushed past what is deployed. */
  pushPolicy(rules: string, baseline: string | null): Commit {
    const content = deployPolicy(baseline, rules)
    return this.stage.world.push(this.stage.repository, 'main', { by: 'mallory', changes: { [policyPath]: { content } } })
  }

  /** The run of a deploy workflow, waiting for its environment. */
  start(by = 'pusher', given: { sha?: string; jobs?: JobDraft[] } = {}): WorkflowRun {
    this.stage.world.clock.advance(60)
    return startDeployRun(
      this.stage.world,
      this.stage.repository,
      { by, sha: given.sha ?? this.merged.sha, ...(given.jobs ? { jobs: given.jobs } : {}) },
    )
  }

  approve(run: WorkflowRun, by: string, environments = ['production']): void {
    approveRun(this.stage.world, this.stage.repository, run, { by, environments })
  }

  /** The gate as the first step of the job, in that run. */
  async gate(run: WorkflowRun, inputs: Inputs = {}, sender = 'pusher'): Promise<Told> {
    const { repository } = this.stage
    const event = { name: 'workflow_dispatch', repository, sender, inputs: {}, workflow: 'deploy' } as const
    return this.stage.run(event, { environment: 'production', ...inputs }, { run, job: 'deploy', workflow: 'deploy' })
  }

  /** The whole way of a good one: started, approved by a release manager, judged, ended. */
  async deploy(given: { by?: string; sha?: string; inputs?: Inputs } = {}): Promise<Told> {
    const run = this.start(given.by, given.sha ? { sha: given.sha } : {})
    this.approve(run, 'dana')
    const told = await this.gate(run, given.inputs, given.by)
    finishJob(this.stage.world, this.stage.repository, run, 'deploy', told.exitCode === 0 ? 'success' : 'failure')
    return told
  }
}

/** The emergency path: lead may break the glass. */
export const glass = 'break-glass: { roles: { incident-commander: 1 }, follow-up-hours: 24 }\n'

/** Plays one scene of deployments; artifacts can be stored, because later deployments find earlier records there. */
export const deployed = <Result>(
  scene: (stage: DeployStage) => Promise<Result>,
  given: ConstructorParameters<typeof DeployStage>[1] = {},
  setting: Setting = {},
): Promise<Result> => play({ policy: plainPolicy, artifacts: true, ...setting }, (stage) => scene(new DeployStage(stage, given)))
