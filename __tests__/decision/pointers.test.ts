import { describe, expect, test } from '@jest/globals'
import { anchoredPointer } from '../../src/decision/pointers.ts'
import { known, unavailable } from '../../src/domain/fact.ts'
import { facts, pullRequest } from './facts.ts'

const given = facts({
  changes: [{ number: 1 }, { number: 2, pullRequest: known(pullRequest({}), []), reviews: known([], []) }],
  teams: {
    'acme/release': known({ slug: 'release', privacy: 'visible', members: [] }, []),
    'acme/secret': unavailable({ what: 'x', request: null, status: null, detail: '' }),
  },
})

describe('where a reason rests', () => {
  test.each([
    ['/pullRequest/author', '/changes/1/pullRequest/value/author'],
    ['/pullRequest/state', '/changes/1/pullRequest/value/state'],
    ['/pullRequest/value/author', '/changes/1/pullRequest/value/author'],
    ['/teams/acme~1release/members', '/teams/acme~1release/value/members'],
    ['/evaluatedAt', '/evaluatedAt'],
    ['/subject/base/branch', '/subject/base/branch'],
  ])('%s is found', (pointer, expected) => {
    expect(anchoredPointer(pointer, given, 1)).toBe(expected)
  })

  test.each([
    ['/reviews/7/author', '/changes/1/reviews/value'],
    ['/commits/0', '/changes/1'],
    ['/teams/acme~1secret/members/0', '/teams/acme~1secret'],
    ['/teams/acme~1nobody', '/teams'],
    ['/__proto__/x', '/changes/1'],
    ['', '/changes/1'],
  ])('%s points into nothing and is cut back', (pointer, expected) => {
    expect(anchoredPointer(pointer, given, 1)).toBe(expected)
  })
})
