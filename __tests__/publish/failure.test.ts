import { describe, expect, test } from '@jest/globals'
import { missingPermissions } from '../../src/publish/failure.ts'
import { missingPermissionsText } from '../../src/render/permissions.ts'
import { refused } from './client.ts'

const names = (list: { permission: string; access: string }[]) => list.map(({ permission, access }) => `${permission}: ${access}`)

test('all refusals together become one block to paste, with a reason on each line', () => {
  const missing = missingPermissions([
    refused('POST /repos/a/b/statuses/c', 'statuses=write'),
    refused('POST /repos/a/b/check-runs', 'checks=write'),
    refused('POST /repos/a/b/issues/1/comments', 'issues=write; pull_requests=write'),
  ])
  expect(missingPermissionsText(missing)).toBe(
    [
      'Countersign needs 3 more permissions (CS-040). Add to the job:',
      '  permissions:',
      '    checks: write         # to publish the report',
      '    pull-requests: write  # to write the comment',
      '    statuses: write       # to publish the verdict',
      'Keep the lines that are there: a permission that is not listed is none.',
    ].join('\n'),
  )
})

describe('what GitHub would have accepted', () => {
  test.each([
    ['alternatives: the documented one', 'issues=write; pull_requests=write', ['pull-requests: write']],
    ['together: both', 'contents=read,checks=write', ['checks: write', 'contents: read']],
    ['a header of nonsense: the route tells', '::error::=x', ['statuses: write']],
    ['a permission no workflow can grant: the route tells', 'members=read', ['statuses: write']],
    ['no header: the route tells', null, ['statuses: write']],
  ])('%s', (_, header, expected) => expect(names(missingPermissions([refused('POST /repos/a/b/statuses/c', header)]))).toEqual(expected))

  test.each([['issues=write; pull_requests=write'], ['pull_requests=write;issues=write'], [null]])('of an issue that is rewritten nothing else would do: %s', (header) =>
    expect(names(missingPermissions([refused('PATCH /repos/a/b/issues/7', header)]))).toEqual(['issues: write']),
  )

  test.each([['issues=write; pull_requests=write'], [null]])('of a comment that is rewritten, what a comment takes: %s', (header) =>
    expect(names(missingPermissions([refused('PATCH /repos/a/b/issues/comments/7', header)]))).toEqual(['pull-requests: write']),
  )

  test('of reading and writing, writing is asked for once', () => {
    const list = [refused('GET /repos/a/b/pulls/1/files', null), refused('POST /repos/a/b/issues/1/comments', null)]
    expect(names(missingPermissions(list))).toEqual(['pull-requests: write'])
  })
})

describe('another kind of failure asks for no permission', () => {
  test.each([
    ['no answer', refused('POST /repos/a/b/statuses/c', null, null)],
    ['a server error', refused('POST /repos/a/b/statuses/c', null, 502)],
    ['a validation error', refused('POST /repos/a/b/statuses/c', 'statuses=write', 422)],
    ['a rate limit', refused('POST /repos/a/b/statuses/c', 'statuses=write', 403, 'You have exceeded a secondary rate limit')],
    ['a route nobody knows', refused('GET /user', null)],
  ])('%s', (_, failure) => expect(missingPermissions([failure])).toEqual([]))
})
