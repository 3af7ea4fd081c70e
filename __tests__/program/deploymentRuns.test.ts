import { describe, expect, test } from '@jest/globals'
import { addDeploymentStatus, createDeployment } from '../../src/simulator/deployments.ts'
import { merge } from '../../src/simulator/pulls.ts'
import { commandLineRun, type Ended } from './cliRun.ts'
import { deployed, type DeployStage } from './deployStage.ts'

const pageOf = (run: number): string => `https://github.com/acme/payments/actions/runs/${run}`

const deployOf = (environment: string): string => `on: workflow_dispatch
jobs:
  deploy:
    runs-on: ubuntu-latest
${environment}    steps: [{ run: ls }]
`

/** Lands that deploy workflow by a reviewed change; what is deployed next holds it. */
function landWorkflow({ stage }: DeployStage, content: string): string {
  const pull = stage.another({ branch: 'workflow', by: 'author', changes: { '.github/workflows/deploy.yml': { content } } })
  for (const by of ['reviewer', 'lead']) stage.approve(by, pull)
  stage.world.clock.advance(60)
  return merge(stage.world, pull, { by: 'lead' }).sha
}

describe('the job that the gate runs in', () => {
  test.concurrent('bound to the environment: its approvals held it up', () =>
    deployed(async (stage) => {
      const told = await stage.deploy({ sha: landWorkflow(stage, deployOf('    environment: production\n')) })
      expect([told.exitCode, told.decision]).toEqual([0, 'passed'])
    }),
  )

  test.concurrent.each([
    ['no environment', deployOf(''), 'bound to no environment'],
    ['another one', deployOf('    environment: staging\n'), 'bound to the environment `staging`'],
  ])('bound to %s: approvals of a job beside it hold nothing up', (_, content, said) =>
    deployed(async (stage) => {
      const told = await stage.deploy({ sha: landWorkflow(stage, content) })
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(told.summary).toContain(said)
    }),
  )
})

describe('a commit that is named on the command line without a run', () => {
  const check = ({ stage, merged }: DeployStage): Promise<Ended> =>
    commandLineRun(stage, ['check', 'acme/payments', '--environment', 'production', '--sha', merged.sha])

  test.concurrent('was deployed by the run that the list of deployments names: its people, its approvals', () =>
    deployed(async (stage) => {
      await stage.deploy()
      const told = await check(stage)
      expect([told.code, told.out]).toEqual([0, expect.stringContaining('pusher deploys (started the run)')])
    }),
  )

  test.concurrent('was deployed by an author: Blocked, as it was then', () =>
    deployed(async (stage) => {
      await stage.deploy({ by: 'author' })
      const told = await check(stage)
      expect([told.code, told.out]).toEqual([1, expect.stringContaining('author deploys')])
    }),
  )

  test.concurrent('was deployed by nobody: no pass, and no error of ours', () =>
    deployed(async (stage) => {
      const told = await check(stage)
      expect(told.code).toBe(2)
      expect(told.out).toContain('Could not evaluate')
      expect(told.out).not.toContain('stopped before it reached a conclusion')
    }),
  )

  test.concurrent('and an entry that names a run of another commit: none is known', () =>
    deployed(async (stage) => {
      const { world, repository } = stage.stage
      const run = stage.start('pusher', { sha: stage.baseline })
      const entry = createDeployment(world, repository, { by: 'mallory', environment: 'production', sha: stage.merged.sha })
      addDeploymentStatus(world, repository, entry, { by: 'mallory', state: 'success', logUrl: pageOf(run.id) })
      expect((await check(stage)).code).toBe(2)
    }),
  )

  test.concurrent('and an author who adds an entry of somebody else’s run deploys as well', () =>
    deployed(async (stage) => {
      const { world, repository } = stage.stage
      await stage.deploy()
      const { id = 0 } = repository.runs.at(-1) ?? {}
      const entry = createDeployment(world, repository, { by: 'author', environment: 'production', sha: stage.merged.sha })
      addDeploymentStatus(world, repository, entry, { by: 'author', state: 'success', logUrl: pageOf(id) })
      const told = await check(stage)
      expect([told.code, told.out]).toEqual([1, expect.stringContaining('author deploys')])
    }),
  )
})

describe('a permission that is missing is named once, and nothing that nobody could judge is “not applicable”', () => {
  test.concurrent.each([
    ['actions', 'actions: read'],
    ['deployments', 'deployments: read'],
  ] as const)('%s', (permission, line) =>
    deployed(
      async (stage) => {
        const told = await stage.deploy()
        expect([told.exitCode, told.decision]).toEqual([1, 'error'])
        expect(told.summary).toContain('Countersign needs 1 more permission (CS-040)')
        expect(told.summary).toContain(line)
        expect(told.summary.match(/^\d\. .*answered 403/gm)).toHaveLength(1)
        expect(told.summary).toContain('| `author` | – | **Could not evaluate** |')
        expect(told.summary).not.toContain('Not applicable')
      },
      {},
      { misbehave: { lacking: [permission] } },
    ),
  )
})
