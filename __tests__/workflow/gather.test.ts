import { describe, expect, test } from '@jest/globals'
import { gitBlobId } from '../../src/domain/digest.ts'
import type { WorkflowFiles } from '../../src/domain/workflow.ts'
import { gatherWorkflows } from '../../src/workflow/gather.ts'
import type { CalleeReader, Listing, UnreadFile } from '../../src/workflow/gather.ts'
import { bytes } from './readSupport.ts'

const commit = 'c'.repeat(40)
const flows = '.github/workflows'

const caller = (...uses: string[]) => `on: push\njobs:\n${uses.map((one, index) => `  j${index}: { uses: "${one}" }\n`).join('')}`
const user = (...uses: string[]) => `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${uses.map((one) => `      - uses: ${one}\n`).join('')}`
const action = (...uses: string[]) =>
  `runs:\n  using: composite\n  steps:\n${uses.map((one) => `    - uses: ${one}\n`).join('')}    - run: a\n      shell: sh\n`

interface World {
  head: Record<string, string>
  base?: Record<string, string>
  /** Files that the listing does not hold. */
  more?: Record<string, string>
  remote?: Record<string, string>
}

const listing = (files: Record<string, string>): Listing =>
  ({ commit: 'a'.repeat(40), files: new Map(Object.entries(files).map(([path, text]) => [path, bytes(text)])) })

async function gather({ head, base, more = {}, remote = {} }: World): Promise<{ files: WorkflowFiles; asked: string[][] }> {
  const asked: string[][] = []
  const reader: CalleeReader = {
    local: (tree, paths) => {
      asked.push(paths.map((path) => `${tree}:${path}`))
      return Promise.resolve(new Map(paths.map((path) => [path, more[path] === undefined ? null : bytes(more[path])])))
    },
    remote: (targets) => {
      const keys = targets.map(({ repository, path, ref }) => `${repository}/${path}@${ref}`.toLowerCase())
      asked.push(keys)
      return Promise.resolve(new Map(keys.map((key) => [key, remote[key] === undefined ? { missing: 'not found' } : bytes(remote[key])])))
    },
  }
  const refs = { defaultBranch: 'main', protectedBranches: null }
  const files = await gatherWorkflows({ head: listing(head), base: base === undefined ? null : listing(base), refs, identities: [] }, reader)
  return { files, asked }
}

describe('what the files of a commit call', () => {
  test('workflows at hand are not asked for; others are, each once', async () => {
    const { files, asked } = await gather({
      head: { [`${flows}/a.yml`]: caller(`./${flows}/b.yml`, `./${flows}/c.yml`, `$/${flows}/c.yml`), [`${flows}/b.yml`]: caller(`./${flows}/c.yml`) }
    })
    expect(asked).toEqual([[`head:${flows}/c.yml`]])
    expect(files.head.absent).toEqual([`${flows}/c.yml`])
  })

  test('actions are looked for by both names, and theirs in the next round', async () => {
    const more = { 'one/action.yaml': action('./two'), 'two/action.yml': action() }
    const { files, asked } = await gather({ head: { [`${flows}/a.yml`]: user('./one', 'actions/checkout@v4') }, more })
    expect(asked).toEqual([['head:one/action.yml', 'head:one/action.yaml'], ['head:two/action.yml', 'head:two/action.yaml']])
    expect(files.head.files.map(({ path }) => path)).toEqual([`${flows}/a.yml`, 'one/action.yaml', 'two/action.yml'])
    expect(files.models[gitBlobId(bytes(more['two/action.yml']))]?.kind).toBe('action')
    expect(files.head.absent).toEqual([])
  })

  test('an action at the root of the repository', async () => {
    expect((await gather({ head: { [`${flows}/a.yml`]: user('./') } })).asked).toEqual([['head:action.yml', 'head:action.yaml'], ['head:Dockerfile']])
  })

  test('circles end', async () => {
    const more = { 'one/action.yml': action('./two'), 'two/action.yml': action('./one') }
    expect((await gather({ head: { [`${flows}/a.yml`]: user('./one') }, more })).asked).toHaveLength(2)
  })

  test('ten rounds and no more', async () => {
    const more = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`d${index}/action.yml`, action(`./d${index + 1}`)]))
    expect((await gather({ head: { [`${flows}/a.yml`]: user('./d0') }, more })).asked).toHaveLength(10)
  })

  test('a path that leaves the repository is not asked for', async () => {
    expect((await gather({ head: { [`${flows}/a.yml`]: user('./../../etc') } })).asked).toEqual([])
  })

  test('the same bytes as workflow and as action are two models', async () => {
    const text = user('actions/checkout@v4')
    const { files } = await gather({ head: { 'x/action.yml': text, [`${flows}/a.yml`]: text } })
    expect(files.head.files.map(({ blob }) => files.models[blob]?.kind)).toEqual(['action', 'workflow'])
  })

  test('base and head share models; the base is asked for what only it calls', async () => {
    const same = caller(`./${flows}/b.yml`)
    const { files, asked } = await gather({
      head: { [`${flows}/a.yml`]: same, [`${flows}/b.yml`]: user('a/b@v1') },
      base: { [`${flows}/a.yml`]: same },
    })
    expect(asked).toEqual([[`base:${flows}/b.yml`]])
    expect(files.base?.files[0]?.blob).toBe(files.head.files[0]?.blob)
    expect(files.base?.absent).toEqual([`${flows}/b.yml`])
  })

  test('a file that nobody could read is not understood', async () => {
    const head: Listing = { commit: null, files: new Map([[`${flows}/a.yml`, { unread: 'too large to be sent' }]]) }
    const reader: CalleeReader = { local: () => Promise.resolve(new Map()), remote: () => Promise.resolve(new Map()) }
    const files = await gatherWorkflows({ head, base: null, refs: { defaultBranch: null, protectedBranches: null }, identities: [] }, reader)
    expect(files.models[files.head.files[0]?.blob ?? '']?.remarks.doubts).toMatchObject([{ kind: 'unread', found: 'too large to be sent' }])
  })
})

