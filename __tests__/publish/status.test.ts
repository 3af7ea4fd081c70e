import { expect, test } from '@jest/globals'
import { postStatus } from '../../src/publish/status.ts'
import { fakeClient, refused } from './client.ts'

const repository = { owner: 'acme', name: 'payments' }
const sha = '9f3c2e1b4a5d6c7e8f9a0b1c2d3e4f5a6b7c8d9e'

test('the verdict is the status "countersign" of the commit', async () => {
  const { client, sent } = fakeClient({ rest: [{}] })
  await postStatus(client, repository, sha, { state: 'pending', description: 'Waiting: 1 sign-off', targetUrl: 'https://github.com/x' })
  expect(sent).toEqual([
    {
      route: 'POST /repos/{owner}/{repo}/statuses/{sha}',
      parameters: {
        owner: 'acme',
        repo: 'payments',
        sha,
        state: 'pending',
        context: 'countersign',
        description: 'Waiting: 1 sign-off',
        target_url: 'https://github.com/x',
      },
    },
  ])
})

test('without a page to link, no link is sent', async () => {
  const { client, sent } = fakeClient({ rest: [{}] })
  await postStatus(client, repository, sha, { state: 'error', description: 'x', targetUrl: null })
  expect(sent[0]?.parameters).not.toHaveProperty('target_url')
})

test('a refusal is thrown, never swallowed', async () => {
  const failure = refused('POST /repos/acme/payments/statuses/x', 'statuses=write')
  const { client } = fakeClient({ rest: [failure] })
  await expect(postStatus(client, repository, sha, { state: 'success', description: 'x', targetUrl: null })).rejects.toBe(failure)
})
