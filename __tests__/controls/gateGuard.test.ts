import { describe, expect, test } from '@jest/globals'
import { gateGuard as control } from '../../src/controls/gateGuard.ts'
import { approval, commit, actor, line, minute, role } from '../support/facts.ts'
import { ask, dataOf, gist } from '../support/judging.ts'

const by = (...logins: string[]) => logins.map((login) => approval(login, minute(5), 'a'))
const workflow = { files: ['.github/workflows/ci.yml'] }
const owned = { roster: { roles: { 'policy-owner': role('olive', 'otto'), compliance: role('erin', 'olive') } } }

test('a change that touches nothing of the gate is not its business', () => {
  expect(gist(ask(control, { files: ['src/a.ts'] }, owned))).toBe('not-applicable: untouched')
})

test.each([
  ['a workflow', ['.github/workflows/ci.yml']],
  ['a local action', ['.github/actions/x/action.yml']],
  ['the policy', ['.github/countersign.yml']],
  ['the code owners', ['CODEOWNERS']],
  ['a link in the place of .github', ['.github']],
  ['a link in the place of the workflows', ['.github/workflows']],
])('%s is guarded', (_, files) => {
  expect(gist(ask(control, { files, reviews: by('kim') }, owned))).toMatch(/^pending: seatForOneOf/)
  expect(ask(control, { files, reviews: by('olive') }, owned).verdict).toBe('pass')
})

test('a workflow that is renamed away is guarded', () => {
  const files = { total: 1, listed: [{ path: 'old.txt', previousPath: '.github/workflows/ci.yml', change: 'renamed' as const }] }
  expect(ask(control, { files, reviews: by('kim') }, owned).verdict).toBe('pending')
})

test('paths of the policy cannot take away what is always guarded', () => {
  const told = { ...owned, options: { guard: { paths: ['!.github/workflows/**', '!.github/countersign.yml'] } } }
  expect(ask(control, { ...workflow, reviews: by('kim') }, told).verdict).toBe('pending')
  expect(ask(control, { files: ['.github/countersign.yml'], reviews: by('kim') }, told).verdict).toBe('pending')
})

test('a short list of files counts as touching the gate', () => {
  expect(gist(ask(control, { files: { total: 3001, listed: [] } }, owned))).toMatch(/^pending: .*guardedUnseen/)
})

describe('without a role for it', () => {
  test('one more independent approval is asked for', () => {
    expect(dataOf(ask(control, { ...workflow, reviews: by('kim') }), 'guardTooFew')).toMatchObject({ required: 2, found: 1, missing: 1 })
    expect(ask(control, { ...workflow, reviews: by('kim', 'lee') }).verdict).toBe('pass')
  })

  test('in pairwise too, two contributors cannot give it to each other', () => {
    const parts = { ...workflow, commits: line(commit('a', 'author', { coAuthors: [actor('sam')] })) }
    const told = { options: { independence: 'pairwise' } }
    expect(dataOf(ask(control, { ...parts, reviews: by('author', 'sam') }, told), 'guardPairsMissing')).toMatchObject({
      required: 2,
      found: 1,
      missing: 1,
    })
    expect(ask(control, { ...parts, reviews: by('author', 'sam', 'kim') }, told).verdict).toBe('pass')
  })

  test('and it adds to the other reasons for more', () => {
    const parts = { ...workflow, commits: line(commit('a', actor(null, 'x@y.example'), { committer: actor('author') })) }
    const told = { options: { unattributed: 'extra-approval', approvals: 2 } }
    expect(dataOf(ask(control, { ...parts, reviews: by('kim', 'lee', 'max') }, told), 'guardTooFew')).toMatchObject({ required: 4, found: 3 })
    expect(ask(control, { ...parts, reviews: by('kim', 'lee', 'max', 'ned') }, told).verdict).toBe('pass')
  })
})

describe('together with sign-off rules', () => {
  const told = { ...owned, options: { 'sign-off': [{ roles: { compliance: 1 } }] } }
  test('one person never sits for both', () => {
    expect(ask(control, { ...workflow, reviews: by('olive') }, told).verdict).toBe('pending')
    expect(ask(control, { ...workflow, reviews: by('olive', 'erin') }, told).verdict).toBe('pass')
  })

  test('a guard that asks for more of a shared role cannot take the person another seat needs', () => {
    const shared = {
      ...owned,
      roster: { roles: { a: role('x', 'y'), b: role('y', 'z') } },
      options: { 'sign-off': [{ roles: { a: 1, b: 1 } }], guard: { roles: { a: 2 } } },
    }
    expect(ask(control, { ...workflow, reviews: by('x', 'y') }, shared).verdict).toBe('pending')
    expect(ask(control, { ...workflow, reviews: by('x', 'y', 'z') }, shared).verdict).toBe('pass')
  })

  test('seats that the rules alone leave empty are told by the other control', () => {
    expect(gist(ask(control, { ...workflow, reviews: by('otto') }, told))).toMatch(/^pass: signed/)
  })
})

describe('a policy that would break is blocked, whoever approved', () => {
  test('with an error', () => {
    const problem = {
      code: 'CS-012' as const,
      file: '.github/countersign.yml',
      line: 3,
      column: 1,
      message: 'unknown key "x"',
      expected: null,
      found: null,
      suggestion: null,
    }
    const conclusion = ask(control, { files: ['.github/countersign.yml'], reviews: by('olive') }, { ...owned, view: { proposedPolicy: [problem] } })
    expect(gist(conclusion)).toMatch(/^fail: proposedBroken/)
  })

  test('not by a central policy that it newly extends: that is told', () => {
    const file = '.github/countersign.yml'
    const problem = {
      code: 'CS-020' as const,
      file,
      line: 2,
      column: 1,
      message: 'the central policy x is new',
      expected: null,
      found: null,
      suggestion: null,
    }
    const conclusion = ask(control, { files: [file], reviews: by('olive') }, { ...owned, view: { proposedPolicy: [problem] } })
    expect(gist(conclusion)).toMatch(/^pass: .*proposedUnread/)
  })

  test('when it is removed', () => {
    const parts = {
      files: ['.github/countersign.yml'],
      reviews: by('olive'),
      policyAtHead: { path: '.github/countersign.yml', text: null, changed: true },
    }
    expect(gist(ask(control, parts, owned))).toMatch(/^fail: proposedRemoved/)
  })
})

test('contributors never guard their own change', () => {
  expect(
    gist(ask(control, { ...workflow, reviews: by('olive'), commits: line(commit('a', 'author', { coAuthors: [actor('olive')] })) }, owned)),
  ).toMatch(/^pending: seatForOne.*ownCoAuthorship/)
})
