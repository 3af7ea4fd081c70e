import { expect, test } from '@jest/globals'
import { adviceOn } from '../../src/policy/advice.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { lines, sourceOf } from './support.ts'

function adviceFor(text: string): string[] {
  const reading = readPolicy(sourceOf(`version: 1\n${text}`))
  if (!reading.ok) throw new Error(lines(reading.problems).join())
  return lines(adviceOn(reading.loaded, '2026-11-21'))
}

const pin = 'pin ids: countersign lint --pin'

test('every account of a person who has several is named, unless it is pinned', () => {
  expect(adviceFor('people:\n  jo: { accounts: [jo, { login: jo-admin, id: 7 }, jo-old, "id:9"] }')).toEqual([
    `3:20 CS-026 "jo" is not pinned to an account id: once that account is renamed, it is no longer "jo"; ${pin}`,
    `3:52 CS-026 "jo-old" is not pinned to an account id: once that account is renamed, it is no longer "jo"; ${pin}`,
  ])
})

test('machines are named: renamed, they would pass for people', () => {
  expect(adviceFor('machines: [acme-ci, { login: robot, id: 7 }]')).toEqual([
    `2:12 CS-026 "acme-ci" is not pinned to an account id: once that account is renamed, it counts as a person; ${pin}`,
  ])
})

test.each([
  ['a person with one account, without which the policy blocks', 'people: { jo: { accounts: [jo] } }'],
  ['a role holder, who only loses the role', 'roles: { a: { members: [jo] } }'],
])('nothing is said of %s', (_, text) => {
  expect(adviceFor(text)).toEqual([])
})

test.each([
  [
    '2026-11-20',
    [
      '4:141 CS-017 the exception for ".github/workflows/plan.yml" expired on 2026-11-20 and covers nothing any more; delete it, or have a new one approved',
    ],
  ],
  ['2026-11-21', []],
])('an exception until %s', (expires, expected) => {
  expect(
    adviceFor(`
exceptions:
  - { control: production-secret-boundary, file: .github/workflows/plan.yml, job: plan, reason: read-only plan, approved-by: erin, expires: ${expires} }`),
  ).toEqual(expected)
})
