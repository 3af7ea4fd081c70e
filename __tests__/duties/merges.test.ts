import { describe, expect, test } from '@jest/globals'
import type { MergeComparison, PatchedFile, PullRequest } from '../../src/domain/facts.ts'
import { cleanMerges, mergedAsApproved } from '../../src/duties/merges.ts'
import { changeValues, cleanMerge, commit, line } from '../support/facts.ts'

const commits = line(commit('a', 'author'), commit('m', 'author', { parents: ['a', 'base'] }))
const clean = (merge: Partial<MergeComparison>, of = commits) => cleanMerges(of, [{ ...cleanMerge('m', 'a'), ...merge }]).has('m')
const file: PatchedFile = { path: 'src/a.ts', previousPath: null, status: 'modified', blob: 'b1', patch: 'p1', hunks: 'h1' }

test('the same files with the same blobs are clean, in whatever order they are listed', () => {
  const other = { ...file, path: 'b.ts' }
  expect(clean({ before: [file, other], after: [other, file] })).toBe(true)
})

test('a file that is new on both sides is held by its blob: it has no older side to lose', () => {
  const added = { ...file, path: 'logo.png', status: 'added', patch: null, hunks: null }
  expect(clean({ before: [added], after: [added] })).toBe(true)
  expect(clean({ before: [added], after: [{ ...added, blob: 'b2' }] })).toBe(false)
  expect(clean({ before: [added], after: [{ ...added, status: 'modified' }] })).toBe(false)
})

describe('not clean', () => {
  test.each<[string, Partial<MergeComparison>]>([
    ['a list was cut', { complete: false }],
    ['neither parent was shown to lie on the base', { baseParent: null }],
    ['a blob differs', { after: [{ ...file, blob: 'b2' }] }],
    ['the base’s work on the same file was thrown away (git merge -X ours)', { after: [{ ...file, patch: 'p2', hunks: 'h2' }] }],
    ['the same patch stands elsewhere in the file', { after: [{ ...file, blob: 'b2', patch: 'p2' }] }],
    ['no patch is shown', { before: [{ ...file, patch: null, hunks: null }], after: [{ ...file, patch: null, hunks: null }] }],
    ['a blob is not known, and only the patch is', { before: [{ ...file, blob: null }], after: [{ ...file, blob: null }] }],
    ['a file was added', { after: [file, { ...file, path: 'evil.ts' }] }],
    ['a file was dropped', { after: [] }],
    ['a mode changed', { after: [{ ...file, status: 'changed' }] }],
    ['the parents are others', { headParent: 'x' }],
    ['the base parent is work of the pull request', { baseParent: 'a', headParent: 'base' }],
  ])('when %s', (_, merge) => expect(clean(merge)).toBe(false))

  test('with three parents or one', () => {
    expect(clean({}, line(commit('a', 'author'), commit('m', 'author', { parents: ['a', 'base', 'x'] })))).toBe(false)
    expect(clean({}, line(commit('a', 'author'), commit('m', 'author', { parents: ['a'] })))).toBe(false)
  })

  test('when it is no commit of the pull request', () => expect(clean({}, line(commit('a', 'author')))).toBe(false))
})

describe('a merge that GitHub itself moved the base by', () => {
  const own = line(commit('a', 'author'), commit('b', 'author'))
  const head = { sha: 'b', tree: 'tree of b', mergeBase: null, branch: 'topic', repository: 'acme/payments' }
  const of = (merge: Partial<NonNullable<PullRequest['merge']>>): boolean => {
    const whole = { sha: 'm', tree: 'another tree', parents: ['base'], signedByGitHub: false, ...merge }
    return mergedAsApproved({ ...changeValues({ commits: own }).pullRequest, head, merge: whole }, own, [])
  }

  test('needs no comparison: a squash, a merge, and out of a queue', () => {
    expect(of({ update: 'pr_merge' })).toBe(true)
    expect(of({ update: 'pr_merge', parents: ['base', 'b'] })).toBe(true)
    expect(of({ update: 'merge_queue_merge' })).toBe(true)
  })

  test('is not believed of what GitHub would not make of that head, nor without the move', () => {
    expect(of({ update: 'pr_merge', parents: ['base', 'other'] })).toBe(false)
    expect(of({ update: 'pr_merge', parents: ['a'] })).toBe(false)
    expect(of({ update: 'pr_merge', parents: ['base', 'b', 'more'] })).toBe(false)
    expect(of({})).toBe(false)
  })
})

