import { describe, expect, test } from '@jest/globals'
import type { MergeComparison, PullRequest } from '../../src/domain/facts.ts'
import { cleanMerges, mergedAsApproved } from '../../src/duties/merges.ts'
import { cleanMerge, commit, line } from '../support/facts.ts'

const commits = line(commit('a', 'author'), commit('m', 'author', { parents: ['a', 'base'] }))
const clean = (merge: Partial<MergeComparison>, of = commits) => cleanMerges(of, [{ ...cleanMerge('m', 'a'), ...merge }]).has('m')
const file = { path: 'src/a.ts', previousPath: null, status: 'modified', blob: 'b1' }

test('the same files with the same blobs are clean, in whatever order they are listed', () => {
  const other = { ...file, path: 'b.ts' }
  expect(clean({ before: [file, other], after: [other, file] })).toBe(true)
})

describe('not clean', () => {
  test.each<[string, Partial<MergeComparison>]>([
    ['a list was cut', { complete: false }],
    ['neither parent was shown to lie on the base', { baseParent: null }],
    ['a blob differs', { after: [{ ...file, blob: 'b2' }] }],
    ['a blob is not known', { before: [{ ...file, blob: null }], after: [{ ...file, blob: null }] }],
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

describe('a rebase onto a base that moved on: unsigned, one parent, another tree', () => {
  const own = line(commit('a', 'author'), commit('b', 'author'))
  const merge = { sha: 'b2', tree: 'tree of b2', parents: ['a2'], signedByGitHub: false }
  const head = { sha: 'b', tree: 'tree of b', branch: 'topic', repository: 'acme/payments' }
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
    ['a blob differs', { after: [{ ...file, blob: 'b2' }] }],
    ['a file was added', { after: [file, { ...file, path: 'evil.ts' }] }],
    ['a list was cut', { complete: false }],
    ['the base is not known', { baseParent: null }],
    ['the base is work of the change', { baseParent: 'a' }],
    ['another head was compared', { headParent: 'a' }],
    ['another commit was compared', { sha: 'a2' }],
  ])('is not when %s', (_, change) => expect(mergedAsApproved(rebased, own, [{ ...shown, ...change }])).toBe(false))

  test('is not when it stands on a commit of the change, or on nothing', () => {
    for (const parents of [['a'], [], ['base', 'x'], ['base', 'x', 'b']]) {
      expect(mergedAsApproved({ ...rebased, merge: { ...merge, parents } }, own, [shown])).toBe(false)
    }
  })
})
