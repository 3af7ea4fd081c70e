import { describe, expect, test } from '@jest/globals'
import { contextsOf, mayEnter, releaseRefs } from '../../src/workflow/contexts.ts'
import type { RunContext } from '../../src/workflow/contexts.ts'
import { evaluateTemplate, stringsOf, truthOf } from '../../src/workflow/evaluate.ts'
import { parseCondition, parseTemplate } from '../../src/workflow/expression.ts'
import { jobScopes } from '../../src/workflow/jobScope.ts'
import { defaultBoundary } from '../../src/workflow/options.ts'
import type { BoundaryOptions } from '../../src/workflow/options.ts'
import type { JobModel, KnownRefs, Trigger, WorkflowModel } from '../../src/domain/workflow.ts'

const at = { line: 1, column: 1 }

function trigger(event: string, more: Partial<Trigger> = {}): Trigger {
  return { at, event, branches: null, branchesIgnore: null, tags: null, tagsIgnore: null, types: null, inputs: {}, secrets: [], ...more }
}

function modelOf(...triggers: Trigger[]): WorkflowModel {
  return { kind: 'workflow', triggers, idToken: null, env: {}, expressions: [], jobs: [], remarks: { doubts: [], literals: [], identities: [] } }
}

const knownMain: KnownRefs = { defaultBranch: 'main', protectedBranches: null }

function runs(triggers: Trigger[], release: Partial<BoundaryOptions['release']> = {}, known = knownMain): RunContext[] {
  return contextsOf(modelOf(...triggers), releaseRefs({ ...defaultBoundary, release: { ...defaultBoundary.release, ...release } }, known))
}

const told = (contexts: RunContext[]): string[] => contexts.map(({ words, trust }) => `${words}: ${trust}`)

const job: JobModel = {
  id: 'job',
  at,
  if: null,
  needs: [],
  environment: null,
  matrix: null,
  env: {},
  idToken: null,
  call: null,
  uses: [],
  outputs: {},
  expressions: [],
  identities: [],
  identity: 'none',
}

function ask(context: RunContext, condition: string): string {
  const read = parseCondition(condition, at)
  if (!read.ok) throw new Error(read.found)
  return truthOf(read.template, jobScopes(modelOf(context.trigger), context, null)(job))
}

function textsIn(context: RunContext, text: string): string[] | null {
  const read = parseTemplate(text, at)
  if (!read.ok) throw new Error(read.found)
  return stringsOf(evaluateTemplate(read.template, jobScopes(modelOf(context.trigger), context, null)(job)))
}

function one(contexts: RunContext[], words: string): RunContext {
  const found = contexts.find((context) => context.words === words)
  if (found === undefined) throw new Error(`no ${words} among ${told(contexts).join(', ')}`)
  return found
}

describe('which runs a workflow can have', () => {
  const cases: [string, Trigger[], string[]][] = [
    [
      'a push without filters is of the release branch, of any other, and of any tag',
      [trigger('push')],
      ['push to main: release', 'push to a branch other than main: development', 'push of a tag: tag'],
    ],
    ['a push to main is nothing else', [trigger('push', { branches: ['main'] })], ['push to main: release']],
    [
      'a filter of a wildcard is not within main',
      [trigger('push', { branches: ['ma*'] })],
      ['push to main: release', 'push to a branch that matches ma*: development'],
    ],
    [
      'branches by name are runs of their own',
      [trigger('push', { branches: ['main', 'develop'] })],
      ['push to main: release', 'push to develop: development'],
    ],
    ['ignored branches leave the others', [trigger('push', { branchesIgnore: ['main'] })], ['push to a branch other than main: development']],
    ['a branch taken away again is none', [trigger('push', { branches: ['main', 'develop', '!develop'] })], ['push to main: release']],
    [
      'only negative patterns are not trusted to hold nothing',
      [trigger('push', { branches: ['!main'] })],
      ['push to a branch that matches **: development'],
    ],
    ['only tags means no branch', [trigger('push', { tags: ['v*'] })], ['push of a tag: tag']],
    ['ignoring tags means no branch either', [trigger('push', { tagsIgnore: ['v*'] })], ['push of a tag: tag']],
    ['branches and tags', [trigger('push', { branches: ['main'], tags: ['v1'] })], ['push to main: release', 'push of the tag v1: tag']],
    ['an empty list is no filter', [trigger('push', { branches: [] })], ['push to main: release', 'push to a branch other than main: development']],
    [
      'pull requests hold unreviewed code, wherever they go',
      [trigger('pull_request', { branches: ['main'] }), trigger('pull_request_review')],
      ['pull_request: development', 'pull_request_review: development'],
    ],
    ['the target of a pull request is started by it', [trigger('pull_request_target')], ['pull_request_target: development']],
    ['a queue is not merged', [trigger('merge_group')], ['merge_group: development']],
    [
      'a clock and an API call start what is reviewed',
      [trigger('schedule'), trigger('repository_dispatch')],
      ['schedule: release', 'repository_dispatch: release'],
    ],
    [
      'a dispatch can be on any branch and tag',
      [trigger('workflow_dispatch')],
      ['workflow_dispatch on main: release', 'workflow_dispatch on a branch other than main: development', 'workflow_dispatch on a tag: tag'],
    ],
    [
      'comments and other runs are not',
      [trigger('issue_comment'), trigger('workflow_run')],
      ['issue_comment: development', 'workflow_run: development'],
    ],
    ['a release is of a tag', [trigger('release')], ['release of a tag: tag']],
    ['deployments and new refs can be of anything', [trigger('deployment'), trigger('create')], ['deployment: development', 'create: development']],
    ['an event we do not know can be anything', [trigger('constructor')], ['constructor: development']],
    ['what is only called does not run', [trigger('workflow_call')], []],
  ]
  test.each(cases)('%s', (_name, triggers, expected) => expect(told(runs(triggers))).toEqual(expected))

  test('a queue counts as release where the policy says so', () =>
    expect(told(runs([trigger('merge_group')], { mergeGroup: 'release' }))).toEqual(['merge_group: release']))

  test('tags are release only when every tag that starts it is', () => {
    expect(told(runs([trigger('push', { tags: ['v*'] })], { tags: ['v*'] }))).toEqual(['push of a release tag: release'])
    expect(told(runs([trigger('push', { tags: ['**'] })], { tags: ['v*'] }))).toEqual(['push of a release tag: release', 'push of a tag: tag'])
    expect(told(runs([trigger('release')], { tags: ['**'] }))).toEqual(['release of a release tag: release'])
  })

  test('a wildcard is within the release branches only where that is plain', () => {
    const within = (pattern: string, branches: string[]): boolean =>
      runs([trigger('push', { branches: [pattern] })], { branches }).every(({ trust }) => trust === 'release')
    expect(within('release/*', ['release/*'])).toBe(true)
    expect(within('release/v*', ['release/**'])).toBe(true)
    expect(within('release/1', ['release/*'])).toBe(true)
    expect(within('release/**', ['release/*'])).toBe(false)
    expect(within('release*', ['release/**'])).toBe(false)
    expect(within('release/*', ['release/*', '!release/x'])).toBe(false)
    expect(within('**', ['main'])).toBe(false)
  })
})

