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
const asked = { repository, environment: null, sha: null, elsewhere: null, run: { id: 7, attempt: 2 }, commit: 'f'.repeat(40) }
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
    expect(read('pull_request_target', example('pull_request', 'synchronize')).occasion).toMatchObject({ hints: { push: { pusher: { id: expect.any(Number) } } } })
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
  const payload = { action: 'checks_requested', merge_group: { head_sha: 'a'.repeat(40), base_sha: 'b'.repeat(40), base_ref: 'refs/heads/release/1' } }
  expect(read('merge_group', payload).occasion).toEqual({ kind: 'merge-group', repository, head: 'a'.repeat(40), base: { branch: 'release/1', commit: 'b'.repeat(40) } })
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
