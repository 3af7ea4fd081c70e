import { describe, expect, test } from '@jest/globals'
import { openIssue, upsertIssue } from '../../src/publish/issue.ts'
import { fakeClient, refused } from './client.ts'

const repository = { owner: 'acme', name: 'payments' }
const issue = { marker: '<!-- countersign-override x -->', title: 'Follow-up', body: 'what failed' }
const made = { html_url: 'https://github.com/acme/payments/issues/7' }
const listed = (nodes: unknown, next: string | null = null) => ({
  data: { repository: { issues: { nodes, pageInfo: { hasNextPage: next !== null, endCursor: next } } } },
})
const ours = (body: string, viewerDidAuthor = true) => ({ viewerDidAuthor, body, url: 'https://github.com/acme/payments/issues/3' })

test('it is opened with its marker first', async () => {
  const { client, sent } = fakeClient({ graphql: [listed([])], rest: [made] })
  expect(await openIssue(client, repository, issue)).toBe(made.html_url)
  expect(sent[1]).toMatchObject({
    route: 'POST /repos/{owner}/{repo}/issues',
    parameters: { title: 'Follow-up', body: `${issue.marker}\n\nwhat failed` },
  })
})

test('a run that is repeated opens no second one', async () => {
  const { client, sent } = fakeClient({ graphql: [listed([ours('other')], 'c'), listed([null, ours(`${issue.marker}\n\nolder words`)])] })
  expect(await openIssue(client, repository, issue)).toMatch(/issues\/3$/)
  expect(sent).toHaveLength(2)
})

test('one that was closed as made good is no reminder of what happens again', async () => {
  const { client, sent } = fakeClient({ graphql: [listed([])], rest: [made] })
  await openIssue(client, repository, issue)
  expect(JSON.stringify(sent[0])).toContain('states: OPEN')
})

describe('nobody keeps it from being opened', () => {
  test.each([
    ['by writing the marker before', ours(issue.marker, false)],
    ['by quoting it in an issue that the gate opened for something else', ours(`about ${issue.marker}`)],
  ])('%s', async (_, other) => {
    const { client, sent } = fakeClient({ graphql: [listed([other])], rest: [made] })
    await openIssue(client, repository, issue)
    expect(sent).toHaveLength(2)
  })

  test('by making the list too long to read whole', async () => {
    const pages = Array.from({ length: 5 }, (_, n) => listed([], `c${n}`))
    const { client, sent } = fakeClient({ graphql: pages, rest: [made] })
    await openIssue(client, repository, issue)
    expect(sent).toHaveLength(6)
  })
})

describe('what could not be read or written is told', () => {
  test.each([
    ['a refusal', { graphql: [listed([])], rest: [refused('POST /repos/acme/payments/issues', 'issues=write')] }],
    [
      'issues that are switched off',
      { graphql: [listed([])], rest: [refused('POST /repos/acme/payments/issues', null, 410, 'Issues has been disabled')] },
    ],
    ['an answer without issues', { graphql: [{ data: { repository: null }, errors: [{ type: 'FORBIDDEN', path: ['repository'], message: 'no' }] }] }],
  ])('%s', async (_, answers) => {
    await expect(openIssue(fakeClient(answers).client, repository, issue)).rejects.toMatchObject({ name: 'RequestFailure' })
  })
})

describe('what each run finds stands in one issue', () => {
  const found = { marker: '<!-- countersign-reconciliation x -->', title: 'Countersign: 4 exceptions on main', body: 'what was found' }
  const standing = (title = 'Countersign: 1 exception on main', over: object = {}) => ({ ...ours(`${found.marker}\n\nolder words`), number: 3, title, ...over })

  test('which is opened where there is none', async () => {
    const { client, sent } = fakeClient({ graphql: [listed([])], rest: [made] })
    expect(await upsertIssue(client, repository, found)).toEqual({ url: made.html_url, state: 'opened' })
    expect(sent[1]?.parameters).toMatchObject({ title: found.title, body: `${found.marker}\n\nwhat was found` })
  })

  test('and then brought up to date, its title as well', async () => {
    const { client, sent } = fakeClient({ graphql: [listed([standing()])], rest: [{}] })
    expect(await upsertIssue(client, repository, found)).toEqual({ url: 'https://github.com/acme/payments/issues/3', state: 'updated' })
    expect(sent[1]).toEqual({
      route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
      parameters: { owner: 'acme', repo: 'payments', issue_number: 3, title: found.title, body: `${found.marker}\n\nwhat was found` },
    })
  })

  test('but a title that a person gave it stays', async () => {
    const { client, sent } = fakeClient({ graphql: [listed([standing('October: being looked into by Ria')])], rest: [{}] })
    await upsertIssue(client, repository, found)
    expect(sent[1]?.parameters).not.toHaveProperty('title')
  })

  test('nothing found opens none, and says so in the one that stands', async () => {
    const none = fakeClient({ graphql: [listed([])] })
    expect(await upsertIssue(none.client, repository, found, false)).toBeNull()
    expect(none.sent).toHaveLength(1)
    const one = fakeClient({ graphql: [listed([standing()])], rest: [{}] })
    expect(await upsertIssue(one.client, repository, found, false)).toMatchObject({ state: 'updated' })
  })

  test.each([
    ['somebody else opened with the same marker', standing(undefined, { viewerDidAuthor: false })],
    ['is of another branch', standing(undefined, { body: '<!-- countersign-reconciliation xy -->' })],
    ['only quotes the marker', standing(undefined, { body: `> ${found.marker}` })],
  ])('one that %s is not written to', async (_, other) => {
    const { client, sent } = fakeClient({ graphql: [listed([other])], rest: [made] })
    expect(await upsertIssue(client, repository, found)).toMatchObject({ state: 'opened' })
    expect(sent.map(({ route }) => route)).not.toContain('PATCH /repos/{owner}/{repo}/issues/{issue_number}')
  })

  test.each([
    ['a refusal', { graphql: [listed([standing()])], rest: [refused('PATCH /repos/acme/payments/issues/3', 'issues=write; pull_requests=write')] }],
    ['an issue without a number', { graphql: [listed([standing(undefined, { number: 'x' })])] }],
    ['an answer without issues', { graphql: [{ data: null, errors: [{ type: 'FORBIDDEN', path: [], message: 'no' }] }] }],
  ])('%s is told', async (_, answers) => {
    await expect(upsertIssue(fakeClient(answers).client, repository, found)).rejects.toMatchObject({ name: 'RequestFailure' })
  })
})
