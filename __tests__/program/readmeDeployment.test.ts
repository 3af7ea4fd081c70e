import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { setEnvironment } from '../../src/simulator/environments.ts'
import { merge } from '../../src/simulator/pulls.ts'
import { approveRun, finishJob, startDeployRun } from '../../src/simulator/runs.ts'
import { key, play, policyPath, type Stage } from './stage.ts'
import { onlyPack, reportOf } from './told.ts'

/** The set-up of the README's section "Deployments", as it is printed there. */
const readme = readFileSync('README.md', 'utf8')
function printed(name: string): string {
  const [, text] = new RegExp(`<!-- deployment ${name} -->\\n\`\`\`yaml\\n(.*?)\`\`\``, 's').exec(readme) ?? []
  if (text === undefined) throw new Error(`the README prints no ${name} of a deployment`)
  return text
}

interface Job {
  environment: string
  permissions: Record<string, string>
  steps: { with?: Record<string, string> }[]
}
const workflow = printed('workflow')
const { deploy } = (parse(workflow) as { jobs: { deploy: Job } }).jobs
const inputs = { ...deploy.steps[0]?.with, 'signing-key': key.privatePem }

/** What the job's token may not do, because the README does not give it. */
const lacking = (['contents', 'pull_requests', 'statuses', 'checks', 'actions', 'deployments', 'issues'] as const).filter(
  (name) => !(name.replace('_', '-') in deploy.permissions),
)

/** A repository that knows nothing of Countersign, up to the merge of the one pull request. */
function setUp(stage: Stage, approvers: string[]) {
  const { world, repository } = stage
  const inProduction = world.tip(repository, 'main')
  const environment = { reviewers: ['lee', 'dana'], preventSelfReview: true, refs: ['main'], adminsBypass: false }
  for (const login of ['sam', 'kim', 'lee', 'dana']) world.account(login)
  setEnvironment(world, repository, deploy.environment, environment)
  const policy = printed('policy').replace(/baseline: [0-9a-f]{40}/, `baseline: ${inProduction}`)
  const pull = stage.another({ branch: 'countersign', changes: { [policyPath]: policy, '.github/workflows/deploy.yml': workflow } })
  for (const login of approvers) stage.approve(login, pull)
  world.clock.advance(60)
  return merge(world, pull, { by: 'lead' })
}

async function deployed(stage: Stage, sha: string, by = 'sam') {
  const { world, repository } = stage
  world.clock.advance(60)
  const run = startDeployRun(world, repository, { by, sha })
  approveRun(world, repository, run, { by: 'lee', environments: [deploy.environment] })
  const event = { name: 'workflow_dispatch', repository, sender: by, inputs: {}, workflow: 'deploy' } as const
  const told = await stage.run(event, inputs, { run, job: 'deploy', workflow: 'deploy' })
  finishJob(world, repository, run, 'deploy', told.exitCode === 0 ? 'success' : 'failure')
  return told
}

describe('the README, word by word, on a fresh repository', () => {
  test.concurrent('the first deployment is Ready, and so is the next, from its record', () =>
    play({ policy: null, artifacts: true, misbehave: { lacking } }, async (stage) => {
      const first = await deployed(stage, setUp(stage, ['lead', 'reviewer']).sha)
      expect([first.exitCode, first.decision, reportOf(first).title]).toEqual([0, 'passed', 'Ready: approved by lee'])
      expect(first.summary).toContain('the baseline of the policy')
      const { files, statement } = onlyPack(first)
      const compared = `--repo acme/payments --commit ${statement.subject[1].digest.gitCommit} --expect passed --environment production`
      for (const page of [first.summary, first.stdout, reportOf(first).text])
        expect(page).toContain(`countersign verify evidence.sigstore.json --key countersign.pub ${compared}\n`)
      for (const word of ['--expect passed', '--environment production']) expect(String(files['VERIFY.md'])).toContain(word)
      const next = stage.another({ branch: 'feature' })
      stage.approve('reviewer', next)
      const second = await deployed(stage, merge(stage.world, next, { by: 'lead' }).sha)
      expect([second.exitCode, second.decision]).toEqual([0, 'passed'])
      expect(second.summary).toContain('deployed with a verified passed record')
    }),
  )

  test.concurrent.each<[string, string[], string]>([
    ['approved by one person only', ['reviewer'], 'sam'],
    ['started by nobody of the role', ['lead', 'reviewer'], 'pusher'],
  ])('%s: not Ready', (_, approvers, by) =>
    play({ policy: null, artifacts: true, misbehave: { lacking } }, async (stage) => {
      const told = await deployed(stage, setUp(stage, approvers).sha, by)
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
    }),
  )
})
