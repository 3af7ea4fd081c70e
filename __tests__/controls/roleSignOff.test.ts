import { describe, expect, test } from '@jest/globals'
import { roleSignOff as control } from '../../src/controls/roleSignOff.ts'
import { approval, bot, changeValues, commit, grant, line, minute, push, role, roster, team, actor } from '../support/facts.ts'
import { ask, context, dataOf, gist } from '../support/judging.ts'

const rules = (...rules: object[]) => ({ 'sign-off': rules })
const one = { options: rules({ roles: { 'release-manager': 1 } }), roster: { roles: { 'release-manager': role('lee', 'dana') } } }
const by = (...logins: string[]) => logins.map((login) => approval(login, minute(5), 'a'))

test('one who holds the role signs off, and is the witness', () => {
  expect(ask(control, { reviews: by('lee') }, one).because[0]).toEqual({
    message: 'signed',
    data: { login: 'lee', role: 'release-manager', commit: 'a' },
    facts: ['/reviews/0'],
  })
})

describe('waits, naming who could sign', () => {
  test('when nobody did', () => {
    const conclusion = ask(control, {}, one)
    expect(conclusion.verdict).toBe('pending')
    expect(dataOf(conclusion, 'seatForOneOf')).toEqual({
      role: 'release-manager',
      required: 1,
      found: 0,
      missing: 1,
      eligible: ['dana', 'lee'],
      head: 'a',
    })
  })

  test('without those who contributed, in pairwise too', () => {
    const parts = { reviews: by('lee'), commits: line(commit('a', 'author', { coAuthors: [actor('lee')] })) }
    const conclusion = ask(control, parts, { ...one, options: { ...one.options, independence: 'pairwise' } })
    expect(dataOf(conclusion, 'seatForOne')).toMatchObject({ eligible: ['dana'] })
    expect(gist(conclusion)).toContain('ownCoAuthorship')
  })

  test('without naming members of a private team', () => {
    const told = { ...one, roster: { roles: { 'release-manager': { teams: ['acme/release'], members: [] } } } }
    for (const privacy of ['secret', null] as const) {
      const conclusion = ask(control, {}, { ...told, view: { teams: { 'acme/release': { ...team('acme/release', 'lee'), privacy } } } })
      expect(dataOf(conclusion, 'seatUnnamed')).toMatchObject({ eligible: [] })
    }
  })

  test.each([
    [
      'the approval was of an older commit',
      'olderCommit',
      { commits: line(commit('a', 'author'), commit('b', 'author')), pushes: [push('author', 'a', minute(0)), push('author', 'b', minute(9))] },
    ],
    ['the signer pushed', 'ownPush', { pushes: [push('lee', 'a', minute(0))] }],
  ])('when %s', (_, reason, parts) => expect(gist(ask(control, { reviews: by('lee'), ...parts }, one))).toMatch(new RegExp(`^pending: .*${reason}`)))

  test('when the approver holds another role', () => {
    expect(gist(ask(control, { reviews: by('kim') }, one))).toMatch(/^pending: .*otherRole/)
  })

  test('when one person would have to sit twice', () => {
    const told = { options: rules({ roles: { a: 1, b: 1 } }), roster: { roles: { a: role('lee', 'kim'), b: role('lee', 'kim') } } }
    expect(ask(control, { reviews: by('lee') }, told).verdict).toBe('pending')
    expect(ask(control, { reviews: by('lee', 'kim') }, told).verdict).toBe('pass')
  })
})

describe('grants have dates', () => {
  const until = (dates: object) => ({ ...one, roster: { roles: { 'release-manager': role(grant('lee', dates), 'dana') } } })
  test('valid through the end of the last day', () => {
    expect(ask(control, { reviews: by('lee') }, { ...until({ until: '2026-11-21' }), at: '2026-11-21T23:59:59Z' }).verdict).toBe('pass')
    expect(gist(ask(control, { reviews: by('lee') }, { ...until({ until: '2026-11-21' }), at: '2026-11-22T00:00:00Z' }))).toMatch(
      /^pending: .*roleExpired/,
    )
  })

  test('held at the decision but not at the approval is not held', () => {
    const told = { ...until({ from: '2026-11-22' }), at: '2026-11-22T08:00:00Z' }
    expect(gist(ask(control, { reviews: by('lee') }, told))).toMatch(/^pending: .*roleGrantedLater/)
  })

  test('not yet valid is named with its date', () => {
    expect(dataOf(ask(control, { reviews: by('lee') }, until({ from: '2026-12-01' })), 'roleNotYet')).toMatchObject({ date: '2026-12-01' })
  })
})

