import { describe, expect, test } from '@jest/globals'
import type { Movement } from '../../src/collect/activity.ts'
import type { LineCommit } from '../../src/collect/lineCommits.ts'
import { beginningAt, endAt, givenBeginning, isArrivalOf, mergedUntil, startFinder } from '../../src/collect/periodEdges.ts'

const zeros = '0'.repeat(40)
const at = (minute: number): string => `2026-11-20T10:${String(minute).padStart(2, '0')}:00Z`
const move = (minute: number, before: string, after: string, type: Movement['activity_type'] = 'push'): Movement => ({
  before,
  after,
  ref: 'refs/heads/main',
  timestamp: at(minute),
  activity_type: type,
  actor: null,
})

/** A commit, merged by a pull request into a branch at a minute. */
const commit = (sha: string, merged?: { minute: number; base?: string; as?: string }): LineCommit => ({
  commit: { sha, tree: '', parents: [], author: nobody, committer: nobody, signedByGitHub: false, pullRequests: [], committedAt: at(0), policy: null },
  changes: merged
    ? [{
      number: 1,
      state: 'merged',
      author: null,
      mergedBy: null,
      mergedAt: at(merged.minute),
      mergeCommit: merged.as ?? sha,
      head: '',
      base: merged.base ?? 'main',
    }]
    : [],
  short: false,
})
const nobody = { account: null, emailSha256: null }

/** Without pull requests. */
const plain = (...shas: string[]): LineCommit[] => shas.map((sha) => commit(sha))

const startOf = (beginning: Parameters<typeof startFinder>[0], line: LineCommit[]) => {
  const finder = startFinder(beginning)
  const read = line.findIndex(finder.take)
  return { start: finder.start(), read: read < 0 ? line.length : read + 1 }
}

describe('where a period begins', () => {
  test('where the last move before it ended, at the very second included', () => {
    const beginning = beginningAt([move(9, 'b', 'c'), move(5, 'a', 'b')], at(5), 'main')
    expect(startOf(beginning, plain('c', 'b', 'a'))).toEqual({ start: { sha: 'b', known: 'activity', policy: null }, read: 2 })
  })

  test('never where the first later move began: the log may have lost what lies between', () => {
    expect(startOf(beginningAt([move(9, 'b', 'c')], at(5), 'main'), plain('c', 'b', 'a'))).toEqual({ start: null, read: 3 })
  })

  test('at what the lost place was moved on from without force, else at any earlier place', () => {
    const moves = [move(9, 'x', 'c', 'force_push'), move(4, 'b', 'x'), move(3, 'a', 'b'), move(2, 'q', 'a', 'force_push')]
    expect(startOf(beginningAt(moves, at(5), 'main'), plain('c', 'b', 'a'))).toEqual({ start: { sha: 'b', known: 'activity', policy: null }, read: 2 })
    expect(startOf(beginningAt(moves, at(5), 'main'), plain('c', 'q'))).toEqual({ start: { sha: 'q', known: 'activity', policy: null }, read: 2 })
  })

  test('the place itself goes before any other that comes first on the line', () => {
    const moves = [move(9, 'a', 'c'), move(4, 'b', 'a', 'force_push'), move(3, 'a', 'b')]
    const line = [commit('c'), commit('b', { minute: 3 }), commit('a')]
    expect(startOf(beginningAt(moves, at(5), 'main'), line)).toEqual({ start: { sha: 'a', known: 'activity', policy: null }, read: 3 })
  })

  test('a branch that did not exist: an earlier place of it', () => {
    const moves = [move(9, zeros, 'c', 'branch_creation'), move(4, 'a', zeros, 'branch_deletion')]
    expect(startOf(beginningAt(moves, at(5), 'main'), plain('c', 'a'))).toEqual({ start: { sha: 'a', known: 'activity', policy: null }, read: 2 })
  })

  test.each<[string, LineCommit, boolean]>([
    ['a merge before it', commit('a', { minute: 5 }), true],
    ['a merge within it', commit('a', { minute: 6 }), false],
    ['a merge into another branch', commit('a', { minute: 4, base: 'develop' }), false],
    ['a commit of a pull request that was merged as another', commit('a', { minute: 4, as: 'z' }), false],
    ['an old date alone', commit('a'), false],
  ])('no log: %s', (_, one, begins) => {
    expect(startOf(beginningAt([], at(5), 'main'), [one])).toEqual({ start: begins ? { sha: 'a', known: 'merge', policy: null } : null, read: 1 })
  })

  test('the place is looked for past the first merge, and not for ever', () => {
    const moves = [move(4, 'p', 'x')]
    const line = (length: number): LineCommit[] => [
      commit('m', { minute: 1 }),
      ...Array.from({ length }, (_, index) => commit(`c${index}`)),
      commit('x'),
    ]
    expect(startOf(beginningAt(moves, at(5), 'main'), line(500)).start).toEqual({ sha: 'x', known: 'activity', policy: null })
    expect(startOf(beginningAt(moves, at(5), 'main'), line(5000))).toEqual({ start: { sha: 'm', known: 'merge', policy: null }, read: 1001 })
  })

  test('a given commit, and no other', () => {
    expect(startOf(givenBeginning('a'), [commit('c', { minute: 1 }), commit('a')])).toEqual({ start: { sha: 'a', known: 'given', policy: null }, read: 2 })
    expect(startOf(givenBeginning('z'), [commit('c', { minute: 1 }), commit('a')])).toEqual({ start: null, read: 2 })
  })

  test.each<[string, Movement, string | null, boolean]>([
    ['the merge of it', move(5, 'a', 's', 'pr_merge'), at(5), true],
    ['logged some seconds after', move(6, 'a', 's', 'pr_merge'), at(5), true],
    ['pushed again much later', move(30, 'a', 's'), at(5), false],
    ['forced back to it', move(5, 'x', 's', 'force_push'), at(5), false],
    ['pushed, and nothing tells when it was merged', move(30, 'a', 's'), null, true],
    ['to another', move(5, 'a', 'b'), at(5), false],
  ])('the move that brought the given commit: %s', (_, one, time, brought) => expect(isArrivalOf(one, 's', time)).toBe(brought))
})

