import { describe, expect, test } from '@jest/globals'
import { jobIn } from '../../src/collect/deployJob.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { NamedDeployment } from '../../src/domain/occasion.ts'
import { addDeploymentStatus, createDeployment } from '../../src/simulator/deployments.ts'
import { setEnvironment } from '../../src/simulator/environments.ts'
import { approveRun, startDeployRun } from '../../src/simulator/runs.ts'
import { ranged, site } from './deploying.ts'
import { failure, policyPath, reasonOf, replaced, valueOf, type RigOptions } from './rig.ts'

const path = '.github/workflows/deploy.yml'
const job = { id: 'deploy', path }
const workflow = (jobs: string): string => `on: workflow_dispatch\njobs:\n${jobs}`
const bound = (environment: string): string =>
  workflow(`  deploy:\n    runs-on: ubuntu-latest\n    environment: ${environment}\n    steps: [{ run: ls }]\n`)

type Site = ReturnType<typeof site>

/** What is told of a deployment of the tip of main, and what was asked. */
async function told(place: Site, named: Partial<NamedDeployment>, options: RigOptions = {}) {
  let found: { facts: NonNullable<Facts['deployment']>; asked: string[] } | null = null
  await ranged(place, { named: { run: null, ...named }, options }, async ({ collector, subject, asked }) => {
    const facts = await collector.facts(subject, ['deployment', 'runApprovals', 'environment'])
    if ('moved' in facts) throw new Error('moved')
    found = { facts: facts.deployment ?? {}, asked: asked() }
  })
  if (found === null) throw new Error('nothing was told')
  return found as { facts: NonNullable<Facts['deployment']>; asked: string[] }
}

/** A site whose main holds that workflow, and a run of it on main. */
function running(text: string): { place: Site; run: { id: number; attempt: number } } {
  const place = site()
  place.world.push(place.repository, 'main', { by: 'lead', changes: { [path]: text } })
  return { place, run: { id: startDeployRun(place.world, place.repository, { by: 'deployer' }).id, attempt: 1 } }
}

describe('the job that the gate runs in, as the file of its run says', () => {
  test.each([
    ['bound to an environment', bound('production'), { id: 'deploy', environment: 'production', computed: false }],
    ['bound by its long form', bound('{ name: Production, deployment: false }'), { id: 'deploy', environment: 'Production', computed: false }],
    ['bound to another', bound('staging'), { id: 'deploy', environment: 'staging', computed: false }],
    ['bound to what is computed', bound('${{ inputs.target }}'), { id: 'deploy', environment: null, computed: true }],
    ['bound to what is computed in part', bound('prod-${{ inputs.target }}'), { id: 'deploy', environment: null, computed: true }],
    ['bound to a text in an expression', bound("${{ 'production' }}"), { id: 'deploy', environment: 'production', computed: false }],
    ['bound to nothing', workflow('  deploy: { runs-on: x, steps: [] }\n'), { id: 'deploy', environment: null, computed: false }],
    ['bound to an empty name', bound("''"), { id: 'deploy', environment: null, computed: false }],
    ['not in the file', workflow('  other: { runs-on: x, environment: production, steps: [] }\n'), null],
    ['of another case', workflow('  Deploy: { runs-on: x, environment: production, steps: [] }\n'), null],
    ['one that calls a reusable workflow', workflow('  deploy: { uses: ./.github/workflows/x.yml }\n'), null],
    ['there twice', `${bound('production')}  deploy: { runs-on: x, steps: [] }\n`, null],
    ['in no YAML', ': [', null],
    ['in a file without jobs', 'on: push\n', null],
  ])('%s', (_, text, expected) => expect(jobIn(new TextEncoder().encode(text), 'deploy')).toEqual(expected))

  test('is told by the locating query', async () => {
    const { place, run } = running(bound('production'))
    const { facts, asked } = await told(place, { run, job })
    expect(valueOf(facts.deployment).run?.job).toEqual({ id: 'deploy', environment: 'production', computed: false })
    expect(asked.filter((line) => line.includes('graphql')).map((line) => line.split(' ').at(-1))).not.toContain('WorkflowOfRun')
  })

  test('where another commit is deployed, is that of the run’s own commit', async () => {
    const { place, run } = running(bound('production'))
    place.world.push(place.repository, 'main', { by: 'lead', changes: { [path]: bound('staging') } })
    const { facts, asked } = await told(place, { run, job })
    expect(valueOf(facts.deployment).run?.job?.environment).toBe('production')
    expect(asked.filter((line) => line.includes('WorkflowOfRun'))).toHaveLength(1)
  })

  test('is that of the file that the API names, whatever the runner says', async () => {
    const { place, run } = running(bound('staging'))
    place.world.push(place.repository, 'main', { by: 'lead', changes: { '.github/workflows/decoy.yml': bound('production') } })
    const { facts } = await told(place, { run, job: { id: 'deploy', path: '.github/workflows/decoy.yml' } })
    expect(valueOf(facts.deployment).run?.job?.environment).toBe('staging')
  })

  test.each([
    ['no job is named', null, bound('production')],
    ['no file is there', { id: 'deploy', path: '.github/workflows/gone.yml' }, null],
  ])('where %s, is not known', async (_, named, text) => {
    const place = site()
    if (text !== null) place.world.push(place.repository, 'main', { by: 'lead', changes: { [path]: text } })
    const { id } = startDeployRun(place.world, place.repository, { by: 'deployer' })
    const { facts } = await told(place, { run: { id, attempt: 1 }, job: named })
    expect(valueOf(facts.deployment).run).toMatchObject({ path, job: null })
  })

  test('a file whose text was cut is fetched whole, or nothing is known of who deploys', async () => {
    const { place, run } = running(bound('production'))
    const graphql = <T extends { data: unknown }>(name: string, answer: T): T =>
      name === 'DeployedCommit' ? { ...answer, data: replaced(answer.data, ['repository', 'workflow', 'text'], 'on: push') } : answer
    expect(valueOf((await told(place, { run, job }, { tamper: { graphql } })).facts.deployment).run?.job?.environment).toBe('production')
    const rest = <T>(route: string, answer: T): T => {
      if (route.endsWith('{file_sha}')) throw failure(503, 'GET blob')
      return answer
    }
    const { facts } = await told(place, { run, job }, { tamper: { graphql, rest } })
    expect(reasonOf(facts.deployment)).toMatchObject({ what: expect.stringContaining(path), status: 503 })
  })

  test('a file that is refused when it is asked for makes the deployer unknown, never unbound', async () => {
    const { place, run } = running(bound('production'))
    const graphql = <T extends { data: unknown }>(name: string, answer: T): T => {
      if (name === 'DeployedCommit') return { ...answer, data: replaced(answer.data, ['repository', 'workflow'], { __typename: 'Blob' }) }
      return name === 'WorkflowOfRun' ? { ...answer, data: { repository: null } } : answer
    }
    expect(reasonOf((await told(place, { run, job }, { tamper: { graphql } })).facts.deployment).what).toContain(path)
  })
})