describe('blocks when no approval can help', () => {
  test.each<[string, Parameters<typeof ask>[1], object]>([
    ['every holder contributed', { commits: line(commit('a', 'lee', { coAuthors: [actor('dana')] })) }, one],
    ['the role is too small', {}, { ...one, options: rules({ roles: { 'release-manager': 3 } }) }],
    [
      'the only holder is a machine',
      {},
      {
        ...one,
        roster: { machines: [{ login: null, id: approval('lee', minute(0), 'a').author?.id ?? 0 }], roles: { 'release-manager': role('lee') } },
      },
    ],
    ['one person holds both roles alone', {}, { options: rules({ roles: { a: 1, b: 1 } }), roster: { roles: { a: role('lee'), b: role('lee') } } }],
    [
      'the team is empty',
      {},
      { ...one, roster: { roles: { 'release-manager': { teams: ['acme/r'], members: [] } } }, view: { teams: { 'acme/r': team('acme/r') } } },
    ],
    [
      'the only members are bots',
      {},
      {
        ...one,
        roster: { roles: { 'release-manager': { teams: ['acme/r'], members: [] } } },
        view: { teams: { 'acme/r': { ...team('acme/r'), members: [bot('x')] } } },
      },
    ],
  ])('because %s', (_, parts, told) => expect(gist(ask(control, parts, told))).toMatch(/^fail: impossible/))
})

describe('rules apply', () => {
  const ledger = (extra: object = {}) => ({
    ...one,
    options: rules({ name: 'Ledger', paths: ['src/ledger/**', '!**/*.md'], roles: { 'release-manager': 1 }, ...extra }),
  })
  test.each([
    ['a file below', ['src/ledger/a.ts'], 'pending'],
    ['a hidden file', ['src/ledger/.env'], 'pending'],
    ['a link or submodule in the folder’s place', ['src/ledger'], 'pending'],
    ['a link above it', ['src'], 'pending'],
    ['only a negated file', ['src/ledger/README.md'], 'not-applicable'],
    ['another folder', ['src/ledgers/a.ts'], 'not-applicable'],
  ])('to %s', (_, files, verdict) => expect(ask(control, { files }, ledger()).verdict).toBe(verdict))

  test('to both names of a rename, even when the new one is negated', () => {
    const files = { total: 1, listed: [{ path: 'x.md', previousPath: 'src/ledger/a.ts', change: 'renamed' as const }] }
    expect(dataOf(ask(control, { files }, ledger()), 'ruleAppliesByPath')).toEqual({ rule: 'Ledger', path: 'src/ledger/a.ts' })
  })

  test('always when the list of files is short', () => {
    expect(gist(ask(control, { files: { total: 3001, listed: [] } }, ledger()))).toMatch(/^pending: .*filesCut/)
  })

  test('only to their branches, and paths and branches must both hold', () => {
    const told = ledger({ branches: ['release/**'] })
    expect(ask(control, { files: ['src/ledger/a.ts'] }, told).verdict).toBe('not-applicable')
    expect(ask(control, { files: ['src/ledger/a.ts'], pullRequest: { base: { branch: 'release/1.2' } } }, told).verdict).toBe('pending')
    expect(ask(control, { files: ['a.ts'], pullRequest: { base: { branch: 'release/1.2' } } }, told).verdict).toBe('not-applicable')
  })

  test('merged: per role the highest count', () => {
    const told = { ...one, options: rules({ roles: { 'release-manager': 1 } }, { roles: { 'release-manager': 2 } }) }
    expect(dataOf(ask(control, { reviews: by('lee') }, told), 'seatForOne')).toMatchObject({ required: 2, found: 1, missing: 1, eligible: ['dana'] })
    expect(ask(control, { reviews: by('lee', 'dana') }, told).verdict).toBe('pass')
  })
})

test('it asks for nothing where the policy has no rules, and for files only where a rule has paths', () => {
  const { at: _, ...asked } = context({ roster: { ...roster(), roles: { r: { teams: ['acme/r'], members: [] } } } })
  expect(control.needs({ 'co-authors': 'contributor', 'sign-off': [] }, asked)).toEqual([])
  expect(control.needs({ 'co-authors': 'contributor', 'sign-off': [{ roles: { r: 1 } }] }, asked)).not.toContain('files')
  expect(control.needs({ 'co-authors': 'contributor', 'sign-off': [{ roles: { r: 1 }, paths: ['a'] }] }, asked)).toEqual(
    expect.arrayContaining(['files', 'team:acme/r']),
  )
})

test('3,000 files, 200 path rules and 250 commits are judged to the last', () => {
  const commits = line(...Array.from({ length: 250 }, (_, index) => commit(`c${index}`, 'author')))
  const files = Array.from({ length: 3000 }, (_, index) => `packages/p${index % 97}/src/deep/er/file${index}.ts`)
  const told = {
    ...one,
    options: rules(
      ...Array.from({ length: 200 }, (_, index) => ({ paths: [`services/s${index}/**/*.ts`, `!**/*.md`], roles: { 'release-manager': 1 } })),
    ),
  }
  const parts = { ...changeValues({ commits }), commits, files }
  expect(ask(control, parts, told)).toMatchObject({ verdict: 'not-applicable', because: [{ message: 'noRuleMatches' }] })
  expect(ask(control, { ...parts, files: [...files, 'services/s199/deep/a.ts'] }, told).verdict).toBe('pending')
})
