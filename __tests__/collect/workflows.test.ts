import { describe, expect, test } from '@jest/globals'
import { gitBlobId } from '../../src/domain/digest.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { Need } from '../../src/domain/facts.ts'
import type { WorkflowFiles, WorkflowModel } from '../../src/domain/workflow.ts'
import type { PullRequest } from '../../src/simulator/model.ts'
import type { World } from '../../src/simulator/world.ts'
import { changing } from './changing.ts'
import { factsOf, reasonOf, replaced, valueOf, withRig } from './rig.ts'
import type { RigOptions, Tampering } from './rig.ts'

const folder = '.github/workflows'
const workflow = (name: string): string => `on: push\njobs:\n  ${name}:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n`
const build = workflow('build')

async function read({ world, pull }: { world: World; pull: PullRequest }, options: RigOptions = {}, more: Need[] = []) {
  let fact: Fact<WorkflowFiles> | undefined
  let asked: string[] = []
  let points: number | null = 0
  await withRig(world, options, async (rig) => {
    fact = (await factsOf(rig.collector, pull, ['workflows', ...more])).workflows
    asked = rig.asked()
    points = rig.client.usage().points
  })
  return { fact, asked, points }
}

const paths = (files: WorkflowFiles, tree: 'head' | 'base'): string[] => (files[tree]?.files ?? []).map(({ path }) => path.replace(`${folder}/`, ''))

function modelAt(files: WorkflowFiles, path: string): WorkflowModel {
  const entry = files.head.files.find((file) => file.path === `${folder}/${path}`)
  const model = entry && files.models[entry.blob]
  if (model?.kind !== 'workflow') throw new Error(`no workflow ${path}`)
  return model
}

const first = 'POST /graphql PullRequest'
const last = 'GET /repos/acme/payments/pulls/1'
const tip = ['data', 'repository', 'pullRequest', 'head', 'nodes', 0, 'commit', 'workflows']
const onPullRequest = (
  change: (answer: Parameters<NonNullable<Tampering['graphql']>>[1]) => ReturnType<NonNullable<Tampering['graphql']>>,
): Tampering => ({
  graphql: (operation, answer) => (operation === 'PullRequest' ? change(answer) : answer),
})
const telling = (path: (string | number)[], to: unknown): Tampering => onPullRequest((answer) => replaced(answer, path, to))