describe('release branches', () => {
  const branches = (known: KnownRefs): string[] => releaseRefs(defaultBoundary, known).branches
  test('are the default branch and the protected ones, else main and master', () => {
    expect(branches({ defaultBranch: 'trunk', protectedBranches: ['live', 'trunk'] })).toEqual(['trunk', 'live'])
    expect(branches({ defaultBranch: null, protectedBranches: ['live'] })).toEqual(['live'])
    expect(branches({ defaultBranch: null, protectedBranches: null })).toEqual(['main', 'master'])
  })

  test('are names, not patterns: a branch named like a wildcard trusts no other', () => {
    const contexts = runs([trigger('push', { branches: ['anything'] })], {}, { defaultBranch: '**', protectedBranches: null })
    expect(told(contexts)).toEqual(['push to anything: development'])
  })

  test('none known to be protected means none is trusted but the default', () => {
    expect(told(runs([trigger('push', { branches: ['master'] })], {}, { defaultBranch: 'main', protectedBranches: [] }))).toEqual([
      'push to master: development',
    ])
  })
})

describe('what a condition says about a run', () => {
  const all = runs([
    'push',
    'pull_request',
    'pull_request_target',
    'merge_group',
    'schedule',
    'workflow_dispatch',
    'issue_comment',
    'release',
    'create',
  ].map((event) => trigger(event)))

  test('the ref of main shuts out pull requests, other branches and tags, but not what runs on the default branch', () => {
    const open = all.filter((context) => ask(context, "github.ref == 'refs/heads/main'") !== 'no').map(({ words }) => words)
    expect(open).toEqual(['push to main', 'pull_request_target', 'schedule', 'workflow_dispatch on main', 'issue_comment', 'create'])
  })

  test('the name of main does not shut out a tag of that name', () => {
    expect(ask(one(all, 'push of a tag'), "github.ref_name == 'main'")).toBe('maybe')
    expect(ask(one(all, 'workflow_dispatch on a tag'), "github.ref_name == 'main'")).toBe('maybe')
    expect(ask(one(all, 'push of a tag'), "github.ref_name == 'main' && github.ref_type == 'branch'")).toBe('no')
  })

  test('the event alone does not shut out other branches', () => {
    expect(ask(one(all, 'push to a branch other than main'), "github.event_name == 'push'")).toBe('yes')
    expect(ask(one(all, 'pull_request'), "github.event_name == 'push'")).toBe('no')
    expect(ask(one(all, 'pull_request_target'), "github.event_name == 'pull_request'")).toBe('no')
  })

  test('the base of a pull request into main is main', () => {
    const [into] = runs([trigger('pull_request', { branches: ['main'] })])
    if (into === undefined) throw new Error('no run')
    expect(ask(into, "github.base_ref == 'main'")).toBe('yes')
    expect(ask(into, "github.event.pull_request.base.ref == 'main'")).toBe('yes')
    expect(ask(into, "github.ref == 'refs/heads/main'")).toBe('no')
    expect(ask(into, "github.head_ref == 'main'")).toBe('maybe')
  })

  test('a merged pull request runs on the branch it went into', () => {
    const [closed] = runs([trigger('pull_request', { types: ['closed'] })])
    if (closed === undefined) throw new Error('no run')
    expect(ask(closed, "github.ref == 'refs/heads/main'")).toBe('maybe')
    expect(mayEnter(closed, { branches: ['main'], tags: [] })).toBe(true)
    expect(ask(closed, "github.event.action == 'closed'")).toBe('yes')
    expect(ask(closed, "github.event.action == 'opened'")).toBe('no')
  })

  test('a pull request exists only where the event is of one', () => {
    expect(ask(one(all, 'pull_request'), 'github.event.pull_request')).toBe('yes')
    expect(ask(one(all, 'push to main'), 'github.event.pull_request.merged')).toBe('no')
    expect(ask(one(all, 'issue_comment'), 'github.event.issue.pull_request')).toBe('maybe')
  })

  test('a ternary gives the branch that can be taken', () => {
    const name = "${{ github.ref == 'refs/heads/main' && 'production' || 'staging' }}"
    expect(textsIn(one(all, 'push to main'), name)).toEqual(['production'])
    expect(textsIn(one(all, 'pull_request'), name)).toEqual(['staging'])
    expect(textsIn(one(all, 'create'), name)).toEqual(['production', 'staging'])
    expect(textsIn(one(all, 'push to a branch other than main'), '${{ github.ref_name }}')).toBeNull()
  })

  test('branches by name keep what belongs together', () => {
    const name = "${{ github.ref_name == 'develop' && 'dev' || github.ref_name == 'next' && 'staging' || 'production' }}"
    const contexts = runs([trigger('push', { branches: ['develop', 'next', 'main'] })])
    expect(contexts.map((context) => textsIn(context, name))).toEqual([['dev'], ['staging'], ['production']])
  })

  test('status checks may go either way, always() does not', () => {
    const context = one(all, 'pull_request')
    expect(['success()', 'failure()', 'cancelled()', '!cancelled()', 'always()', "always() && github.ref == 'refs/heads/main'"].map((text) =>
      ask(context, text))).toEqual([
      'maybe', 'maybe', 'maybe', 'maybe', 'yes', 'no',
    ])
  })

  test('text around braces is always true', () => expect(ask(one(all, 'pull_request'), "${{ github.ref == 'refs/heads/main' }} ")).toBe('yes'))

  test('what only the run knows is open', () => {
    const context = one(all, 'pull_request')
    for (
      const text of ["vars.DEPLOY == 'true'", "github.actor == 'x'", "github.repository == 'a/b'", 'steps.x.outputs.y', 'secrets.X']
    ) expect(ask(context, text)).toBe('maybe')
  })
})