describe('a rebase onto a base that moved on: unsigned, one parent, another tree', () => {
  const own = line(commit('a', 'author'), commit('b', 'author'))
  const merge = { sha: 'b2', tree: 'tree of b2', parents: ['a2'], signedByGitHub: false }
  const head = { sha: 'b', tree: 'tree of b', mergeBase: null, branch: 'topic', repository: 'acme/payments' }
  const at = '2026-11-21T10:00:00Z'
  const rebased: PullRequest = {
    number: 1,
    state: 'merged',
    draft: false,
    author: null,
    assignees: [],
    createdAt: at,
    mergedAt: at,
    actionsMayApprove: null,
    base: { branch: 'main' },
    head,
    merge,
  }
  const shown: MergeComparison = { sha: 'b2', baseParent: 'base', headParent: 'b', before: [file], after: [file], complete: true }

  test('is what was approved when the patch from the base to its end is the same', () => {
    expect(mergedAsApproved(rebased, own, [shown])).toBe(true)
  })

  test.each<[string, Partial<MergeComparison>]>([
    [
      'a blob differs, and no patch is shown',
      { before: [{ ...file, patch: null, hunks: null }], after: [{ ...file, blob: 'b2', patch: null, hunks: null }] },
    ],
    ['a file was added', { after: [file, { ...file, path: 'evil.ts' }] }],
    ['a list was cut', { complete: false }],
    ['the patch differs', { after: [{ ...file, patch: 'p2', hunks: 'h2' }] }],
    [
      'nothing of a file is shown',
      { before: [{ ...file, blob: null, patch: null, hunks: null }], after: [{ ...file, blob: null, patch: null, hunks: null }] },
    ],
    ['nothing is left of the change: the "base" held it already', { before: [], after: [] }],
    ['the base is not known', { baseParent: null }],
    ['the base is work of the change', { baseParent: 'a' }],
    ['another head was compared', { headParent: 'a' }],
    ['another commit was compared', { sha: 'a2' }],
  ])('is not when %s', (_, change) => expect(mergedAsApproved(rebased, own, [{ ...shown, ...change }])).toBe(false))

  test('is what was approved when the base changed the same files elsewhere: GitHub signs no rebase', () => {
    expect(mergedAsApproved(rebased, own, [{ ...shown, after: [{ ...file, blob: 'b2', patch: 'p2' }] }])).toBe(true)
  })

  test('is not when it stands on a commit of the change, or on nothing', () => {
    for (const parents of [['a'], [], ['base', 'x'], ['base', 'x', 'b']]) {
      expect(mergedAsApproved({ ...rebased, merge: { ...merge, parents } }, own, [shown])).toBe(false)
    }
  })
})

describe('GitHub’s signature is on whatever an app commits', () => {
  const own = line(commit('a', 'author'))
  const pullRequest = (merge: Partial<NonNullable<PullRequest['merge']>>): PullRequest => ({
    ...changeValues({ commits: own }).pullRequest,
    merge: { sha: 'm', tree: 'tree-m', parents: ['newer', 'a'], signedByGitHub: true, ...merge },
  })
  const elsewhere: PatchedFile = { ...file, blob: 'b2', patch: 'p2' }
  const shown: MergeComparison = { sha: 'm', baseParent: 'newer', headParent: 'a', before: [file], after: [file], complete: true }
  const approved = (merge: Parameters<typeof pullRequest>[0], comparison: Partial<MergeComparison> | null) =>
    mergedAsApproved(pullRequest(merge), own, comparison === null ? [] : [{ ...shown, ...comparison }])

  test('alone it shows nothing, with two parents or one', () => {
    expect([approved({}, null), approved({ parents: ['newer'] }, null)]).toEqual([false, false])
  })

  test('with the same patch at another place of the file it is GitHub’s own merge; two parents without the signature are nobody’s', () => {
    expect([approved({}, { after: [elsewhere] }), approved({ parents: ['newer'] }, { after: [elsewhere] })]).toEqual([true, true])
    expect(approved({ signedByGitHub: false }, { after: [elsewhere] })).toBe(false)
  })

  test.each<[string, Partial<MergeComparison>]>([
    ['another patch', { after: [{ ...elsewhere, hunks: 'h2' }] }],
    ['another blob without a patch', { before: [{ ...file, hunks: null }], after: [{ ...elsewhere, hunks: null }] }],
    ['one file more', { after: [elsewhere, { ...file, path: 'backdoor.ts' }] }],
    ['a list that was cut', { after: [elsewhere], complete: false }],
    ['another base', { after: [elsewhere], baseParent: 'older' }],
    ['another head', { after: [elsewhere], headParent: 'z' }],
    ['no patch at all', { before: [], after: [] }],
  ])('but not with %s', (_, comparison) => expect(approved({}, comparison)).toBe(false))

  test('the head’s own tree says all only where the base did not move', () => {
    const tree = 'tree-a'
    expect([approved({ tree, parents: ['base', 'a'] }, null), approved({ tree, parents: ['base'], signedByGitHub: false }, null)]).toEqual([
      true,
      true,
    ])
    expect(approved({ tree }, null)).toBe(false)
    for (const parents of [['a'], [], ['base', 'newer'], ['base', 'a', 'newer'], ['base', 'newer', 'a']])
      expect(approved({ tree, parents }, {})).toBe(false)
  })
})
