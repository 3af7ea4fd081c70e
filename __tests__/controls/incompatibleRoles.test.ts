import { expect, test } from '@jest/globals'
import { incompatibleRoles as control } from '../../src/controls/incompatibleRoles.ts'
import { approval, grant, minute, ref, review, role, team } from '../support/facts.ts'
import { ask, context, dataOf, gist } from '../support/judging.ts'

const incompatible: [string, string][] = [['developer', 'release-manager']]
const teams = { developer: { teams: ['acme/dev'], members: [] }, 'release-manager': { teams: ['acme/rel'], members: [] } }
const members = (dev: string[], rel: string[]) => ({ teams: { 'acme/dev': team('acme/dev', ...dev), 'acme/rel': team('acme/rel', ...rel) } })

test('without such roles it asks for nothing and says so', () => {
  const { at: _, ...asked } = context({})
  expect(control.needs({ 'co-authors': 'contributor' }, asked)).toEqual([])
  expect(gist(ask(control, {}))).toBe('not-applicable: noneDeclared')
})

test('a pass names whom it looked at', () => {
  expect(
    dataOf(
      ask(control, { reviews: [approval('kim', minute(5), 'a')] }, { roster: { incompatible, roles: teams }, view: members(['author'], ['kim']) }),
      'separate',
    ),
  ).toEqual({ people: ['author', 'kim'] })
})

test.each([
  ['a contributor', {}, 'author'],
  ['an approver', { reviews: [approval('kim', minute(5), 'a')] }, 'kim'],
  ['somebody who only commented', { reviews: [review('kim', 'COMMENTED', minute(5), 'a')] }, 'kim'],
])('%s who is in both teams blocks', (_, parts, login) => {
  expect(dataOf(ask(control, parts, { roster: { incompatible, roles: teams }, view: members([login], [login]) }), 'conflict')).toEqual({
    login,
    first: 'developer',
    second: 'release-manager',
  })
})

test('two accounts of one person, one in each team, block', () => {
  const people = [{ name: 'jo', accounts: [ref('author'), ref('jo-admin')], emailSha256: [] }]
  expect(ask(control, {}, { roster: { incompatible, roles: teams, people }, view: members(['author'], ['jo-admin']) }).verdict).toBe('fail')
})

test('somebody named in the policy blocks without acting, until the grant expires', () => {
  const roles = (until: string | null) => ({ developer: role('lee'), 'release-manager': role(grant('lee', { until })) })
  expect(ask(control, {}, { roster: { incompatible, roles: roles(null) } }).verdict).toBe('fail')
  expect(ask(control, {}, { roster: { incompatible, roles: roles('2026-11-20') } }).verdict).toBe('pass')
})

test('a member of both teams who is neither named nor acting is not looked for', () => {
  expect(ask(control, {}, { roster: { incompatible, roles: teams }, view: members(['zoe'], ['zoe']) }).verdict).toBe('pass')
})
