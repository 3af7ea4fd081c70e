import { describe, expect, test } from '@jest/globals'
import { openIssue } from '../../src/publish/issue.ts'
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
