import { describe, expect, test } from '@jest/globals'
import { runScenario } from '../../src/cli/scenario/run.ts'
import type { Outcome } from '../../src/cli/scenario/run.ts'
import { problemAt } from '../../src/policy/problems.ts'

const policy = { path: 'policy.yml', uri: 'policy.yml', bytes: new TextEncoder().encode('version: 1\n') }
const run = (text: string): Promise<Outcome> => runScenario('x.scenario.yml', text, () => policy)

const problemsOf = (outcome: Outcome): string[] =>
  outcome.state === 'not-understood'
    ? outcome.problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`)
    : [outcome.state]
const suggestionOf = (outcome: Outcome): string | null => (outcome.state === 'not-understood' ? outcome.problems[0].suggestion : null)
const differencesOf = (outcome: Outcome): string[] => (outcome.state === 'otherwise' ? outcome.differences.map(({ what }) => what) : [outcome.state])

const scenario = (facts: string, expected: string, first = 'version: 1'): string => `${first}\n---\n${facts}\n---\n${expected}\n`
const approved = 'reviews: [{ by: kim }]'

describe('a scenario that is not understood is a failure', () => {
  test.each([
    ['an empty file', ''],
    ['one document', 'version: 1\n'],
    ['no expected outcome', 'version: 1\n---\nreviews: []\n'],
    ['four documents', 'version: 1\n---\nreviews: []\n---\nresult: pending\n---\nresult: passed\n'],
    ['an empty expectation', scenario(approved, '')],
    ['an expectation of comments only', scenario(approved, '# passes')],
    ['an expectation without a result', scenario(approved, 'counted: [kim]')],
    ['an expectation that is a list', scenario(approved, '- result: passed')],
    ['empty facts', scenario('', 'result: passed')],
    ['facts that are text', scenario('kim approved', 'result: passed')],
    ['broken YAML', scenario('reviews: [', 'result: passed')],
    ['a key written twice', scenario('files: [a]\nfiles: [b]', 'result: passed')],
    ['a tag', scenario('files: !!set [a]', 'result: passed')],
    ['an alias bomb', scenario(`a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(60)}]`, 'result: passed')],
    ['a result that is no result', scenario(approved, 'result: ready')],
    ['a time that is no time', scenario('reviews: [{ by: kim, at: noon }]', 'result: passed')],
    ['a time no clock shows', scenario('reviews: [{ by: kim, at: "25:61" }]', 'result: passed')],
    ['a push at no time', scenario('commits: [{ id: c1, pushed: later by jo }]', 'result: passed')],
    ['a push by nobody', scenario('commits: [{ id: c1, pushed: "10:00" }]', 'result: passed')],
    ['a login with a slash', scenario('reviews: [{ by: kim/lee }]', 'result: passed')],
    ['a review of a commit nobody made', scenario('reviews: [{ by: kim, on: c7 }]', 'result: passed')],
    ['two commits of one name', scenario('commits: [{ id: c1 }, { id: c1 }]', 'result: passed')],
    ['no commits', scenario('commits: []', 'result: passed')],
    ['an empty list of reasons', scenario(approved, 'result: passed\nreasons: []')],
    ['a status that is none', scenario('files: { unavailable: 42 }', 'result: error')],
    ['an unavailable fact with something beside it', scenario('files: { unavailable: 404, listed: [] }', 'result: error')],
  ])('%s', async (_, text) => {
    expect((await run(text)).state).toBe('not-understood')
  })

  test('a file beyond the budget is not read', async () => {
    expect(problemsOf(await run('#'.repeat(300_000)))[0]).toContain('too large')
  })
})

describe('what is wrong is told with line, column and the word that was meant', () => {
  test('an unknown key of the facts', async () => {
    const outcome = await run(scenario('reviews:\n  - { by: kim, stat: approved }', 'result: passed'))
    expect(problemsOf(outcome)).toEqual(['4:16 CS-070 unknown key "stat" in reviews[1]'])
    expect(suggestionOf(outcome)).toBe('did you mean "state"?')
  })

  test('an unknown key at the top', async () => {
    const outcome = await run(scenario('revews: []', 'result: passed'))
    expect(problemsOf(outcome)).toEqual(['3:1 CS-070 unknown key "revews"'])
    expect(suggestionOf(outcome)).toBe('did you mean "reviews"?')
  })

  test('an unknown key of the expectation', async () => {
    expect(suggestionOf(await run(scenario(approved, 'result: passed\nmising: [x]')))).toBe('did you mean "missing"?')
  })

  test('a word that is nearly right', async () => {
    const outcome = await run(scenario('reviews: [{ by: kim, state: aproved }]', 'result: passed'))
    expect(problemsOf(outcome)[0]).toMatch(/^3:29 CS-070 reviews\[1\]\.state cannot be "aproved"/)
    expect(suggestionOf(outcome)).toBe('did you mean "approved"?')
  })

  test('a missing key names itself', async () => {
    expect(problemsOf(await run(scenario('reviews: [{ at: "10:00" }]', 'result: passed')))[0]).toContain('reviews[1].by is missing')
  })

  test('a mistyped commit', async () => {
    const text = scenario('commits: [{ id: first }]\nreviews: [{ by: kim, on: frist }]', 'result: passed')
    expect(suggestionOf(await run(text))).toBe('did you mean "first"?')
  })

  test('a team the policy does not name', async () => {
    const text = scenario('teams: { acme/relase: [lee] }', 'result: pending', 'version: 1\nroles:\n  r: { teams: [acme/release] }')
    expect(suggestionOf(await run(text))).toBe('did you mean "acme/release"?')
  })

  test('keys about one change beside a list of changes', async () => {
    const text = scenario('reviews: []\nchanges: [{ reviews: [] }]', 'result: pending')
    expect(problemsOf(await run(text))).toEqual(['3:1 CS-070 "reviews" beside "changes"'])
  })

  test('problems of facts and of the expectation are told together', async () => {
    expect(problemsOf(await run(scenario('fils: []', 'reslt: passed')))).toHaveLength(3)
  })

  test('problems of the policy stand at their line of the scenario', async () => {
    const outcome = await run(scenario(approved, 'result: failed\nproblems: [CS-012]', '# 1: x\nversion: 1\nchnges: {}'))
    expect(outcome.state).toBe('as-expected')
    if (outcome.state === 'as-expected') expect(outcome.judged.problems[0]).toMatchObject({ line: 3, column: 1, file: 'x.scenario.yml' })
  })
})

describe('an outcome that differs is told as what differs', () => {
  test.each([
    ['the result', 'result: pending', ['result']],
    ['a control', 'result: passed\ncontrols: { independent-approval: fail }', ['control independent-approval']],
    ['a control that does not exist', 'result: passed\ncontrols: { independent-aproval: pass }', ['control independent-aproval']],
    ['something missing that is not missing', 'result: passed\nmissing: [sign-off]', ['missing']],
    ['words nobody says', 'result: passed\nsays: [dinosaur]', ['says']],
    ['words somebody says', 'result: passed\ndoes-not-say: [kim approved]', ['does-not-say']],
    ['somebody who did not count', 'result: passed\ncounted: [kim, lee]', ['counted']],
    ['somebody who counted too', 'result: passed\ncounted: []', ['counted']],
    ['somebody who did count', 'result: passed\nnot-counted: { kim: pushed }', ['not-counted kim']],
    ['contributors', 'result: passed\ncontributors: [sam]', ['contributors']],
    ['a what-if', 'result: passed\nif-approved-by: { lee: failed }', ['if approved by lee']],
    ['a problem that is none', 'result: passed\nproblems: [CS-012]', ['problems']],
    ['a reason that was not given', 'result: passed\nreasons: [loginMoved]', ['reasons']],
    ['a reason that was given', 'result: passed\nno-reasons: [clean]', ['no-reasons']],
    ['several at once', 'result: failed\nsays: [dinosaur]\ncounted: []', ['result', 'says', 'counted']],
  ])('%s', async (_, expected, what) => {
    expect(differencesOf(await run(scenario(approved, expected)))).toEqual(what)
  })
})

describe('whose policy is judged by', () => {
  const named: (string | null)[] = []
  const asking = (text: string) => runScenario('x.scenario.yml', text, (path) => (named.push(path), policy))

  test('an empty first document: the policy under test', async () => {
    expect((await asking(scenario(approved, 'result: passed', '# 1: only a comment'))).state).toBe('as-expected')
    expect(named.at(-1)).toBeNull()
  })

  test.each(['policy: ../policy.yml', "policy: '../policy.yml'", '# a comment\npolicy: ../policy.yml  '])('%s', async (first) => {
    await asking(scenario(approved, 'result: passed', first))
    expect(named.at(-1)).toBe('../policy.yml')
  })

  test('a policy in the scenario: that one, and no file is read', async () => {
    const before = named.length
    await asking(scenario(approved, 'result: passed'))
    expect(named).toHaveLength(before)
  })

  test('a policy with a key called policy is not a file name', async () => {
    const outcome = await asking(scenario(approved, 'result: failed\nproblems: [CS-012]', 'version: 1\npolicy: x.yml'))
    expect(outcome.state).toBe('as-expected')
  })

  test('a file that cannot be read is told, and nothing is judged', async () => {
    const missing = problemAt('p', { code: 'CS-081', message: 'cannot be read' })
    expect((await runScenario('x', scenario(approved, 'result: passed', ''), () => missing)).state).toBe('not-understood')
  })
})
