import { describe, expect, test } from '@jest/globals'
import type { GraphqlAnswer } from '../../src/domain/client.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { Occasion } from '../../src/domain/occasion.ts'
import type { Subject } from '../../src/domain/subject.ts'
import type { WorkflowFiles } from '../../src/domain/workflow.ts'
import { enqueue, merge, openPullRequest } from '../../src/simulator/pulls.ts'
import type { PullRequest } from '../../src/simulator/model.ts'
import { addRule } from '../../src/simulator/protection.ts'
import type { World } from '../../src/simulator/world.ts'
import { factsOf, onlySubject, payments, pullRequestOccasion, reasonOf, replaced, valueOf, withRig } from './rig.ts'
import type { RigOptions } from './rig.ts'
import { changing } from './changing.ts'

const folder = '.github/workflows'
const commit = 'c'.repeat(40)
const calling = (uses: string): string => `on: push\njobs:\n  call:\n    uses: ${uses}\n`
const using = (uses: string): string => `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${uses}\n`
const action = (uses: string | null): string =>
  `runs:\n  using: composite\n  steps:\n    - ${uses === null ? 'run: make\n      shell: bash' : `uses: ${uses}`}\n`
const build = using('actions/checkout@v4')
const called = 'on: workflow_call\njobs:\n  inner:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n'

async function read({ world, pull }: { world: World; pull: PullRequest }, options: RigOptions = {}) {
  let fact: Fact<WorkflowFiles> | undefined
  let asked: string[] = []
  await withRig(world, options, async (rig) => {
    fact = (await factsOf(rig.collector, pull, ['workflows'])).workflows
    asked = rig.asked().slice(1, -1)
  })
  return { fact, asked }
}

const head = (files: WorkflowFiles): string[] => files.head.files.map(({ path }) => path)

describe('actions of the repository', () => {
  const local = { [`${folder}/a.yml`]: using('./.github/actions/setup'), '.github/actions/setup/action.yml': action('./.github/actions/deeper') }
  const deeper = { '.github/actions/deeper/action.yaml': action(null) }

  test('each round is one request, and what the base has alike is not read again', async () => {
    const { fact, asked } = await read(changing({ ...local, ...deeper }, {}))
    const files = valueOf(fact)
    expect(head(files)).toEqual([`${folder}/a.yml`, '.github/actions/setup/action.yml', '.github/actions/deeper/action.yaml'])
    expect(files.base?.files).toEqual(files.head.files)
    expect(asked).toEqual(['POST /graphql Files', 'POST /graphql Files'])
  })

  test('changed by the pull request: base and head have their own', async () => {
    const { fact, asked } = await read(changing({ ...local, ...deeper }, { '.github/actions/deeper/action.yaml': action('actions/checkout@v4') }))
    const [one, two] = [valueOf(fact).head.files, valueOf(fact).base?.files ?? []]
    expect(one.map(({ path }) => path)).toEqual(two.map(({ path }) => path))
    expect(one[2]?.blob).not.toBe(two[2]?.blob)
    expect(asked).toHaveLength(3)
  })

  test('not there: absent, not unavailable', async () => {
    expect(valueOf((await read(changing({ [`${folder}/a.yml`]: using('./nowhere') }, {}))).fact).head.absent).toEqual(['nowhere'])
  })

  test('a path that leads out of the repository is nowhere', async () => {
    const { fact } = await read(changing({ [`${folder}/a.yml`]: using('./../../etc') }, {}))
    expect(head(valueOf(fact))).toEqual([`${folder}/a.yml`])
  })

  test('refused: unavailable, with what was asked', async () => {
    const failing = { misbehave: { failingFields: [{ path: 'repository.t0', type: 'INTERNAL' as const }] } }
    expect(reasonOf((await read(changing(local, {}), failing)).fact)).toMatchObject({
      request: 'POST /graphql Files',
      detail: expect.stringContaining('INTERNAL'),
    })
  })

  test('a partial answer: unavailable', async () => {
    const tamper: RigOptions['tamper'] = { graphql: (operation, answer) =>
      (operation === 'Files' ? replaced(answer, ['data', 'repository', 't0'], undefined) : answer) }
    expect(reasonOf((await read(changing(local, {}), { tamper })).fact).detail).toMatch(/unexpected form/)
  })
})

