import { describe, expect, test } from '@jest/globals'
import type { MergeComparison } from '../../src/domain/facts.ts'
import { cleanMerges } from '../../src/duties/merges.ts'
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
