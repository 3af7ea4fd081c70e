import { describe, expect, test } from '@jest/globals'
import { commitAt, emptyStore, storeBlob, storeCommit, storeTree } from '../../src/simulator/git.ts'
import { changesBetween, commitsBetween, mergeBase } from '../../src/simulator/history.ts'
import { commitsOf, dequeue, enqueue, landQueue, merge, openPullRequest, updateBranch } from '../../src/simulator/pulls.ts'
import { paymentsStory } from '../../src/simulator/story.ts'
import { scene } from './fixture.ts'

describe('objects have the ids that git itself would give them', () => {
  test('the empty tree, a blob, a tree with a folder, a commit', () => {
    const store = emptyStore()
    expect(storeTree(store, new Map())).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904')
    const blob = storeBlob(store, 'hello\n')
    expect(blob).toBe('ce013625030ba8dba906f756967f9e9ca394464a')
    const files = new Map([
      ['a.txt', { mode: '100644', blob }],
      ['a/b.txt', { mode: '100755', blob }],
    ])
    // git mktree and git commit-tree, with the times below, printed these.
    expect(storeTree(store, files)).toBe('d28c27b0f0b326e7edc87e5595e73f93d85d2d44')
    const person = { name: 'A', email: 'a@example.org' }
    const at = '2026-01-01T00:00:00Z'
    const commit = {
      files,
      parents: [],
      author: person,
      committer: person,
      coAuthors: [],
      message: 'm',
      authoredAt: at,
      committedAt: at,
      signature: null,
    }
    expect(storeCommit(store, commit).sha).toBe('4be9667ce55c7610dd761dc40c5d9d03d2fb2d35')
  })

  test('two tellings of one story have the same commits', () => {
    const heads = [paymentsStory(), paymentsStory()].map((story) => {
      for (const step of story.steps) step.play()
      return [story.pull().head.sha, story.pull().merge]
    })
    expect(heads[0]).toEqual(heads[1])
  })
})

describe('history', () => {
  test('a pull request lists its own commits, all parents, oldest first, and none of the base', () => {
    const { world, repository, pull } = scene()
    world.push(repository, 'side', { by: 'colleague', from: 'topic', changes: { 'side.md': 's' } })
    const merged = world.commit(repository, { by: 'author', parents: [pull.head.sha, world.tip(repository, 'side')], changes: { 'side.md': 's' } })
    world.push(repository, 'main', { by: 'reviewer', changes: { 'main.md': 'm' } })
    world.moveBranch(repository, 'topic', merged.sha, 'author')
    updateBranch(world, pull, { by: 'reviewer' })
    const listed = commitsOf(world, pull)
    expect(listed.map((commit) => commit.author.name)).toEqual(['Author', 'Author', 'Colleague', 'Author', 'Reviewer'])
    expect(listed.at(-1)?.sha).toBe(pull.head.sha)
  })

  test('unrelated histories have no merge base', () => {
    const { world, repository } = scene()
    const orphan = world.commit(repository, { by: 'author', parents: [], changes: { x: 'x' } })
    expect(mergeBase(world.store, orphan.sha, world.tip(repository, 'main'))).toBeNull()
    expect(commitsBetween(world.store, world.tip(repository, 'main'), orphan.sha)).toHaveLength(1)
  })

  test('additions, deletions, renames with and without changes, modes', () => {
    const { world, repository } = scene()
    const before = commitAt(world.store, world.tip(repository, 'main'))
    const after = world.commit(repository, {
      by: 'author',
      parents: [before.sha],
      changes: {
        'src/ledger/book.ts': { mode: '100755' },
        'renamed.md': { from: 'old name.md', content: 'text, but longer\n' },
        '.github/countersign.yml': null,
        'new.md': 'n',
      },
    })
    expect(changesBetween(world.store, before.files, after.files).map(({ path, previousPath, status }) => [path, previousPath, status])).toEqual([
      ['.github/countersign.yml', null, 'removed'],
      ['new.md', null, 'added'],
      ['renamed.md', 'old name.md', 'renamed'],
      ['src/ledger/book.ts', null, 'changed'],
    ])
  })
})

describe('verbs keep everything GitHub would keep', () => {
  test('a force push: activity, timeline, frozen base', () => {
    const { world, repository, pull } = scene()
    const old = pull.head.sha
    const forced = world.forcePush(repository, 'topic', { by: 'somebody', changes: { y: 'y' } })
    expect(pull.head.sha).toBe(forced.sha)
    expect(repository.activity.at(-1)).toMatchObject({ type: 'force_push', before: old, after: forced.sha, actor: world.account('somebody').id })
    expect(pull.timeline.at(-1)).toMatchObject({ type: 'HeadRefForcePushedEvent', detail: { before: old, after: forced.sha } })
  })

  test('the base moves on; what GitHub calls base.sha does not', () => {
    const { world, repository, pull } = scene()
    const frozen = pull.frozenBase
    const moved = world.push(repository, 'main', { by: 'reviewer', changes: { z: 'z' } })
    expect([pull.frozenBase, world.tip(repository, 'main')]).toEqual([frozen, moved.sha])
  })

  test('a rebase lands every commit again, a squash one, and their trees are the head’s', () => {
    for (const [method, count] of [
      ['rebase', 2],
      ['squash', 1],
      ['merge', 1],
    ] as const) {
      const { world, pull } = scene()
      const commit = merge(world, pull, { by: 'reviewer', method })
      expect([method, pull.landed.length, commit.tree]).toEqual([method, count, commitAt(world.store, pull.head.sha).tree])
    }
  })

  test('a queue of two lands in order; a removed entry does not', () => {
    const { world, repository, pull } = scene()
    world.push(repository, 'second', { by: 'colleague', from: 'main', changes: { 'b.md': 'b' } })
    const second = openPullRequest(world, repository, { by: 'colleague', head: 'second' })
    const first = enqueue(world, pull, { by: 'reviewer' })
    const last = enqueue(world, second, { by: 'reviewer' })
    expect(last.baseCommit).toBe(first.headCommit)
    landQueue(world, first, 'reviewer')
    dequeue(world, last, 'reviewer')
    expect([pull.state, second.state, world.tip(repository, 'main'), repository.queue.length]).toEqual(['MERGED', 'OPEN', first.headCommit, 0])
  })

  test('an edit without content, an unknown branch and an unknown commit are mistakes of the story', () => {
    const { world, repository } = scene()
    expect(() => world.push(repository, 'topic', { by: 'author', changes: { absent: { mode: '100755' } } })).toThrow('neither content')
    expect(() => world.tip(repository, 'absent')).toThrow('no branch absent')
    expect(() => world.moveBranch(repository, 'topic', 'f'.repeat(40), 'author')).toThrow('no commit')
  })
})
