import { describe, expect, test } from '@jest/globals'
import { upsertComment } from '../../src/publish/comment.ts'
import { commentMarker } from '../../src/render/comment.ts'
import { fakeClient } from './client.ts'

const repository = { owner: 'acme', name: 'payments' }
const body = `${commentMarker}\n\nWaiting`

interface Node {
  fullDatabaseId: string
  viewerDidAuthor: boolean
  body: string
}

const page = (nodes: (Node | null)[], endCursor: string | null = null) => ({
  data: { repository: { pullRequest: { comments: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } } },
})
const ours = (text: string): Node => ({ fullDatabaseId: '42', viewerDidAuthor: true, body: text })
const writes = (sent: { route: string }[]) => sent.filter(({ route }) => !route.startsWith('query'))

const create = {
  route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  parameters: { owner: 'acme', repo: 'payments', issue_number: 12, body },
}
const update = {
  route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  parameters: { owner: 'acme', repo: 'payments', comment_id: 42, body },
}

describe('our comment is made once and then rewritten', () => {
  test('made where there is none', async () => {
    const { client, sent } = fakeClient({ graphql: [page([])], rest: [{}] })
    await upsertComment(client, repository, 12, body)
    expect(writes(sent)).toEqual([create])
    expect(sent[0]?.parameters).toEqual({ owner: 'acme', name: 'payments', number: 12, cursor: null })
  })

  test('rewritten where it stands, also on the third page', async () => {
    const foreign: Node = { fullDatabaseId: '1', viewerDidAuthor: false, body: 'hello' }
    const { client, sent } = fakeClient({
      graphql: [page([foreign], 'a'), page([foreign], 'b'), page([foreign, ours(`${commentMarker}\nold`)])],
      rest: [{}],
    })
    await upsertComment(client, repository, 12, body)
    expect(sent.slice(0, 3).map(({ parameters }) => parameters['cursor'])).toEqual([null, 'a', 'b'])
    expect(writes(sent)).toEqual([update])
  })

  test('not made where none is wanted yet, but rewritten where one stands', async () => {
    const none = fakeClient({ graphql: [page([])] })
    await upsertComment(none.client, repository, 12, body, false)
    expect(writes(none.sent)).toEqual([])
    const one = fakeClient({ graphql: [page([ours(`${commentMarker}\nold`)])], rest: [{}] })
    await upsertComment(one.client, repository, 12, body, false)
    expect(writes(one.sent)).toEqual([update])
  })

  test('left alone when it says the same already', async () => {
    const { client, sent } = fakeClient({ graphql: [page([ours(body)])] })
    await upsertComment(client, repository, 12, body)
    expect(writes(sent)).toEqual([])
  })
})

describe('what is not ours is never touched', () => {
  test.each([
    ['a foreign comment with our marker', { fullDatabaseId: '7', viewerDidAuthor: false, body: `${commentMarker}\nReady` }],
    ['a comment of our account for another purpose', { fullDatabaseId: '7', viewerDidAuthor: true, body: 'Released.' }],
    ['a comment of our account that quotes our marker', { fullDatabaseId: '7', viewerDidAuthor: true, body: `> ${commentMarker}` }],
    ['a comment without an id', { fullDatabaseId: 'x', viewerDidAuthor: true, body }],
    ['an empty node', null],
  ])('%s', async (_, node) => {
    const { client, sent } = fakeClient({ graphql: [page([node])], rest: [{}] })
    await upsertComment(client, repository, 12, body)
    expect(writes(sent)).toEqual([create])
  })
})

describe('when the comments cannot be read, none is written', () => {
  test.each([
    ['no data', { data: null, errors: [{ type: 'FORBIDDEN', path: [], message: 'Resource not accessible' }] }],
    ['no pull request', { data: { repository: { pullRequest: null } } }],
  ])('%s', async (_, answer) => {
    const { client, sent } = fakeClient({ graphql: [answer] })
    await expect(upsertComment(client, repository, 12, body)).rejects.toThrow('comments of #12 could not be read')
    expect(writes(sent)).toEqual([])
  })

  test('a cursor that does not move ends the search', async () => {
    const { client, sent } = fakeClient({ graphql: [page([], 'a'), page([], 'a')], rest: [{}] })
    await upsertComment(client, repository, 12, body)
    expect(writes(sent)).toEqual([create])
  })
})
