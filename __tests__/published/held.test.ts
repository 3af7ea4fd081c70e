import { describe, expect, test } from '@jest/globals'
import type { Exchange } from '../../src/simulator/server.ts'
import { deviations } from './deviations.ts'
import { violationsOf } from './held.ts'

const good: Exchange = {
  kind: 'rest',
  method: 'GET',
  path: '/repos/acme/payments/activity',
  query: 'ref=refs/heads/topic&per_page=100',
  requestBody: null,
  status: 200,
  responseHeaders: {},
  responseBody: [
    { id: 1, node_id: 'P', before: 'a', after: 'b', ref: 'refs/heads/topic', timestamp: '2026-11-20T09:00:00Z', activity_type: 'push', actor: null },
  ],
}

const status: Exchange = {
  ...good,
  method: 'POST',
  path: '/repos/acme/payments/statuses/abc',
  query: '',
  requestBody: { state: 'success', context: 'countersign' },
  status: 403,
  responseBody: { message: 'Resource not accessible by integration' },
}

describe('a REST exchange that strays from the published description is told', () => {
  test('one that does not, is not', () => {
    expect([violationsOf(good), violationsOf(status)]).toEqual([[], []])
  })

  test.each<[string, Partial<Exchange>, RegExp]>([
    ['an unknown route', { path: '/repos/acme/payments/secrets' }, /not an operation we know/],
    ['an unknown method', { method: 'DELETE' }, /not an operation we know/],
    ['an unknown query parameter', { query: 'reff=x' }, /query parameter reff is not published/],
    ['a query parameter of the wrong type', { query: 'per_page=many' }, /per_page=many is not what/],
    ['a value outside the enumeration', { query: 'direction=sideways' }, /direction=sideways/],
    ['a body where none is taken', { requestBody: { a: 1 } }, /takes no body/],
    ['a status that is never answered', { status: 206 }, /never answers 206/],
    ['a missing field', { responseBody: [{ id: 1 }] }, /must have required property/],
    ['a wrong type', { responseBody: [{ ...(good.responseBody as [object])[0], id: 'one' }] }, /must be integer/],
    ['an invented field', { responseBody: [{ ...(good.responseBody as [object])[0], pusher: 'x' }] }, /pusher is not published/],
    ['an invented field deep inside', { responseBody: [{ ...(good.responseBody as [object])[0], actor: { nonsense: 1 } }] }, /actor/],
  ])('%s', (_, change, expected) => {
    expect(violationsOf({ ...good, ...change }).join('\n')).toMatch(expected)
  })

  test.each<[string, Partial<Exchange>, RegExp]>([
    ['no body', { requestBody: null }, /request body is missing/],
    ['a body with a state that is none', { requestBody: { state: 'neutral' } }, /must be equal to one of/],
    ['a body with an invented field', { requestBody: { state: 'success', colour: 'green' } }, /colour is not published/],
  ])('a post with %s', (_, change, expected) => {
    expect(violationsOf({ ...status, ...change }).join('\n')).toMatch(expected)
  })

  const user = { login: 'lead' }
  const run = '/repos/a/b/actions/runs/1'
  test.each<[string, Partial<Exchange>, RegExp]>([
    ['a review of a run with a time', { path: `${run}/approvals`, query: '', responseBody: [{ at: '2026' }] }, /required property/],
    ['a review by nobody', { path: `${run}/approvals`, query: '', responseBody: [{ ...user, state: 'approved' }] }, /approvals/],
    ['a bypass where none is told', { path: '/repos/a/b/branches', query: '', responseBody: [{ can_admins_bypass: true }] }, /branches/],
    ['a download with a body', { path: '/repos/a/b/actions/artifacts/1/zip', query: '', status: 302, responseBody: {} }, /302 has no body/],
    ['a filter that jobs have not', { path: `${run}/jobs`, query: 'filter=first', responseBody: { total_count: 0, jobs: [] } }, /filter=first/],
    ['a conflict where none is documented', { path: '/repos/a/b/branches', query: '', status: 409, responseBody: {} }, /never answers 409/],
  ])('of a deployment: %s', (_, change, expected) => {
    expect(violationsOf({ ...good, ...change }).join('\n')).toMatch(expected)
  })

  test('what GitHub answers beyond its description is tolerated only where its source says so', () => {
    const environment = { id: 1, node_id: 'E', name: 'p', url: 'u', html_url: 'h', created_at: 'c', updated_at: 'c', can_admins_bypass: true }
    const asked = { ...good, path: '/repos/a/b/environments/p', query: '' }
    const told = (body: object) => violationsOf({ ...asked, responseBody: body as Exchange['responseBody'] })
    expect(told(environment)).toEqual([])
    expect(told({ ...environment, can_everybody_bypass: true }).join('\n')).toMatch(/can_everybody_bypass is not published/)
  })

  test('an unanswered request is a violation whatever it was', () => {
    expect(violationsOf({ ...good, kind: 'unanswered' })).toHaveLength(1)
  })
})