describe('the policy at the deployed commit and at the tip', () => {
  test('are two blobs where it changed, told without a request', async () => {
    const place = site()
    place.world.push(place.repository, 'main', { by: 'lead', changes: { [policyPath]: 'version: 1 # stricter\n' } })
    const same = valueOf((await told(place, {})).facts.deployment).policy
    const before = await told(place, { sha: place.first })
    const { atCommit, atTip } = valueOf(before.facts.deployment).policy
    expect(same).toMatchObject({ atCommit: atTip, atTip })
    expect(same.touchedAtCommit).toBe(same.touchedAtTip)
    expect(valueOf(before.facts.deployment).policy.touchedAtCommit).not.toBe(same.touchedAtTip)
    expect(atCommit).toMatch(/^[0-9a-f]{40}$/)
    expect(atCommit).not.toBe(atTip)
    expect(before.asked.filter((line) => line.includes('FileAtCommit'))).toEqual([])
  })

  test('null before there was one', async () => {
    const place = site()
    place.world.push(place.repository, 'main', { by: 'lead', changes: { [policyPath]: null } })
    const none = place.world.tip(place.repository, 'main')
    place.world.push(place.repository, 'main', { by: 'lead', changes: { [policyPath]: 'version: 1\n' } })
    expect(valueOf((await told(place, { sha: none })).facts.deployment).policy).toMatchObject({ atCommit: null, atTip: expect.any(String) })
  })
})

