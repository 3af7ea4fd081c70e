import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { createDeployment } from '../../src/simulator/deployments.ts'
import { setTag } from '../../src/simulator/tags.ts'
import { deliver, type SimulatedEvent } from '../../src/simulator/events.ts'
import { enqueue, review } from '../../src/simulator/pulls.ts'
import { scene } from './fixture.ts'

interface Published {
  name: string
  examples: Record<string, unknown>[]
}

const file = new URL('../../node_modules/@octokit/webhooks-examples/api.github.com/index.json', import.meta.url)
const published = JSON.parse(readFileSync(file, 'utf8')) as Published[]

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
const isRecord = (value: unknown): value is Record<string, unknown> => typeOf(value) === 'object'

/**
 * Members of the first two levels that no published example has, or has with another type. Examples are a sample: the repository's own
 * members differ between webhooks, so those are left to the REST description, from whose answers they are made.
 */
function strangers(examples: unknown[], payload: Record<string, unknown>, place: string, depth: number): string[] {
  return Object.entries(payload).flatMap(([key, value]) => {
    const known = examples
      .filter(isRecord)
      .filter((example) => key in example)
      .map((example) => example[key])
    if (known.length === 0) return [`${place}${key}`]
    const types = new Set(known.map(typeOf))
    const fits = value === null || types.has('null') || types.has(typeOf(value))
    if (!fits) return [`${place}${key}: ${typeOf(value)}`]
    return isRecord(value) && depth > 1 && !['repository', 'sender', 'workflow', 'inputs'].includes(key)
      ? strangers(known, value, `${place}${key}.`, depth - 1)
      : []
  })
}

const urls = { apiUrl: 'https://api.github.com', serverUrl: 'https://github.com' }

/** Members that the REST API answers and GitHub's recorded webhooks, which are older, do not show. */
const newer = ['workflow_run.display_title', 'workflow_run.run_attempt', 'workflow_run.triggering_actor', 'workflow_run.actor']

function story() {
  const { world, repository, pull } = scene()
  const run = world.startRun(repository, { event: 'pull_request_review', by: 'reviewer', headSha: pull.head.sha, headBranch: 'topic', name: 'ping' })
  const made = review(world, pull, { by: 'reviewer' })
  const entry = enqueue(world, pull, { by: 'reviewer' })
  setTag(world, repository, 'v1', { to: pull.head.sha })
  const byName = createDeployment(world, repository, { by: 'author', environment: 'production', sha: pull.head.sha, ref: 'topic' })
  const byCommit = createDeployment(world, repository, { by: 'author', environment: 'production', sha: pull.head.sha })
  const actions = ['opened', 'synchronize', 'closed', 'edited', 'ready_for_review', 'reopened'] as const
  const events: SimulatedEvent[] = [
    ...actions.map((action) => ({ name: 'pull_request_target', action, pull, sender: 'author', previousBase: 'next' }) as const),
    { name: 'pull_request', action: 'opened', pull, sender: 'author' },
    { name: 'pull_request_review', action: 'submitted', pull, review: made, sender: 'reviewer' },
    { name: 'workflow_run', repository, run, sender: 'reviewer' },
    { name: 'merge_group', entry, sender: 'reviewer' },
    { name: 'workflow_dispatch', repository, sender: 'author', inputs: { 'pull-request': '1' } },
    { name: 'push', repository, branch: 'topic', before: '0'.repeat(40), sender: 'author' },
    { name: 'push', repository, branch: 'v1', before: '0'.repeat(40), sender: 'author', forced: true },
    { name: 'workflow_dispatch', repository, sender: 'author', inputs: {}, ref: 'v1', workflow: 'deploy' },
    { name: 'release', repository, tag: 'v1', sender: 'author' },
    { name: 'deployment', repository, deployment: byName, sender: 'author' },
    { name: 'deployment', repository, deployment: byCommit, sender: 'author' },
    { name: 'schedule', repository },
  ]
  return { world, pull, repository, events, entry }
}

describe('payloads', () => {
  const { world, events } = story()
  test.each(events.filter((event) => event.name !== 'schedule').map((event) => [event.name, 'action' in event ? event.action : '', event] as const))(
    '%s %s has only what GitHub’s recorded webhooks have',
    (name, _, event) => {
      const examples = published.find((one) => one.name === (name === 'pull_request_target' ? 'pull_request' : name))?.examples ?? []
      const all = name.startsWith('pull_request') ? [...examples, { changes: {} }] : examples
      const found = strangers(all, deliver(event, { world, ...urls }).payload, '', 2)
      expect(found.filter((key) => !newer.includes(key) && !key.startsWith('changes.'))).toEqual([])
    },
  )

  test('the check itself finds an invented member and a wrong type', () => {
    const examples = published.find((one) => one.name === 'pull_request')?.examples ?? []
    expect(strangers(examples, { action: 1, invented: 'x', pull_request: { number: 'one' } }, '', 2)).toEqual([
      'action: number',
      'invented',
      'pull_request.number: string',
    ])
  })
})

describe('commit and ref of the run', () => {
  const { world, events, pull, repository, entry } = story()
  const tip = world.tip(repository, 'main')
  const of = (name: string) => {
    const event = events.find((one) => one.name === name)
    if (!event) throw new Error(`no ${name}`)
    const { sha, ref } = deliver(event, { world, ...urls })
    return { sha, ref }
  }

  test('pull_request_target, workflow_run and schedule run on the base', () => {
    for (const name of ['pull_request_target', 'workflow_run', 'schedule', 'workflow_dispatch'])
      expect(of(name)).toEqual({ sha: tip, ref: 'refs/heads/main' })
  })

  test('pull_request and pull_request_review run on a test merge, which is no commit of the change', () => {
    for (const name of ['pull_request', 'pull_request_review']) {
      expect(of(name).ref).toBe('refs/pull/1/merge')
      expect(world.store.commits.has(of(name).sha)).toBe(false)
    }
  })

  const nth = (name: string, index: number) => {
    const event = events.filter((one) => one.name === name)[index]
    if (!event) throw new Error(`no ${name} ${index}`)
    const { sha, ref } = deliver(event, { world, ...urls })
    return { sha, ref }
  }

  test('a dispatch, a push and a release run on the branch or tag they name', () => {
    const tagged = { sha: pull.head.sha, ref: 'refs/tags/v1' }
    expect([nth('push', 0).ref, nth('push', 1), nth('workflow_dispatch', 1), of('release')]).toEqual(['refs/heads/topic', tagged, tagged, tagged])
  })

  test('a deployment runs on its commit, and on no ref when it was asked for by commit', () => {
    expect([nth('deployment', 0), nth('deployment', 1)]).toEqual([
      { sha: pull.head.sha, ref: 'refs/heads/topic' },
      { sha: pull.head.sha, ref: '' },
    ])
  })

  test('a ref that is nowhere is a mistake of the story', () => {
    const event = { name: 'release', repository, tag: 'v9', sender: 'author' } as const
    expect(() => deliver(event, { world, ...urls })).toThrow('no branch or tag v9')
  })

  test('a merge group runs on its own commit and names no pull request', () => {
    expect(of('merge_group')).toEqual({ sha: entry.headCommit, ref: `refs/heads/gh-readonly-queue/main/pr-1-${tip}` })
    const event = events.find((one) => one.name === 'merge_group')
    expect(JSON.stringify(event && deliver(event, { world, ...urls }).payload)).not.toContain('pull_request"')
    expect(pull.head.sha).not.toBe(entry.headCommit)
  })
})
