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

test('without issues:write: 403, named', () =>
  deployed(
    async (simulator, { repository }) => {
      const answer = await rest(simulator, 'POST', `${home}/issues`, { title: 't' })
      expect([answer.status, answer.headers.get('x-accepted-github-permissions'), repository.issues]).toEqual([403, 'issues=write', []])
    },
    { misbehave: { lacking: ['issues'] } },
  ))