describe('workflows of other repositories', () => {
  const remote = (path: string, ref = commit) => `Acme/Flows/${flows}/${path}@${ref}`
  const key = (path: string) => remote(path).toLowerCase()

  test('are asked for when pinned, and only then', async () => {
    const { files, asked } = await gather({
      head: { [`${flows}/a.yml`]: caller(remote('x.yml'), remote('y.yml', 'v1'), remote('z.yml', commit.slice(1))) },
    })
    expect(asked).toEqual([[key('x.yml')]])
    expect(files.remote).toEqual({ [key('x.yml')]: { missing: 'not found' } })
  })

  test('a local path in one is of its repository and commit', async () => {
    const there = { [key('x.yml')]: caller(`./${flows}/y.yml`), [key('y.yml')]: user('a/b@v1') }
    const { files, asked } = await gather({ head: { [`${flows}/a.yml`]: caller(remote('x.yml')) }, remote: there })
    expect(asked).toEqual([[key('x.yml')], [key('y.yml')]])
    expect(Object.values(files.remote)).toEqual([
      { blob: gitBlobId(bytes(there[key('x.yml')] ?? '')) },
      { blob: gitBlobId(bytes(there[key('y.yml')] ?? '')) },
    ])
  })

  test('circles end', async () => {
    const there = { [key('x.yml')]: caller(`./${flows}/x.yml`, remote('x.yml')) }
    expect((await gather({ head: { [`${flows}/a.yml`]: caller(remote('x.yml')) }, remote: there })).asked).toHaveLength(1)
  })
})

describe('a file that was not read', () => {
  const read = async (file: UnreadFile) => {
    const head: Listing = { commit, files: new Map([[`${flows}/a.yml`, file]]) }
    const none = { local: async () => new Map(), remote: async () => new Map() }
    const { head: tree, models } = await gatherWorkflows(
      { head, base: null, refs: { defaultBranch: null, protectedBranches: null }, identities: [] },
      none,
    )
    const blob = tree.files[0]?.blob ?? ''
    return { blob, doubts: models[blob]?.remarks.doubts }
  }

  test.each<[string, UnreadFile, string, string]>([
    [
      'above the budget is too large, under its own blob',
      { unread: '600000 bytes', blob: 'b'.repeat(40), bytes: 600_000 },
      'b'.repeat(40),
      'too-large',
    ],
    ['within the budget is told as it was', { unread: 'refused', blob: 'b'.repeat(40), bytes: 10 }, 'b'.repeat(40), 'unread'],
    ['of a checkout has a name of ours', { unread: 'permission denied' }, `unread:${flows}/a.yml`, 'unread'],
  ])('%s', async (_, file, blob, kind) => {
    expect(await read(file)).toMatchObject({ blob, doubts: [{ kind }] })
  })
})

test('a folder with a Dockerfile alone is an action, and none is missing', async () => {
  const { files } = await gather({ head: { [`${flows}/a.yml`]: user('./tool', './gone') }, more: { 'tool/Dockerfile': 'FROM scratch\n' } })
  expect(files.head.absent).toEqual(['gone'])
  expect(files.head.files.map(({ path }) => path)).toEqual([`${flows}/a.yml`])
})
