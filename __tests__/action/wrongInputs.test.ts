import { afterEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/action/run.ts'
import { createDeployment } from '../../src/simulator/deployments.ts'
import { deliver, type SimulatedEvent } from '../../src/simulator/events.ts'
import { openPullRequest } from '../../src/simulator/pulls.ts'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts'
import { World } from '../../src/simulator/world.ts'
import { holdToPublished } from '../published/held.ts'
import { anyToken } from '../simulator/fixture.ts'

const world = new World()
const repository = world.repository('acme/payments', { writers: ['author', 'reviewer'], files: { 'a.ts': 'a\n' } })
world.push(repository, 'topic', { by: 'author', changes: { 'a.ts': 'b\n' } })
const pull = openPullRequest(world, repository, { by: 'author', head: 'topic' })
const fork = world.repository('mallory/payments', { parent: 'acme/payments', writers: ['mallory'] })
world.push(fork, 'topic', { by: 'mallory', changes: { 'a.ts': 'c\n' } })
const foreign = openPullRequest(world, repository, { by: 'mallory', head: 'topic', from: 'mallory/payments' })

const folder = mkdtempSync(join(tmpdir(), 'countersign-inputs-'))
const places: Simulator[] = []
afterEach(async () => {
  repository.statuses.length = 0
  for (const simulator of places.splice(0)) await simulator.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a run with these inputs leaves behind, and whether it asked GitHub for anything. */
async function told(event: SimulatedEvent, inputs: Record<string, string>, options: SimulatorOptions = {}) {
  const simulator = await startSimulator(world, { observe: holdToPublished, ...options })
  places.push(simulator)
  const { payload, sha } = deliver(event, { world, apiUrl: simulator.apiUrl, serverUrl: simulator.serverUrl })
  const path = join(mkdtempSync(`${folder}-`), 'event.json')
  writeFileSync(path, JSON.stringify(payload))
  const runner = {
    GITHUB_REPOSITORY: 'acme/payments', GITHUB_EVENT_NAME: event.name, GITHUB_EVENT_PATH: path, GITHUB_SHA: sha, GITHUB_RUN_ID: '7',
    GITHUB_API_URL: simulator.apiUrl, GITHUB_GRAPHQL_URL: simulator.graphqlUrl,
  }
  const given = Object.entries({ 'github-token': anyToken(), ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const lines: string[] = []
  const exitCode = await run({ ...runner, ...Object.fromEntries(given) }, import.meta.url, (text) => void lines.push(text))
  const requests = simulator.requests.map(({ method, path: asked }) => `${method} ${asked}`)
  return {
    exitCode,
    log: lines.join('\n'),
    requests,
    statuses: repository.statuses.map(({ sha: on, state, description }) => ({ on, state, description })),
  }
}

const target: SimulatedEvent = { name: 'pull_request_target', action: 'synchronize', pull, sender: 'author' }
const description = 'Could not evaluate: the inputs of its step could not be read'

describe('a wrong input takes an earlier Ready away', () => {
  test('on the head of the pull request, in one request, and ends red', async () => {
    const { exitCode, statuses, requests, log } = await told(target, { mode: 'typo', comment: 'maybe' })
    expect({ exitCode, statuses }).toEqual({ exitCode: 1, statuses: [{ on: pull.head.sha, state: 'error', description }] })
    expect(requests).toEqual([`POST /repos/acme/payments/statuses/${pull.head.sha}`])
    expect(log).toContain('input "mode" has a wrong value')
    expect(log).toContain('input "comment" has a wrong value')
  })

  test('also after the ping of an approval', async () => {
    const { sha: headSha, branch: headBranch, repository: headRepository } = pull.head
    const ping = world.startRun(repository, { name: 'ping', event: 'pull_request_review', by: 'reviewer', headSha, headBranch, headRepository })
    const { statuses } = await told({ name: 'workflow_run', repository, run: ping, sender: 'reviewer' }, { mode: 'typo' })
    expect(statuses).toEqual([{ on: headSha, state: 'error', description }])
  })

  test('of a deployment that an event names: its status', async () => {
    const deployment = createDeployment(world, repository, { by: 'author', sha: world.tip(repository, 'main'), environment: 'production' })
    const { exitCode, statuses } = await told({ name: 'deployment', repository, deployment, sender: 'author' }, { environment: 'x\ny' })
    expect({ exitCode, statuses, state: deployment.statuses.at(-1)?.state }).toEqual({ exitCode: 1, statuses: [], state: 'error' })
  })

  test('whoever observes blocks nobody', async () => {
    const { exitCode, statuses } = await told(target, { mode: 'observe', comment: 'maybe' })
    expect({ exitCode, statuses }).toEqual({
      exitCode: 1,
      statuses: [{ on: pull.head.sha, state: 'success', description: `Observe: would be ${description}` }],
    })
  })
})

describe('nothing is asked of GitHub', () => {
  test.each<[string, SimulatedEvent, Record<string, string>]>([
    ['by a run whose token cannot write', { name: 'pull_request', action: 'synchronize', pull: foreign, sender: 'mallory' }, {}],
    ['where an input names another pull request than the event', target, { 'pull-request': '2' }],
    ['where that input is the wrong one', target, { 'pull-request': 'two' }],
    [
      'by a job that deploys',
      { name: 'workflow_dispatch', repository, sender: 'author', inputs: {}, workflow: 'deploy' },
      { environment: 'production' },
    ],
    ['where the environment is the wrong one', target, { environment: 'x\ny' }],
    ['by a run that reconciles', target, { reconcile: 'main', 'reconcile-since': '90d' }],
    ['on a schedule', { name: 'schedule', repository }, {}],
    ['without a token', target, { 'github-token': ' ' }],
  ])('%s', async (_, event, inputs) => {
    expect(await told(event, { mode: 'typo', ...inputs })).toMatchObject({ exitCode: 1, statuses: [], requests: [] })
  })
})

test('a refusal of the status is told beside what is wrong', async () => {
  const { exitCode, log } = await told(target, { mode: 'typo' }, { misbehave: { lacking: ['statuses'] } })
  expect(exitCode).toBe(1)
  expect(log).toContain('input "mode" has a wrong value')
  expect(log).toMatch(/Not published: POST .*403/)
})

test('an event that nobody can read leaves the error of the inputs as it is', async () => {
  const { exitCode, log, requests } = await told(
    { name: 'workflow_dispatch', repository, sender: 'author', inputs: {}, workflow: 'gate' },
    { mode: 'typo' },
  )
  expect({ exitCode, requests }).toEqual({ exitCode: 1, requests: [] })
  expect(log).toContain('input "mode" has a wrong value')
})