describe('where a period ends', () => {
  const moves = [move(9, 'c', 'd'), move(7, 'b', 'c', 'force_push'), move(5, 'a', 'b')]
  test.each<[number, string]>([[9, 'tip'], [8, 'c'], [6, 'b'], [5, 'b'], [4, 'a']])(
    'at minute %d: %s',
    (minute, sha) => expect(endAt(moves, at(minute), 'tip')).toEqual({ sha, isLater: false }),
  )

  test('a branch whose log begins after it: where it was made, if nothing shows that to be later', () => {
    expect(endAt([move(7, 'a', 'b'), move(5, zeros, 'a', 'branch_creation')], at(4), 'tip')).toEqual({ sha: 'a', isLater: true })
  })

  test('a branch that was gone: where it last stood', () => {
    const gone = [move(9, zeros, 'c', 'branch_creation'), move(3, 'b', zeros, 'branch_deletion'), move(2, 'a', 'b')]
    expect(endAt(gone, at(5), 'tip')).toEqual({ sha: 'b', isLater: false })
  })

  test.each<[string, LineCommit[], string[]]>([
    ['nothing was merged', plain('c', 'b', 'a'), ['c', 'b', 'a']],
    ['one was merged before its end', [commit('c'), commit('b', { minute: 4 }), commit('a')], ['c', 'b', 'a']],
    ['one was merged after it: that, and what came on top', [commit('c'), commit('b', { minute: 6 }), commit('a')], ['a']],
    ['one was merged after it, into another branch', [commit('b', { minute: 6, base: 'develop' }), commit('a')], ['b', 'a']],
    ['one is of a pull request that was merged as another', [commit('b', { minute: 6, as: 'z' }), commit('a')], ['b', 'a']],
    ['the oldest was merged after it', [commit('b'), commit('a', { minute: 6 })], []],
  ])('of a line of unknown time, %s', (_, line, left) => {
    expect(mergedUntil(line, at(5), 'main').map((one) => one.commit.sha)).toEqual(left)
  })
})
