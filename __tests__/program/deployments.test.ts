import { describe, expect, test } from '@jest/globals'
import { createDeployment } from '../../src/simulator/deployments.ts'
import { setEnvironment } from '../../src/simulator/environments.ts'
import { rerun } from '../../src/simulator/runs.ts'
import { ecKey } from '../support/keys.ts'
import { commandLineRun } from './cliRun.ts'
import { deployed, deploymentRules } from './deployStage.ts'
import { plainPolicy, play } from './stage.ts'
import { onlyPack, reportOf } from './told.ts'

describe('a deployment is judged as the first step of its job', () => {
  test.concurrent('approved by a release manager, started by somebody who wrote none of it: Ready, with report and record, and no status', () =>
    deployed(async (stage) => {
      const told = await stage.deploy()
      expect([told.exitCode, told.decision, told.writes]).toEqual([0, 'passed', ['report']])
      expect(onlyPack(told).name).toMatch(new RegExp(`^countersign-deployment-${stage.merged.sha.slice(0, 8)}-r\\d+-a1$`))
      const { predicate, subject } = onlyPack(told).statement
      expect(predicate.gate).toBe('deployment')
      expect(subject[1].digest.gitCommit).toBe(stage.merged.sha)
      expect(stage.stage.status(stage.merged.sha)).toBeNull()
      expect(reportOf(told).title).toBe('Ready: approved by dana')
      expect(reportOf(told).summary).toContain('What is being deployed')
      expect(told.summary).toContain('| `author` | `lead` and `reviewer` | Ready |')
    }),
  )

  test.concurrent('started by the author of a part of it: Blocked, and the step fails whatever job-result says', () =>
    deployed(async (stage) => {
      const told = await stage.deploy({ by: 'author', inputs: { 'job-result': 'evaluated' } })
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(told.summary).toContain('deploys, but contributed to')
    }),
  )

  test.concurrent('started by one, run again by another who wrote a part: both deploy', () =>
    deployed(async (stage) => {
      const run = stage.start('pusher')
      stage.approve(run, 'dana')
      rerun(stage.stage.world, stage.stage.repository, run, { by: 'author' })
      stage.approve(run, 'dana')
      const told = await stage.gate(run)
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(told.summary).toContain('`author` deploys, but contributed to')
    }),
  )

  test.concurrent('a commit pushed past the review is named with its pusher before anything else', () =>
    deployed(async (stage) => {
      const { world, repository } = stage.stage
      const commit = world.push(repository, 'main', { by: 'mallory', changes: { 'src/evil.ts': 'x\n' } })
      const told = await stage.deploy({ sha: commit.sha })
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(told.summary).toContain('pushed by `mallory`')
      expect(told.summary.indexOf('past the review**')).toBeLessThan(told.summary.indexOf('| Pull request |'))
    }),
  )

  test.concurrent('a push past the review, and then a policy whose baseline it is: neither it nor the policy can be deployed', () =>
    deployed(async (stage) => {
      const evil = stage.stage.world.push(stage.stage.repository, 'main', { by: 'mallory', changes: { 'src/evil.ts': 'x\n' } })
      const policy = stage.pushPolicy(deploymentRules, evil.sha)
      const told = await stage.deploy({ sha: evil.sha })
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(told.summary).toContain('the policy was changed after')
      expect((await stage.deploy({ sha: policy.sha })).decision).toBe('failed')
      stage.pushPolicy(deploymentRules, policy.sha)
      expect((await stage.deploy({ sha: policy.sha })).decision).toBe('failed')
    }),
  )

  test.concurrent('merged without any approval: Blocked', () =>
    deployed(
      async (stage) => {
        const told = await stage.deploy()
        expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      },
      { approved: false },
    ),
  )

  test.concurrent('no record and no baseline: Blocked, with the line to add', () =>
    deployed(
      async (stage) => {
        const told = await stage.deploy()
        expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
        expect(told.summary).toContain('baseline:')
      },
      { baseline: false },
    ),
  )

  test.concurrent('observing: the same decision, and the job goes on', () =>
    deployed(async (stage) => {
      const told = await stage.deploy({ by: 'author', inputs: { mode: 'observe' } })
      expect([told.exitCode, told.decision]).toEqual([0, 'failed'])
      expect(reportOf(told).title).toMatch(/^Observe: would be Blocked/)
    }),
  )
})

describe('two seats, each with a job and an environment of its own, as in docs/examples/deploy.yml', () => {
  const rules =
    '{ environments: [production], deployers: [releaser], approval-environments: [prod-compliance], sign-off: { release-manager: 1, incident-commander: 1 } }'
  const jobs = [
    { name: 'compliance', environment: 'prod-compliance', deployment: false },
    { name: 'deploy', environment: 'production' },
  ]

  test.concurrent.each([
    ['both given', ['dana', 'lead'], 'passed', 0],
    ['one given', ['dana', null], 'pending', 1],
  ])('%s', (_, [first, second], decision, exit) =>
    deployed(
      async (stage) => {
        setEnvironment(stage.stage.world, stage.stage.repository, 'prod-compliance', { reviewers: ['lead'], preventSelfReview: true, refs: ['main'] })
        const run = stage.start('pusher', { jobs })
        stage.approve(run, first ?? '')
        if (second) stage.approve(run, second, ['prod-compliance'])
        const told = await stage.gate(run)
        expect([told.decision, told.exitCode]).toEqual([decision, exit])
      },
      { rules },
    ),
  )
})