describe('workflows of other repositories', () => {
  const elsewhere = (given: { private?: boolean } = {}): { made: ReturnType<typeof changing>; sha: string } => {
    const made = changing({}, {})
    const platform = made.world.repository('acme/platform', { files: { [`${folder}/deploy.yml`]: called }, ...given })
    const sha = made.world.tip(platform, 'main')
    made.world.push(
      made.world.repository('acme/payments'),
      'topic',
      { by: 'author', changes: { [`${folder}/a.yml`]: calling(`acme/platform/${folder}/deploy.yml@${sha}`) } },
    )
    return { made, sha }
  }

  test('pinned: read in one request, as part of the fact', async () => {
    const { made, sha } = elsewhere()
    const { fact, asked } = await read(made)
    const files = valueOf(fact)
    const entry = files.remote[`acme/platform/${folder}/deploy.yml@${sha}`]
    expect(entry && 'blob' in entry && files.models[entry.blob]?.kind).toBe('workflow')
    expect(asked).toEqual(['POST /graphql RemoteFiles'])
  })

  test('hidden from this token: missing, with the words of the answer, and nothing else is lost', async () => {
    for (const type of ['NOT_FOUND', 'FORBIDDEN'] as const) {
      const { made } = elsewhere({ private: true })
      const { fact } = await read(made, { misbehave: { failingFields: [{ path: 'r0', type, message: 'Could not resolve to a Repository' }] } })
      expect(Object.values(valueOf(fact).remote)).toEqual([{
        missing: `POST /graphql RemoteFiles answered ${type}: Could not resolve to a Repository`,
      }])
    }
  })

  test.each([`acme/nowhere/${folder}/x.yml@${commit}`, `acme/payments/${folder}/x.yml@${commit}`])('%s is not there: missing', async (uses) => {
    const { fact } = await read(changing({}, { [`${folder}/a.yml`]: calling(uses) }))
    expect(Object.values(valueOf(fact).remote)).toEqual([{ missing: expect.stringContaining('POST /graphql RemoteFiles') }])
  })

  test('a server that failed is no answer: unavailable', async () => {
    const { fact } = await read(elsewhere().made, { misbehave: { failingFields: [{ path: 'r0', type: 'INTERNAL', message: 'timeout' }] } })
    expect(reasonOf(fact)).toMatchObject({ request: 'POST /graphql RemoteFiles', detail: expect.stringContaining('timeout') })
  })

  test('a text that is not the blob’s is fetched from that repository', async () => {
    const tamper: RigOptions['tamper'] = { graphql: (operation, answer) =>
      (operation === 'RemoteFiles' ? replaced(answer, ['data', 'r0', 'object', 'text'], 'on: push') : answer) }
    const { fact, asked } = await read(elsewhere().made, { tamper })
    expect(valueOf(fact).remote).not.toEqual({})
    expect(asked[1]).toMatch(/^GET \/repos\/acme\/platform\/git\/blobs\//)
  })
})

describe('which branches hold reviewed code', () => {
  const branches = ['release/1', 'other']
  const withBranches = (): ReturnType<typeof changing> => {
    const made = changing({}, {})
    for (const branch of branches) made.world.push(made.world.repository('acme/payments'), branch, { by: 'lead', changes: { b: branch } })
    return made
  }
  const refsOf = async (made: ReturnType<typeof changing>, options: RigOptions = {}) => {
    const { fact, asked } = await read(made, options)
    return { refs: valueOf(fact).refs, asked }
  }
  const repositoryOf = ({ world }: ReturnType<typeof changing>) => world.repository('acme/payments')

  test('no rules: the default branch by name, and none protected', async () => {
    expect(await refsOf(withBranches())).toEqual({ refs: { defaultBranch: 'main', protectedBranches: [] }, asked: [] })
  })

  test('rules of the default branch alone need no further request', async () => {
    const made = withBranches()
    addRule(repositoryOf(made), 'main', 'pull_request', 1)
    expect(await refsOf(made)).toEqual({ refs: { defaultBranch: 'main', protectedBranches: [] }, asked: [] })
  })

  test.each<[string, [string, number | null][], boolean]>([
    ['an approval, and no deletion', [['pull_request', 1], ['deletion', null]], true],
    ['restricted updates, and no deletion', [['update', null], ['deletion', null]], true],
    ['a pull request that nobody need approve', [['pull_request', 0], ['deletion', null]], false],
    ['an approval, but whoever deletes the branch can make it anew', [['pull_request', 1]], false],
    ['no deletion alone', [['deletion', null]], false],
    ['a linear history alone', [['required_linear_history', null], ['deletion', null]], false],
  ])('%s', async (_, rules, counts) => {
    const made = withBranches()
    for (const [type, approvals] of rules) addRule(repositoryOf(made), 'release/1', type, approvals)
    const { refs, asked } = await refsOf(made)
    expect(refs.protectedBranches).toEqual(counts ? ['release/1'] : [])
    expect(asked).toEqual(['POST /graphql RulesOfBranches'])
  })

  test.each<[string, { approvals: number | null; deletions: boolean }, boolean]>([
    ['classic protection with an approval', { approvals: 1, deletions: false }, true],
    ['without one', { approvals: null, deletions: false }, false],
    ['that allows deletion', { approvals: 2, deletions: true }, false],
  ])('%s', async (_, protection, counts) => {
    const made = withBranches()
    repositoryOf(made).classic.set('release/1', protection)
    expect((await refsOf(made)).refs.protectedBranches).toEqual(counts ? ['release/1'] : [])
  })

  test.each([
    'repository.rulesets',
    'repository.refs',
    'repository.refs.nodes.0.refUpdateRule',
  ])('%s refused: not known, and nothing else is lost', async (path) => {
    const { refs } = await refsOf(withBranches(), { misbehave: { failingFields: [{ path, type: 'FORBIDDEN' }] } })
    expect(refs).toEqual({ defaultBranch: 'main', protectedBranches: null })
  })

  test('more rulesets than were told: not known', async () => {
    const tamper: RigOptions['tamper'] = { graphql: (_, answer) => replaced(answer, ['data', 'repository', 'rulesets', 'totalCount'], 101) }
    expect((await refsOf(withBranches(), { tamper })).refs.protectedBranches).toBeNull()
  })

  test('the rules of the branches are refused: not known', async () => {
    const made = withBranches()
    addRule(repositoryOf(made), 'release/1', 'deletion')
    const { refs } = await refsOf(made, { misbehave: { failingFields: [{ path: 'repository.refs.nodes.0.rules', type: 'INTERNAL' }] } })
    expect(refs.protectedBranches).toBeNull()
  })
})

describe('a subject that is no open pull request is asked about by commit', () => {
  const merged = (): ReturnType<typeof changing> => {
    const made = changing({ [`${folder}/a.yml`]: build }, { [`${folder}/b.yml`]: called })
    merge(made.world, made.pull, { by: 'lead', method: 'merge' })
    return made
  }

  async function ofSubject(made: ReturnType<typeof changing>, occasion: Occasion, options: RigOptions = {}) {
    let fact: Fact<WorkflowFiles> | undefined
    let asked: string[] = []
    let subject: Subject | undefined
    await withRig(made.world, options, async (rig) => {
      subject = await onlySubject(rig.collector, occasion)
      const facts = await rig.collector.facts(subject, ['workflows'])
      if ('moved' in facts) throw new Error('moved')
      fact = facts.workflows
      asked = rig.asked()
    })
    return { fact, asked, subject }
  }

  const ofMerge: Occasion = { kind: 'merged', repository: payments, number: 1 }

  test('a merged change: the merge commit, and the commit before it', async () => {
    const { fact, asked, subject } = await ofSubject(merged(), ofMerge)
    const files = valueOf(fact)
    expect([files.head.commit, files.base?.commit]).toEqual([subject?.commit, subject?.base.commit])
    expect([head(files).length, files.base?.files.length]).toEqual([2, 1])
    expect(asked).toContain('POST /graphql WorkflowFiles')
  })

  test('a merge group: the group’s head, with all that its changes bring', async () => {
    const made = changing({}, { [`${folder}/a.yml`]: build })
    const repository = made.world.repository('acme/payments')
    made.world.push(repository, 'second', { by: 'author', changes: { [`${folder}/b.yml`]: called } })
    const one = enqueue(made.world, made.pull, { by: 'lead' })
    const two = enqueue(made.world, openPullRequest(made.world, repository, { by: 'author', head: 'second' }), { by: 'lead' })
    const occasion: Occasion = { kind: 'merge-group', repository: payments, head: two.headCommit, base: { branch: 'main', commit: one.baseCommit } }
    const { fact } = await ofSubject(made, occasion)
    expect(valueOf(fact).head.commit).toBe(two.headCommit)
    expect([head(valueOf(fact)).length, valueOf(fact).base?.files.length]).toEqual([2, 0])
  })

  test.each<[string, (answer: GraphqlAnswer) => GraphqlAnswer, RegExp]>([
    ['an answer about another commit', (answer) =>
      replaced(answer, ['data', 'repository', 'head', 'oid'], 'a'.repeat(40)), /the answer is about a{40}, not /],
    ['no such commit', (answer) => replaced(answer, ['data', 'repository', 'base'], null), /unexpected form at repository\.base/],
    ['an error', (answer) => ({ ...answer, data: null, errors: [{ type: 'INTERNAL', path: [], message: 'timeout' }] }), /timeout/],
    ['an error below the head', (answer) =>
      ({ ...answer, errors: [{ type: 'INTERNAL', path: ['repository', 'head', 'workflows'], message: 'timeout' }] }), /timeout/],
  ])('%s: unavailable', async (_, change, detail) => {
    const tamper: RigOptions['tamper'] = { graphql: (operation, answer) => (operation === 'WorkflowFiles' ? change(answer) : answer) }
    expect(reasonOf((await ofSubject(merged(), ofMerge, { tamper })).fact).detail).toMatch(detail)
  })
})

test('a head that moved while it was read is told as moved, whatever was read of it', async () => {
  const { world, pull } = changing({}, { [`${folder}/a.yml`]: using('./.github/actions/none') })
  const repository = world.repository('acme/payments')
  let newer = ''
  const afterFirstQuery = (): void => void (newer = world.push(repository, 'topic', { by: 'author', changes: { [`${folder}/a.yml`]: called } }).sha)
  await withRig(world, { misbehave: { afterFirstQuery } }, async ({ collector }) => {
    const subject = await onlySubject(collector, pullRequestOccasion(pull))
    expect(await collector.facts(subject, ['workflows'])).toEqual({ moved: newer })
  })
})
