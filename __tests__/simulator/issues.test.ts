import { expect, test } from '@jest/globals'
import { openPullRequest } from '../../src/simulator/pulls.ts'
import { deployed, home } from './deploying.ts'
import { at, rest } from './fixture.ts'

test('an issue is opened, numbered together with pull requests, and listed by label', () =>
  deployed(async (simulator, { world, repository }) => {
    const body = { title: 'Follow up', body: 'Due in 72 hours', labels: ['break-glass'], assignees: ['reviewer', 'stranger'] }
    const made = await rest(simulator, 'POST', `${home}/issues`, body)
    expect(made).toMatchObject({ status: 201, body: { number: 2, title: 'Follow up', labels: ['break-glass'], assignees: [{ login: 'reviewer' }] } })
    expect(at(made.body, 'html_url')).toBe('https://github.com/acme/payments/issues/2')
    expect(at((await rest(simulator, 'GET', `${home}/issues?labels=break-glass`)).body, 'length')).toBe(1)
    expect((await rest(simulator, 'GET', `${home}/issues?labels=other`)).body).toEqual([])
    expect(openPullRequest(world, repository, { by: 'author', head: 'topic' }).number).toBe(3)
  }))

test('without a title, or with too long a body: 422, and nothing is opened', () =>
  deployed(
    async (simulator, { repository }) => {
      const statuses = []
      for (const body of [{ body: 'x' }, { title: ' ' }, { title: 't', body: 'x'.repeat(65_537) }])
        statuses.push((await rest(simulator, 'POST', `${home}/issues`, body)).status)
      expect([statuses, repository.issues]).toEqual([[422, 422, 422], []])
    },
    { observe: () => undefined },
  ))

test('its text is changed, and it is closed and opened again; a list has the open ones', () =>
  deployed(async (simulator) => {
    await rest(simulator, 'POST', `${home}/issues`, { title: 'Found', body: 'one', labels: ['a'] })
    const change = (body: object) => rest(simulator, 'PATCH', `${home}/issues/2`, body)
    expect(await change({ body: 'two' })).toMatchObject({ status: 200, body: { title: 'Found', body: 'two', labels: ['a'], state: 'open' } })
    expect(await change({ state: 'closed' })).toMatchObject({ body: { body: 'two', state: 'closed', state_reason: 'completed' } })
    const listed = await Promise.all(['open', 'closed', 'all'].map((state) => rest(simulator, 'GET', `${home}/issues?state=${state}`)))
    expect(listed.map(({ body }) => at(body, 'length'))).toEqual([0, 1, 1])
    expect(await change({ state: 'open' })).toMatchObject({ body: { state: 'open', state_reason: 'reopened' } })
    const said = await rest(simulator, 'POST', `${home}/issues/2/comments`, { body: 'again' })
    expect(at(said.body, 'html_url')).toMatch(/\/issues\/2#issuecomment-/)
  }))

test('a change of no issue: 404; of a title to nothing, or of a body that is too long: 422, and nothing is changed', () =>
  deployed(
    async (simulator, { repository }) => {
      await rest(simulator, 'POST', `${home}/issues`, { title: 'Found', body: 'one' })
      const statuses = []
      for (const [number, body] of [[9, { body: 'x' }], [1, { body: 'x' }], [2, { title: ' ' }], [2, { body: 'x'.repeat(65_537) }]] as const)
        statuses.push((await rest(simulator, 'PATCH', `${home}/issues/${number}`, body)).status)
      expect([statuses, repository.issues]).toMatchObject([[404, 404, 422, 422], [{ title: 'Found', body: 'one' }]])
    },
    { observe: () => undefined },
  ))

test('without issues:write: 403, named', () =>
  deployed(
    async (simulator, { repository }) => {
      const answer = await rest(simulator, 'POST', `${home}/issues`, { title: 't' })
      expect([answer.status, answer.headers.get('x-accepted-github-permissions'), repository.issues]).toEqual([403, 'issues=write', []])
    },
    { misbehave: { lacking: ['issues'] } },
  ))
