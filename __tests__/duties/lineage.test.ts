import { describe, expect, test } from '@jest/globals'
import type { BranchUpdate, Lineage, RangeCommit } from '../../src/domain/deployment.ts'
import { attributed, type MergedChange } from '../../src/duties/lineage.ts'
import { changeValues, commit } from '../support/facts.ts'

const inRange = (sha: string, ...parents: string[]): RangeCommit => ({
  sha,
  tree: `tree-${sha}`,
  parents,
  author: { account: null, emailSha256: null },
  committer: { account: null, emailSha256: null },
  signedByGitHub: false,
  pullRequests: [],
})

const move = (type: BranchUpdate['type'], before: string | null, after: string): BranchUpdate =>
  ({ type, before, after, at: '2026-11-21T12:00:00Z', actor: null })

const lineage = (commits: RangeCommit[], updates: BranchUpdate[] = []): Lineage => ({
  from: { sha: 'old', known: 'baseline' },
  relation: 'ahead',
  earlier: null,
  commits,
  updates,
  changes: [],
  policies: {},
})

/** A merged change with these commits on `old`; the merge's tree is nobody's unless it is given. */
function change(number: number, own: string[], merge: { sha: string; parents: string[]; tree?: string }): MergedChange {
  const commits = own.map((sha, index) => commit(sha, 'author', { parents: [own[index - 1] ?? 'old'] }))
  const values = changeValues({ commits })
  const head = own.at(-1) ?? ''
  const pullRequest = {
    ...values.pullRequest,
    number,
    state: 'merged' as const,
    head: { ...values.pullRequest.head, sha: head, tree: `tree-${head}` },
    merge: { tree: `tree-${merge.sha}`, signedByGitHub: true, ...merge },
  }
  return { pullRequest, commits, merges: [] }
}

/** `sha: changes` of every commit of the range. */
const told = (of: Lineage, changes: MergedChange[]): string[] =>
  attributed(of, changes).map(({ commit: { sha }, changes: numbers }) => `${sha}: ${numbers.map((number) => `#${number}`).join(' ') || 'nobody'}`)

describe('a commit of the range belongs to the change it is in', () => {
  test('a merge commit that GitHub made brings the commits of its change', () => {
    const range = lineage([inRange('a', 'old'), inRange('m', 'old', 'a')], [move('pr_merge', 'old', 'm')])
    expect(told(range, [change(1, ['a'], { sha: 'm', parents: ['old', 'a'] })])).toEqual(['a: #1', 'm: #1'])
  })

  test('a squash that GitHub made is its change, whatever its tree', () => {
    const range = lineage([inRange('s', 'old')], [move('pr_merge', 'old', 's')])
    expect(told(range, [change(1, ['a', 'b'], { sha: 's', parents: ['old'] })])).toEqual(['s: #1'])
  })

  test('a rebase is a row of commits down to where the branch stood', () => {
    const range = lineage([inRange('a2', 'old'), inRange('b2', 'a2')], [move('pr_merge', 'old', 'b2')])
    expect(told(range, [change(1, ['a', 'b'], { sha: 'b2', parents: ['a2'] })])).toEqual(['a2: #1', 'b2: #1'])
  })

  test('a merge queue moves the branch once for two squashed changes', () => {
    const range = lineage([inRange('s1', 'old'), inRange('s2', 's1')], [move('merge_queue_merge', 'old', 's2')])
    const changes = [change(1, ['a'], { sha: 's1', parents: ['old'] }), change(2, ['b'], { sha: 's2', parents: ['s1'] })]
    expect(told(range, changes)).toEqual(['s1: #1', 's2: #2'])
  })

  test('a commit through two changes belongs to both', () => {
    const range = lineage([inRange('a', 'old'), inRange('m1', 'old', 'a'), inRange('m2', 'old', 'm1')], [move('pr_merge', 'old', 'm2')])
    const first = change(1, ['a'], { sha: 'm1', parents: ['old', 'a'], tree: 'tree-a' })
    const second = change(2, ['a', 'm1'], { sha: 'm2', parents: ['old', 'm1'] })
    expect(told(range, [first, second])).toEqual(['a: #1 #2', 'm1: #1 #2', 'm2: #2'])
  })
})

describe('a commit of the range belongs to nobody', () => {
  test('when it was pushed directly', () => {
    const range = lineage([inRange('x', 'old')], [move('push', 'old', 'x')])
    expect(told(range, [])).toEqual(['x: nobody'])
    expect(attributed(range, [])[0]?.update).toBe(0)
  })

  test('when somebody pushed a merge of their own making, though GitHub marked the pull request as merged', () => {
    const range = lineage([inRange('a', 'old'), inRange('m', 'old', 'a')], [move('push', 'old', 'm')])
    expect(told(range, [change(1, ['a'], { sha: 'm', parents: ['old', 'a'] })])).toEqual(['a: nobody', 'm: nobody'])
  })

  test('when it was forced out of an approved change and pushed later', () => {
    const range = lineage(
      [inRange('a', 'old'), inRange('m', 'old', 'a'), inRange('gone', 'm')],
      [move('pr_merge', 'old', 'm'), move('push', 'm', 'gone')],
    )
    expect(told(range, [change(1, ['a'], { sha: 'm', parents: ['old', 'a'] })])).toEqual(['a: #1', 'm: #1', 'gone: nobody'])
  })

  test('when it was pushed below a squash in the same breath', () => {
    const range = lineage([inRange('x', 'old'), inRange('s', 'x')], [move('push', 'old', 'x'), move('pr_merge', 'x', 's')])
    expect(told(range, [change(1, ['a', 'b', 'c'], { sha: 's', parents: ['x'] })])).toEqual(['x: nobody', 's: #1'])
  })

  test('when the change was merged somewhere that is not deployed', () => {
    const range = lineage([inRange('a', 'old')], [move('push', 'old', 'a')])
    expect(told(range, [change(1, ['a'], { sha: 'elsewhere', parents: ['dev', 'a'] })])).toEqual(['a: nobody'])
  })

  test('when a merge that GitHub made has another second parent than the head', () => {
    const range = lineage([inRange('a', 'old'), inRange('m', 'old', 'evil')], [move('pr_merge', 'old', 'm')])
    expect(told(range, [change(1, ['a'], { sha: 'm', parents: ['old', 'evil'] })])).toEqual(['a: nobody', 'm: nobody'])
  })

  test('when the row of a rebase is longer than the change', () => {
    const range = lineage([inRange('x', 'old'), inRange('y', 'x'), inRange('z', 'y')], [move('pr_merge', 'old', 'z')])
    expect(told(range, [change(1, ['a'], { sha: 'z', parents: ['y'] })])).toEqual(['x: nobody', 'y: nobody', 'z: #1'])
  })

  test('when a move of GitHub does not lead back to where it says it began', () => {
    const range = lineage([inRange('x', 'old'), inRange('s', 'x')], [move('pr_merge', 'elsewhere', 's')])
    expect(told(range, [change(1, ['a'], { sha: 's', parents: ['x'] })])).toEqual(['x: nobody', 's: nobody'])
  })
})