const query = (text: string, data: unknown, variables: Record<string, unknown> = {}): Exchange => ({
  ...good,
  kind: 'graphql',
  method: 'POST',
  path: '/graphql',
  query: '',
  requestBody: { query: text, variables } as Exchange['requestBody'],
  responseBody: { data } as Exchange['responseBody'],
})

const actor = '{ repository(owner: "o", name: "n") { pullRequest(number: 1) { headRefOid author { __typename login ... on User { databaseId } } } } }'
const answer = (pullRequest: unknown) => ({ repository: { pullRequest } })
const oid = 'a'.repeat(40)

describe('a GraphQL exchange that strays from the published schema is told', () => {
  test('one that does not, is not', () => {
    expect(violationsOf(query(actor, answer({ headRefOid: oid, author: { __typename: 'User', login: 'x', databaseId: 1 } })))).toEqual([])
    expect(violationsOf(query(actor, answer({ headRefOid: oid, author: { __typename: 'Mannequin', login: 'x' } })))).toEqual([])
    expect(violationsOf(query(actor, { repository: { pullRequest: null } }))).toEqual([])
  })

  test.each<[string, Exchange, RegExp]>([
    ['an unknown field', query('{ viewer { nonsense } }', { viewer: {} }), /Cannot query field "nonsense"/],
    ['an unknown type', query('{ viewer { ... on Nonsense { id } } }', { viewer: {} }), /Unknown type "Nonsense"/],
    ['an undeclared variable', query('{ viewer { login } }', { viewer: { login: 'x' } }, { a: 1 }), /variable a is given but not declared/],
    [
      'a variable of the wrong type',
      query('query Q($n: Int!) { repository(owner: "o", name: "n") { pullRequest(number: $n) { id } } }', {}, { n: 'one' }),
      /\$n/,
    ],
    ['a missing field', query(actor, answer({ headRefOid: oid })), /author was asked for and is missing/],
    ['a field nobody asked for', query(actor, answer({ headRefOid: oid, author: null, id: 'x' })), /id was not asked for/],
    ['a null that never is', query(actor, answer({ headRefOid: null, author: null })), /headRefOid is null/],
    ['a commit id that is none', query(actor, answer({ headRefOid: 'main', author: null })), /not a GitObjectID/],
    ['an integer as text', query(actor, answer({ headRefOid: oid, author: { __typename: 'User', login: 'x', databaseId: '1' } })), /not a Int/],
    ['an actor that no actor is', query(actor, answer({ headRefOid: oid, author: { __typename: 'Team', login: 'x' } })), /which no Actor is/],
    [
      'an enumeration value that is none',
      query('{ repository(owner: "o", name: "n") { pullRequest(number: 1) { state } } }', answer({ state: 'open' })),
      /not a PullRequestState/,
    ],
    ['a list that is none', query('{ nodes(ids: ["x"]) { id } }', { nodes: {} }), /is no list/],
    ['no data and no errors', { ...query(actor, null), responseBody: {} }, /must hold errors/],
    ['an empty list of errors', { ...query(actor, null), responseBody: { data: null, errors: [] } }, /absent or not empty/],
  ])('%s', (_, exchange, expected) => {
    expect(violationsOf(exchange).join('\n')).toMatch(expected)
  })
})

const sources = /^https:\/\/(docs\.github\.com|github\.com\/(github\/rest-api-description\/issues|google\/go-github\/pull|actions\/attest\/issues))\//

test('every deviation names where GitHub says so', () => {
  for (const deviation of deviations) expect(deviation.source).toMatch(sources)
})
