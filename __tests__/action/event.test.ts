import { describe, expect, test } from '@jest/globals'
import { createRequire } from 'node:module'
import { readEvent } from '../../src/action/event.ts'
import { ProblemError } from '../../src/domain/problem.ts'

interface Examples {
  name: string
  examples: Record<string, unknown>[]
}
// GitHub's own published payloads: what the reader must understand as it is.
const published = createRequire(import.meta.url)('@octokit/webhooks-examples') as Examples[] | { default: Examples[] }
const groups = Array.isArray(published) ? published : published.default
const example = (name: string, action: string): Record<string, unknown> => {
  const found = groups.find((group) => group.name === name)?.examples.find((payload) => payload['action'] === action)
  if (!found) throw new Error(`no published example of ${name} ${action}`)
  return structuredClone(found)
}

const repository = { owner: 'acme', name: 'payments' }
const asked = {
  repository,
  reconcile: null,
  environment: null,
  sha: null,
  elsewhere: null,
  run: { id: 7, attempt: 2 },
  job: { id: 'deploy', path: '.github/workflows/deploy.yml' },
  commit: 'f'.repeat(40),
}
const read = (name: string, payload: unknown, pullRequest: number | null = null) => readEvent({ ...asked, name, payload, pullRequest })
const code = (name: string, payload: unknown) => {
  try {
    read(name, payload)
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
  }
  return 'understood'
}
const pull = (payload: Record<string, unknown>) => payload['pull_request'] as Record<string, Record<string, unknown>>

describe('GitHub’s own published payloads', () => {
  test.each([['opened'], ['synchronize'], ['reopened'], ['ready_for_review']])('pull_request %s is a pull request', (action) => {
    const { occasion } = read('pull_request_target', example('pull_request', action))
    expect(occasion).toMatchObject({ kind: 'pull-request', repository, hints: { headSha: expect.stringMatching(/^[0-9a-f]{40}$/) } })
  })

  test('only synchronize says who pushed', () => {
    expect(read('pull_request_target', example('pull_request', 'synchronize')).occasion).toMatchObject({
      hints: { push: { pusher: { id: expect.any(Number) } } },
    })
    expect(read('pull_request_target', example('pull_request', 'opened')).occasion).toMatchObject({ hints: { push: null } })
  })

  test('a review is about its pull request', () => {
    expect(read('pull_request_review', example('pull_request_review', 'submitted')).occasion.kind).toBe('pull-request')
  })

  test('workflow_run names a head and no pull request', () => {
    expect(read('workflow_run', example('workflow_run', 'completed')).occasion).toMatchObject({ kind: 'head', head: { sha: expect.any(String) } })
  })
})

test('closed and merged is a merge; closed alone is nothing to judge', () => {
  const merged = example('pull_request', 'closed')
  pull(merged)['merged'] = true as never
  expect(read('pull_request_target', merged).occasion.kind).toBe('merged')
  pull(merged)['merged'] = false as never
  expect(read('pull_request_target', merged)).toMatchObject({ occasion: { kind: 'nothing' }, mayPublish: false })
})

test('a merge group is judged by its head, on the branch it would join', () => {
  const payload = {
    action: 'checks_requested',
    merge_group: { head_sha: 'a'.repeat(40), base_sha: 'b'.repeat(40), base_ref: 'refs/heads/release/1' },
  }
  expect(read('merge_group', payload).occasion).toEqual({
    kind: 'merge-group',
    repository,
    head: 'a'.repeat(40),
    base: { branch: 'release/1', commit: 'b'.repeat(40) },
  })
  expect(read('merge_group', { ...payload, action: 'destroyed' }).occasion.kind).toBe('nothing')
})

test('schedule sweeps; the input pull-request wins over any payload', () => {
  expect(read('schedule', {}).occasion.kind).toBe('sweep')
  expect(read('workflow_dispatch', {}, 7).occasion).toMatchObject({ kind: 'pull-request', number: 7 })
})

describe('who may publish', () => {
  const fork = () => {
    const payload = example('pull_request', 'opened')
    pull(payload)['head'] = { ...pull(payload)['head'], repo: { full_name: 'mallory/payments' } } as never
    return payload
  }
  test.each([['pull_request', false], ['pull_request_review', false], ['pull_request_target', true]])('a fork under %s: %s', (name, may) => {
    expect(read(name, fork()).mayPublish).toBe(may)
  })
  test('a deleted fork may not', () => {
    const payload = fork()
    pull(payload)['head'] = { ...pull(payload)['head'], repo: null } as never
    expect(read('pull_request', payload).mayPublish).toBe(false)
  })
  test('Dependabot’s token is read-only under pull_request', () => {
    const payload = example('pull_request', 'opened')
    payload['sender'] = { id: 49699333, login: 'dependabot[bot]', type: 'Bot' }
    expect(read('pull_request', payload).mayPublish).toBe(false)
    expect(read('pull_request_target', payload).mayPublish).toBe(true)
  })
})