describe('one query tells the files of head and base', () => {
  test('unchanged: no further request, and both ends share the model', async () => {
    const { fact, asked, points } = await read(changing({ [`${folder}/ci.yml`]: build }, {}))
    const files = valueOf(fact)
    expect(asked).toEqual([first, last])
    expect(points).toBeLessThanOrEqual(2)
    expect(files.head.files).toEqual([{ path: `${folder}/ci.yml`, blob: gitBlobId(new TextEncoder().encode(build)) }])
    expect(files.base?.files).toEqual(files.head.files)
    expect(Object.keys(files.models)).toHaveLength(1)
    expect(modelAt(files, 'ci.yml').jobs.map(({ id }) => id)).toEqual(['build'])
  })

  test('added by the change: the base does not have it, and nothing more is asked', async () => {
    const { fact, asked } = await read(changing({ [`${folder}/ci.yml`]: build }, { [`${folder}/evil.yaml`]: workflow('evil') }))
    expect([paths(valueOf(fact), 'head'), paths(valueOf(fact), 'base')]).toEqual([['ci.yml', 'evil.yaml'], ['ci.yml']])
    expect(asked).toEqual([first, last])
  })

  test('changed or removed: the texts of the base are asked for, many at once', async () => {
    const base = { [`${folder}/a.yml`]: workflow('a1'), [`${folder}/b.yml`]: workflow('b1'), [`${folder}/c.yml`]: build }
    const { fact, asked } = await read(changing(base, { [`${folder}/a.yml`]: workflow('a2'), [`${folder}/b.yml`]: null }))
    expect([paths(valueOf(fact), 'head'), paths(valueOf(fact), 'base')]).toEqual([['a.yml', 'c.yml'], ['a.yml', 'b.yml', 'c.yml']])
    expect(asked).toEqual([first, 'POST /graphql Files', last])
    expect(Object.keys(valueOf(fact).models)).toHaveLength(4)
  })

  test('a renamed file is not read again', async () => {
    const { asked } = await read(changing({ [`${folder}/a.yml`]: build }, { [`${folder}/b.yml`]: { from: `${folder}/a.yml` } }))
    expect(asked).toEqual([first, last])
  })

  test('the base is the tip of the base branch, not where the head left it', async () => {
    const made = changing({ [`${folder}/a.yml`]: build }, {})
    const repository = made.world.repository('acme/payments')
    const later = made.world.push(repository, 'main', { by: 'lead', changes: { [`${folder}/new.yml`]: workflow('new') } })
    const files = valueOf((await read(made)).fact)
    expect(files.base?.commit).toBe(later.sha)
    expect([paths(files, 'head'), paths(files, 'base')]).toEqual([['a.yml'], ['a.yml', 'new.yml']])
  })

  test('what is no workflow is left alone: other names, folders below, other places', async () => {
    const others = {
      [`${folder}/notes.md`]: 'x',
      [`${folder}/old/ci.yml`]: build,
      [`${folder}/x.yml.bak`]: 'x',
      'workflows/ci.yml': build,
      [`${folder}/dir.yml/x`]: 'x',
    }
    expect(paths(valueOf((await read(changing({}, others))).fact), 'head')).toEqual([])
  })

  test('extensions in any case', async () => {
    const { fact } = await read(changing({}, { [`${folder}/a.YML`]: build, [`${folder}/b.Yaml`]: build }))
    expect(paths(valueOf(fact), 'head')).toEqual(['a.YML', 'b.Yaml'])
  })

  test('no folder at all, or a link in its place: no workflows, as GitHub has it', async () => {
    for (const head of [{}, { [folder]: { content: 'elsewhere', mode: '120000' } }]) {
      expect(valueOf((await read(changing({}, head))).fact)).toMatchObject({ head: { files: [] }, models: {} })
    }
  })

  test('absent as NOT_FOUND beside the null is absent all the same', async () => {
    const path = ['repository', 'pullRequest', 'head', 'nodes', 0, 'commit', 'workflows']
    const tamper = onPullRequest((answer) => ({ ...answer, errors: [{ type: 'NOT_FOUND', path, message: 'no such file' }] }))
    expect(valueOf((await read(changing({}, {}), { tamper })).fact).head.files).toEqual([])
  })

  test('identities of the policy are looked for, as written', async () => {
    const { fact } = await read(changing({}, { [`${folder}/a.yml`]: build }), {}, ['identity:arn:aws:iam::1:role/*'])
    expect(valueOf(fact).identities).toEqual(['arn:aws:iam::1:role/*'])
  })

  test('nobody needs them: they are no fact', async () => {
    const { world, pull } = changing({}, { [`${folder}/a.yml`]: build })
    await withRig(world, {}, async ({ collector }) => expect(await factsOf(collector, pull, [])).not.toHaveProperty('workflows'))
  })
})