describe('lineage begins at the last deployment with a verified passed record', () => {
  test.concurrent('which the next run finds, signed by the same key', () =>
    deployed(async (stage) => {
      await stage.deploy()
      const again = await stage.deploy()
      expect([again.exitCode, again.decision]).toEqual([0, 'passed'])
      expect(again.summary).toContain('the same commit again')
    }),
  )

  test.concurrent('and no other: a failed one is none', () =>
    deployed(async (stage) => {
      await stage.deploy({ by: 'author' })
      stage.policy(deploymentRules, null)
      expect((await stage.deploy()).decision).toBe('failed')
    }),
  )

  test.concurrent('nor one that another key signed, unless the workflow trusts it', () =>
    deployed(async (stage) => {
      const other = ecKey('P-256')
      await stage.deploy({ inputs: { 'signing-key': other.privatePem } })
      stage.policy(deploymentRules, null)
      expect((await stage.deploy()).decision).toBe('failed')
      const told = await stage.deploy({ inputs: { 'trusted-keys': other.publicPem } })
      expect([told.exitCode, told.decision]).toEqual([0, 'passed'])
    }),
  )
})

describe('on the event `deployment`', () => {
  test.concurrent.each([
    ['pusher', 'failure'],
    ['author', 'failure'],
  ])('by %s, which nobody signed off: the status of the deployment is %s', (by, state) =>
    deployed(async ({ stage, merged }) => {
      const deployment = createDeployment(stage.world, stage.repository, { by, environment: 'production', sha: merged.sha })
      const told = await stage.run({ name: 'deployment', repository: stage.repository, deployment, sender: by })
      expect(told.exitCode).toBe(1)
      expect(deployment.statuses).toMatchObject([{
        state,
        description: expect.stringMatching(/^(Waiting|Blocked): /),
        logUrl: expect.stringContaining('/actions/runs/'),
      }])
      expect(stage.status(merged.sha)).toBeNull()
    }),
  )

  test.concurrent('without the permission: told, with the line to add', () =>
    deployed(
      async ({ stage, merged }) => {
        const deployment = createDeployment(stage.world, stage.repository, { by: 'pusher', environment: 'production', sha: merged.sha })
        const told = await stage.run({ name: 'deployment', repository: stage.repository, deployment, sender: 'pusher' })
        expect(told.exitCode).toBe(1)
        expect(told.summary).toContain('deployments:')
      },
      {},
      { misbehave: { lacking: ['deployments'] } },
    ),
  )
})

describe('bad input is one clear message', () => {
  test.concurrent('an environment that no rule names: a typo does not pass', () =>
    deployed(async (stage) => {
      setEnvironment(stage.stage.world, stage.stage.repository, 'prodution', {})
      const run = stage.start('pusher', { jobs: [{ name: 'deploy', environment: 'prodution' }] })
      const told = await stage.gate(run, { environment: 'prodution' })
      expect([told.exitCode, told.decision]).toEqual([1, 'error'])
      expect(told.summary).toContain('not governed by this policy')
    }),
  )

  test.concurrent('a commit that is not there', () =>
    deployed(async (stage) => {
      const run = stage.start()
      stage.approve(run, 'dana')
      const told = await stage.gate(run, { sha: 'a'.repeat(40) })
      expect([told.exitCode, told.decision, told.packs]).toEqual([1, '', []])
      expect(told.summary).toContain('Could not evaluate')
    }),
  )

  test.concurrent('several wrong inputs are all named', () =>
    deployed(async (stage) => {
      const told = await stage.gate(stage.start(), { sha: 'main', mode: 'off' })
      expect(told.exitCode).toBe(1)
      for (const input of ['sha', 'mode']) expect(told.summary).toContain(`input "${input}"`)
    }),
  )

  test.concurrent('no permission to read runs', () =>
    deployed(
      async (stage) => {
        const told = await stage.deploy()
        expect(told.exitCode).toBe(1)
        expect(told.decision).not.toBe('passed')
        expect(told.summary).toContain('actions: read')
      },
      {},
      { misbehave: { lacking: ['actions'] } },
    ),
  )
})

describe('the command line', () => {
  test.concurrent('judges the same deployment from a laptop, by the same records, publishing nothing', () =>
    deployed(async (stage) => {
      await stage.deploy()
      const run = stage.start()
      stage.approve(run, 'dana')
      const before = stage.stage.simulator.requests.length
      const told = await commandLineRun(stage.stage, ['check', 'acme/payments', '--environment', 'production', '--run', String(run.id)])
      expect([told.code, told.out]).toEqual([0, expect.stringContaining('the baseline of the policy')])
      expect(told.err).toContain('No --key')
      const written = stage.stage.simulator.requests.slice(before).filter(({ method, kind }) => kind === 'rest' && method !== 'GET')
      expect(written).toEqual([])
    }),
  )

  test.concurrent.each([
    [['check', 'acme/payments', '--environment', 'production'], 'nothing tells what is deployed'],
    [['check', 'acme/payments', '--environment', 'production', '--sha', 'main'], '--sha is no whole commit id'],
    [['check', 'acme/payments#1', '--environment', 'production', '--run', '1'], 'without a number'],
    [['check', 'acme/payments#1', '--sha', 'a'.repeat(40)], '--sha is about a deployment'],
    [['check', 'acme/payments', '--environment', 'production', '--run', '7777'], 'could not be read'],
  ])('%j is refused', (args, said) =>
    play({ policy: plainPolicy }, async (stage) => {
      const { code, err } = await commandLineRun(stage, args)
      expect([code, err]).toEqual([2, expect.stringContaining(said)])
    }),
  )
})
