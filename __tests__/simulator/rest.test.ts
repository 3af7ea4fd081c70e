import { describe, expect, test } from '@jest/globals'
import { answeredOperations } from '../../src/simulator/answerer.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/server.ts'
import { holdToPublished } from '../published/held.ts'
import { operations } from '../published/operations.ts'
import { at, rest, scene, type Scene } from './fixture.ts'

async function played(story: (simulator: Simulator, scene: Scene) => Promise<void>, options: SimulatorOptions = {}, made = scene()): Promise<void> {
  const simulator = await startSimulator(made.world, { observe: holdToPublished, ...options })
  try {
    await story(simulator, made)
  } finally {
    await simulator.close()
  }
}

const home = '/repos/acme/payments'

describe('every route answers as GitHub publishes it', () => {
  test('the routes are exactly the operations of the trimmed description', () => {
    expect(answeredOperations().sort()).toEqual([...operations].sort())
  })

  test('reading', () =>
    played(async (simulator, { pull, repository, world }) => {
      const sha = pull.head.sha
      const run = repository.runs[0]?.id
      const blob = world.store.commits.get(sha)?.files.get('new name.md')?.blob
      const paths = [
        '',
        '/activity?ref=topic&per_page=100',
        `/actions/runs?head_sha=${sha}&per_page=100`,
        `/actions/runs/${run}`,
        `/actions/runs/${run}/attempts/1`,
        '/pulls?state=all',
        '/pulls/1',
        '/pulls/1/files?per_page=100&page=1',
        `/compare/main...${sha}`,
        '/git/ref/heads/topic',
        `/git/commits/${sha}`,
        `/git/blobs/${blob}`,
        `/commits/${sha}`,
        `/commits/${sha}/pulls`,
        '/contents/.github/countersign.yml?ref=main',
        '/rules/branches/main',
        `/commits/${sha}/statuses`,
        `/commits/${sha}/status`,
        `/commits/${sha}/check-runs`,
        '/issues/1/comments',
      ]
      for (const path of paths) expect({ path, status: (await rest(simulator, 'GET', `${home}${path}`)).status }).toEqual({ path, status: 200 })
      for (const path of ['/users/author', '/orgs/acme/teams/release', '/orgs/acme/teams/release/members']) {
        expect({ path, status: (await rest(simulator, 'GET', path)).status }).toEqual({ path, status: 200 })
      }
    }))

  test('writing', () =>
    played(async (simulator, { pull, repository }) => {
      const sha = pull.head.sha
      const status = await rest(simulator, 'POST', `${home}/statuses/${sha}`, { state: 'pending', context: 'countersign', description: 'Waiting' })
      const output = { title: 'Waiting', summary: 'one', text: 'two', annotations: [] }
      const check = await rest(simulator, 'POST', `${home}/check-runs`, {
        name: 'countersign report',
        head_sha: sha,
        status: 'completed',
        conclusion: 'neutral',
        output,
      })
      const patched = await rest(simulator, 'PATCH', `${home}/check-runs/${String(at(check.body, 'id'))}`, {
        output: { title: 'Ready', summary: 'three' },
      })
      const comment = await rest(simulator, 'POST', `${home}/issues/1/comments`, { body: 'hello' })
      const edited = await rest(simulator, 'PATCH', `${home}/issues/comments/${String(at(comment.body, 'id'))}`, { body: 'again' })
      const again = [
        (await rest(simulator, 'GET', `${home}/commits/${sha}/statuses`)).status,
        (await rest(simulator, 'GET', `${home}/commits/topic/check-runs`)).status,
      ]
      expect([status.status, check.status, patched.status, comment.status, edited.status, ...again]).toEqual([201, 201, 200, 201, 200, 200, 200])
      expect(repository.checks[0]?.output).toMatchObject({ title: 'Ready', text: 'two' })
      expect(repository.comments[0]?.body).toBe('again')
    }))

  test('a page names the next one, and the last names none', () =>
    played(async (simulator, { world, repository }) => {
      for (let index = 0; index < 3; index += 1) world.push(repository, 'topic', { by: 'author', changes: { [`file ${index}`]: 'x' } })
      const first = await rest(simulator, 'GET', `${home}/pulls/1/files?per_page=3`)
      const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1]
      const second = await rest(simulator, 'GET', new URL(next ?? '', simulator.url).href.slice(simulator.url.length))
      expect([at(first.body, 'length'), at(second.body, 'length'), second.headers.get('link')?.includes('next')]).toEqual([3, 2, false])
    }))

  test('activity pages by cursor', () =>
    played(async (simulator) => {
      const first = await rest(simulator, 'GET', `${home}/activity?ref=topic&per_page=1`)
      const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
      const second = await rest(simulator, 'GET', next.slice(simulator.url.length))
      expect([at(first.body, 0, 'activity_type'), at(second.body, 0, 'activity_type'), second.headers.get('link')]).toEqual([
        'push',
        'branch_creation',
        null,
      ])
    }))

  test('activity of one type', () =>
    played(async (simulator) => {
      const made = await rest(simulator, 'GET', `${home}/activity?ref=refs/heads/topic&activity_type=branch_creation`)
      const forced = await rest(simulator, 'GET', `${home}/activity?ref=topic&activity_type=force_push`)
      expect([at(made.body, 'length'), at(made.body, 0, 'activity_type'), forced.body]).toEqual([1, 'branch_creation', []])
    }))
})

describe('refusals', () => {
  test('no credentials: 401', () =>
    played(async (simulator) => {
      expect((await fetch(`${simulator.url}${home}`)).status).toBe(401)
    }))

  test.each([
    ['GET', '/repos/acme/nothing'],
    ['GET', `${home}/pulls/99`],
    ['GET', `${home}/contents/absent.md`],
    ['GET', '/users/nobody'],
    ['GET', '/orgs/acme/teams/nobody'],
    ['GET', `${home}/git/ref/heads/absent`],
  ])('%s %s: 404', (method, path) =>
    played(async (simulator) => {
      expect((await rest(simulator, method, path)).status).toBe(404)
    }),
  )

  test('a description of 141 characters, a state that is none, a commit that is none: 422', () =>
    played(async (simulator, { pull, repository }) => {
      const post = (body: unknown, sha = pull.head.sha) => rest(simulator, 'POST', `${home}/statuses/${sha}`, body)
      expect((await post({ state: 'success', description: 'x'.repeat(141) })).status).toBe(422)
      expect((await post({ state: 'success' }, 'f'.repeat(40))).status).toBe(422)
      expect(repository.statuses).toEqual([])
    }))

  test('a report of 65,536 characters or 51 annotations: 422', () =>
    played(
      async (simulator, { pull, repository }) => {
        const post = (output: unknown) =>
          rest(simulator, 'POST', `${home}/check-runs`, { name: 'r', head_sha: pull.head.sha, conclusion: 'neutral', output })
        const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'm' }
        expect((await post({ title: 't', summary: 'x'.repeat(65536) })).status).toBe(422)
        expect(await post({ title: 't', summary: 's', annotations: Array.from({ length: 51 }, () => annotation) })).toMatchObject({ status: 422 })
        expect(repository.checks).toEqual([])
      },
      { observe: () => undefined },
    ))

  test('a route this world has not is told, so that a test can fail', () =>
    played(
      async (simulator) => {
        expect((await rest(simulator, 'DELETE', `${home}/git/refs/heads/main`)).status).toBe(404)
        expect(simulator.unanswered()).toEqual(['DELETE /repos/acme/payments/git/refs/heads/main'])
      },
      { observe: () => undefined },
    ))
})