describe('events that hold no pull request, and payloads that are not as documented, are refused', () => {
  test.each([
    ['push', {}], ['workflow_dispatch', {}], ['', {}], ['issue_comment', { action: 'created' }],
    ['pull_request', null], ['pull_request', {}], ['pull_request_target', []], ['pull_request', { pull_request: { number: '1' } }],
    ['pull_request_target', { pull_request: { number: 1, head: { sha: 'HEAD', ref: 'x', repo: null }, base: { repo: { full_name: 'a/b' } } } }],
    ['workflow_run', { workflow_run: { head_sha: '../../x', head_branch: 'x' } }],
    ['merge_group', { action: 'checks_requested' }],
  ])('%s %j', (name, payload) => {
    expect(code(name, payload)).toBe('CS-031')
  })
})

describe('a deployment', () => {
  const commit = 'f'.repeat(40)
  const control = { owner: 'acme', name: 'ledger' }
  const readAs = (name: string, payload: unknown, over: object) => readEvent({ ...asked, name, payload, pullRequest: null, ...over })
  const refusal = (over: object, name = 'workflow_dispatch', payload: unknown = {}) => {
    try {
      readAs(name, payload, over)
    } catch (error) {
      if (error instanceof ProblemError) return error.problem.code
    }
    return 'understood'
  }

  test.each([
    'workflow_dispatch',
    'push',
    'release',
    'schedule',
    'workflow_run',
    'merge_group',
    'repository_dispatch',
  ])('of a job on %s is that of its run', (name) => {
    expect(readAs(name, {}, { environment: 'production' })).toEqual({
      occasion: {
        kind: 'deployment',
        repository,
        deployment: { environment: 'production', sha: commit, run: { id: 7, attempt: 2 }, id: null, job: asked.job },
      },
      mayPublish: true,
    })
  })

  test('of a commit that is named is of that commit, in the same run', () => {
    expect(readAs('push', {}, { environment: 'production', sha: 'a'.repeat(40) }).occasion).toMatchObject({
      deployment: { sha: 'a'.repeat(40), run: { id: 7 } },
    })
  })

  test('of another repository has no run: nobody of the control repository deploys it', () => {
    const { occasion } = readAs('workflow_dispatch', {}, { environment: 'production', sha: 'a'.repeat(40), elsewhere: control })
    expect(occasion).toEqual({
      kind: 'deployment',
      repository: control,
      deployment: { environment: 'production', sha: 'a'.repeat(40), run: null, id: null, job: null },
    })
  })

  test('of the own repository under its full name is that of the run', () => {
    expect(readAs('push', {}, { environment: 'production', elsewhere: { owner: 'ACME', name: 'Payments' } }).occasion).toMatchObject({
      repository,
      deployment: { run: { id: 7 } },
    })
  })

  test('of another repository without its commit is refused: ours means nothing there', () => {
    expect(refusal({ environment: 'production', elsewhere: control })).toBe('CS-030')
  })

  const created = () => example('deployment', 'created')

  test('of GitHub’s own published event is that of the event', () => {
    const payload = created()
    const { id, sha, environment } = payload['deployment'] as { id: number; sha: string; environment: string }
    expect(readAs('deployment', payload, {}).occasion).toMatchObject({ deployment: { id, sha, environment, run: { id: 7 } } })
  })

  test.each([
    ['another environment', { environment: 'elsewhere' }],
    ['another commit', { environment: 'production', sha: 'a'.repeat(40) }],
    ['another repository', { environment: 'production', elsewhere: control }],
  ])('of an event, with inputs that name %s, is refused', (_, over) => expect(refusal(over, 'deployment', created())).toBe('CS-030'))

  test.each([
    {},
    { deployment: { id: '1', sha: commit, environment: 'production' } },
    { deployment: { id: 1, sha: 'HEAD', environment: 'production' } },
    null,
  ])(
    'of an event that is not as documented (%#) is refused',
    (payload) => expect(refusal({}, 'deployment', payload)).toBe('CS-031'),
  )

  test('in a fork’s pull request publishes nothing', () => {
    const payload = example('pull_request', 'opened')
    pull(payload)['head'] = { ...pull(payload)['head'], repo: { full_name: 'mallory/payments' } } as never
    expect(readAs('pull_request', payload, { environment: 'production' }).mayPublish).toBe(false)
  })
})