describe('what the branch policy of an environment lets in', () => {
  const onlyMain = { branches: ['main'], tags: [] }
  const words = (contexts: RunContext[], protection: Parameters<typeof mayEnter>[1]): string[] =>
    contexts.filter((context) => mayEnter(context, protection)).map((context) => context.words)
  const all = runs(['push', 'pull_request', 'pull_request_target', 'merge_group', 'workflow_dispatch', 'issue_comment', 'workflow_run'].map((event) =>
    trigger(event)))

  test('main alone: the default branch, which pull_request_target and comments run on', () => {
    expect(words(all, onlyMain)).toEqual(['push to main', 'pull_request_target', 'workflow_dispatch on main', 'issue_comment', 'workflow_run'])
  })

  test('an unknown policy, one without limits, and one that cannot be read shut nobody out', () => {
    for (const protection of [undefined, {}, { branches: null }, { branches: ['ma[i]n'] }, { branches: ['ma?n'] }]) expect(
      mayEnter(one(all, 'pull_request'), protection),
    ).toBe(true)
  })

  test('no branch at all shuts everybody out, when tags are known too', () => {
    expect(words(all, { branches: [], tags: [] })).toEqual([])
    expect(words(all, { branches: [] })).toEqual(['push of a tag', 'workflow_dispatch on a tag'])
  })

  test('a pull request is seen as its merge ref', () => {
    expect(mayEnter(one(all, 'pull_request'), { branches: ['refs/pull/*/merge'], tags: [] })).toBe(true)
    expect(mayEnter(one(all, 'pull_request'), { branches: ['**'], tags: [] })).toBe(true)
    expect(mayEnter(one(all, 'pull_request'), { branches: ['release/*'], tags: [] })).toBe(false)
  })

  test('a policy wider than the release branches lets others in', () => {
    expect(mayEnter(one(all, 'push to a branch other than main'), { branches: ['main*'], tags: [] })).toBe(true)
    expect(mayEnter(one(all, 'push to a branch other than main'), { branches: ['Main'], tags: [] })).toBe(true)
  })
})