describe('what GraphQL cannot tell is fetched, and what is no text is not left out', () => {
  test('bytes that are no UTF-8: fetched by blob id, and not understood', async () => {
    const { fact, asked } = await read(changing({}, { [`${folder}/a.yml`]: { content: new Uint8Array([0x6f, 0x6e, 0xff]) } }))
    expect(modelAt(valueOf(fact), 'a.yml').remarks.doubts).toMatchObject([{ kind: 'not-utf-8' }])
    expect(asked[1]).toMatch(/^GET \/repos\/acme\/payments\/git\/blobs\//)
  })

  test('cut by GraphQL but within what is read: fetched whole', async () => {
    const { fact, asked } = await read(changing({}, { [`${folder}/a.yml`]: `${build}# ${'x'.repeat(513_000)}\n` }))
    expect(modelAt(valueOf(fact), 'a.yml').jobs.map(({ id }) => id)).toEqual(['build'])
    expect(asked.filter((line) => line.includes('/git/blobs/'))).toHaveLength(1)
  })

  test('a megabyte: named with its size, not fetched, not understood', async () => {
    const { fact, asked } = await read(changing({}, { [`${folder}/a.yml`]: `${build}# ${'x'.repeat(1_000_000)}\n` }))
    expect(modelAt(valueOf(fact), 'a.yml').remarks.doubts).not.toEqual([])
    expect(asked).toEqual([first, last])
  })

  test('twenty files are fetched one by one, not a thousand', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${folder}/f${index}.yml`, { content: new Uint8Array([0xff, index]) }]))
    const { fact, asked } = await read(changing({}, many))
    expect(asked.filter((line) => line.includes('/git/blobs/'))).toHaveLength(20)
    expect(Object.values(valueOf(fact).models).every(({ remarks }) => remarks.doubts.length > 0)).toBe(true)
    expect(valueOf(fact).head.files).toHaveLength(30)
  })

  test('a link is read as GitHub reads it: its target’s name is the text', async () => {
    const { fact } = await read(changing({}, { [`${folder}/a.yml`]: { content: '../../ci/a.yml', mode: '120000' } }))
    expect(modelAt(valueOf(fact), 'a.yml').remarks.doubts).not.toEqual([])
  })

  test('a submodule of that name: not read, not left out', async () => {
    const { fact } = await read(changing({}, { [`${folder}/a.yml`]: { content: 'elsewhere', mode: '160000' } }))
    expect(modelAt(valueOf(fact), 'a.yml').remarks.doubts).not.toEqual([])
  })
})

describe('a lying or partial answer is no answer', () => {
  const made = () => changing({ [`${folder}/a.yml`]: workflow('a') }, { [`${folder}/b.yml`]: workflow('b') })
  const entries = [...tip, 'object', 'entries']

  test.each<[string, Tampering, RegExp]>([
    ['the list is cut', onPullRequest((answer) => replaced(answer, [...entries], [])), /0 entries listed do not hash/],
    ['a file is named otherwise', telling([...entries, 1, 'name'], 'b.txt'), /do not hash to the folder/],
    ['a file has another id', telling([...entries, 1, 'oid'], 'a'.repeat(40)), /do not hash to the folder/],
    ['the folder is not told', telling(tip, undefined), /does not hold it/],
    ['the folder has no list', telling([...tip, 'object'], {}), /no list of entries/],
    ['the folder is of another form', telling([...tip, 'object', 'entries'], 'all fine'), /unexpected form/],
    [
      'an error beside the folder',
      onPullRequest((answer) => ({ ...replaced(answer, tip, null), errors: [{ type: 'INTERNAL', path: tip.slice(1), message: 'timeout' }] })),
      /timeout/,
    ],
    ['the base’s folder is refused', onPullRequest((answer) => ({
      ...answer,
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequest', 'baseRef', 'target', 'workflows'], message: 'no' }],
    })), /FORBIDDEN/],
  ])('%s: unavailable', async (_, tamper, detail) => {
    expect(reasonOf((await read(made(), { tamper })).fact).detail).toMatch(detail)
  })

  test('everything else is known all the same', async () => {
    const { world, pull } = made()
    await withRig(world, { tamper: telling(tip, undefined) }, async ({ collector }) => {
      const facts = await factsOf(collector, pull, ['workflows', 'commits'])
      expect([facts.workflows?.state, facts.changes[0]?.commits?.state]).toEqual(['unavailable', 'known'])
    })
  })

  test('a text that is not the blob’s: the blob itself is fetched, and believed', async () => {
    const { fact, asked } = await read(made(), { tamper: telling([...entries, 1, 'object', 'text'], build) })
    expect(modelAt(valueOf(fact), 'b.yml').jobs.map(({ id }) => id)).toEqual(['b'])
    expect(asked.some((line) => line.includes('/git/blobs/'))).toBe(true)
  })

  test('text and blob both lie: unavailable', async () => {
    const graphql = telling([...entries, 1, 'object', 'text'], build).graphql ?? ((_: string, answer) => answer)
    const rest: Tampering['rest'] = (route, answer) =>
      route.includes('/git/blobs/') ? { ...answer, data: { encoding: 'base64', content: Buffer.from(build).toString('base64') } } : answer
    expect(reasonOf((await read(made(), { tamper: { graphql, rest } })).fact).detail).toBe('the bytes do not hash to the blob id')
  })

  test('the blob is refused: unavailable, with endpoint and status', async () => {
    const options: RigOptions = {
      tamper: telling([...entries, 1, 'object', 'text'], null),
      misbehave: { badGateway: { path: '/repos/acme/payments/git/blobs', times: 9 } },
    }
    expect(reasonOf((await read(made(), options)).fact)).toMatchObject({ status: 502, request: expect.stringContaining('/git/blobs/') })
  })

  test('texts of the base that are not told: unavailable', async () => {
    const changed = changing({ [`${folder}/a.yml`]: workflow('a') }, { [`${folder}/a.yml`]: workflow('b') })
    const missing: Tampering = { graphql: (operation, answer) =>
      (operation === 'Files' ? replaced(answer, ['data', 'repository', 't0'], null) : answer) }
    expect(reasonOf((await read(changed, { tamper: missing })).fact).detail).toMatch(/does not tell it/)
    const refused: RigOptions = { misbehave: { failingFields: [{ path: 'repository.t0', type: 'INTERNAL' }] } }
    expect(reasonOf((await read(changed, refused)).fact).request).toBe('POST /graphql Files')
  })
})