describe('a commit without a run: the list of deployments may name it', () => {
  const deployedBy = (place: Site, by: string) => {
    const run = startDeployRun(place.world, place.repository, { by })
    approveRun(place.world, place.repository, run, { by: 'lead', environments: ['production'] })
    return run
  }
  const pageOf = (id: number, repository = 'acme/payments'): string => `https://github.com/${repository}/actions/runs/${id}`
  const entry = (place: Site, logUrl: string, sha = place.first) => {
    const made = createDeployment(place.world, place.repository, { by: 'author', environment: 'production', sha })
    addDeploymentStatus(place.world, place.repository, made, { by: 'author', state: 'queued', logUrl })
  }

  test('the newest, with its people and approvals', async () => {
    const place = site()
    deployedBy(place, 'first')
    const run = deployedBy(place, 'second')
    const { facts, asked } = await told(place, {})
    expect(valueOf(facts.deployment).run).toMatchObject({ id: run.id, actor: { login: 'second' }, job: null })
    expect(valueOf(facts.runApprovals)).toMatchObject([{ state: 'approved', account: { login: 'lead' } }])
    expect(asked.filter((line) => line.endsWith(`/actions/runs/${run.id}`))).toHaveLength(1)
  })

  test('whoever makes an entry of somebody else’s run is a deployer of it', async () => {
    const place = site()
    const run = deployedBy(place, 'deployer')
    entry(place, pageOf(run.id))
    const { run: found, entries } = valueOf((await told(place, {})).facts.deployment)
    expect(found?.id).toBe(run.id)
    expect(entries.map(({ creator }) => creator?.login)).toContain('author')
  })

  test('not the run of another environment, nor of another commit', async () => {
    const place = site()
    setEnvironment(place.world, place.repository, 'staging', {})
    startDeployRun(place.world, place.repository, { by: 'deployer', jobs: [{ name: 'deploy', environment: 'staging' }] })
    place.world.push(place.repository, 'main', { by: 'lead', changes: { 'b.ts': 'b\n' } })
    deployedBy(place, 'deployer')
    const { facts } = await told(place, { sha: place.first })
    expect(valueOf(facts.deployment).run).toBeNull()
    expect(valueOf(facts.runApprovals)).toEqual([])
  })

  test('not a run of another commit, though an entry of this one names it', async () => {
    const place = site()
    place.world.push(place.repository, 'main', { by: 'lead', changes: { 'b.ts': 'b\n' } })
    const run = deployedBy(place, 'deployer')
    entry(place, pageOf(run.id))
    expect(valueOf((await told(place, { sha: place.first })).facts.deployment).run).toBeNull()
  })

  test('not where the newest entry names a run that is not there, or two of them', async () => {
    const place = site()
    deployedBy(place, 'deployer')
    entry(place, pageOf(987_654, 'evil/payments'))
    expect(valueOf((await told(place, {})).facts.deployment).run).toBeNull()
    const again = site()
    const [one, other] = [deployedBy(again, 'deployer'), deployedBy(again, 'author')]
    const mixed = again.repository.deployments.at(-1)
    if (!mixed) throw new Error('no entry')
    addDeploymentStatus(again.world, again.repository, mixed, { by: 'author', state: 'success', logUrl: pageOf(one.id) })
    expect(other.id).not.toBe(one.id)
    expect(valueOf((await told(again, {})).facts.deployment).run).toBeNull()
  })

  test('not while the event names a deployment of its own', async () => {
    const place = site()
    deployedBy(place, 'deployer')
    const { id } = createDeployment(place.world, place.repository, { by: 'author', environment: 'production', sha: place.first })
    expect(valueOf((await told(place, { id })).facts.deployment).run).toBeNull()
  })

  test.each<['actions' | 'deployments', RegExp]>([
    ['actions', /actions=read/],
    ['deployments', /deployments=read/],
  ])('without %s: read, neither deployers nor approvals are known', async (permission, detail) => {
    const place = site()
    deployedBy(place, 'deployer')
    const { facts } = await told(place, {}, { misbehave: { lacking: [permission] } })
    const refusal = { status: 403, detail: expect.stringMatching(detail) }
    for (const fact of [facts.deployment, facts.runApprovals]) expect(reasonOf(fact)).toMatchObject(refusal)
  })
})

describe('protected branches only', () => {
  const listing = (asked: string[]): number => asked.filter((line) => line.includes('/branches?protected=true')).length

  test('the default branch is: told with the commit', async () => {
    const { facts, asked } = await told(site(), {})
    expect([valueOf(facts.environment).branches, listing(asked)]).toEqual([['main'], 0])
  })

  test('another one is, and none: they are listed', async () => {
    const place = site()
    place.repository.rules.length = 0
    const none = await told(place, {})
    expect([valueOf(none.facts.environment), listing(none.asked)]).toMatchObject([{ refs: 'protected', branches: [] }, 1])
    place.world.push(place.repository, 'release', { by: 'lead', from: 'main', changes: { 'r.ts': 'r\n' } })
    place.repository.classic.set('release', { approvals: 1, deletions: false })
    expect(valueOf((await told(place, {})).facts.environment).branches).toEqual(['release'])
  })

  test('a list that is refused or cut is not "none"', async () => {
    const refused = (): never => {
      throw failure(403, 'GET branches')
    }
    const cut = <T>(answer: T): T => ({ ...answer, data: [], headers: { link: '<https://api.github.com/x?page=2>; rel="next"' } })
    for (const change of [refused, cut]) {
      const place = site()
      place.repository.rules.length = 0
      const rest = <T>(route: string, answer: T): T => (route.endsWith('/branches') ? change(answer) : answer)
      expect(reasonOf((await told(place, {}, { tamper: { rest } })).facts.environment).what).toBe('protected branches')
    }
  })
})

test('one permission that is missing is one refusal of all that it keeps away', async () => {
  const place = site()
  const { id } = startDeployRun(place.world, place.repository, { by: 'deployer' })
  const { facts } = await told(place, { run: { id, attempt: 1 } }, { misbehave: { lacking: ['actions'] } })
  const [one, ...others] = [facts.deployment, facts.runApprovals, facts.environment].map(reasonOf)
  expect(one?.what).toBe(`run ${id}, attempt 1; approvals of run ${id}; environment production`)
  for (const other of others) expect(other).toEqual(one)
})
