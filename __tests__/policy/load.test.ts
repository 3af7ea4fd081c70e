import { describe, expect, test } from '@jest/globals'
import type { Unavailability } from '../../src/domain/fact.ts'
import type { PolicySource } from '../../src/domain/policySource.ts'
import { loadPolicies } from '../../src/policy/load.ts'
import { lines, sourceOf } from './support.ts'

const base = 'acme/.github//base.yml@v1'
const division = 'acme/payments//division.yml@main'

/** Plays GitHub: central policies by reference, and a log of what was asked. */
function firm(policies: Record<string, string>) {
  const asked: string[] = []
  const read = async (reference: string): Promise<PolicySource | Unavailability> => {
    asked.push(reference)
    const text = policies[reference]
    const request = 'GET /repos/acme/.github/contents/base.yml'
    return text === undefined ? { what: `policy ${reference}`, request, status: 404, detail: 'Not Found' } : sourceOf(text, reference)
  }
  return { asked, load: (own: string) => loadPolicies(sourceOf(own), read) }
}

async function refusal(policies: Record<string, string>, own: string): Promise<string[]> {
  const loading = await firm(policies).load(own)
  return loading.ok ? ['accepted'] : lines(loading.problems)
}

const compliance = `
version: 1
people: { alice: { accounts: [alice, alice-admin] } }
machines: [robot]
roles: { compliance: { members: [alice] } }
`

describe('central policies that cannot be trusted to hold block', () => {
  test('one that cannot be read says what was measured', async () => {
    const measured = 'GET /repos/acme/.github/contents/base.yml, status 404, Not Found'
    const remedy = 'give the token access to that repository, or correct the reference'
    expect(await refusal({}, `version: 1\nextends:\n  - ${base}\n`)).toEqual([
      `3:5 CS-020 the central policy ${base} could not be read: ${measured}; ${remedy}`,
    ])
  })
  test('every one that cannot be read is named', async () => {
    expect(await refusal({}, `version: 1\nextends: [${base}, ${division}]`)).toHaveLength(2)
  })
  test('one with a mistake names its own file', async () => {
    const loading = await firm({ [base]: 'version: 1\nrole: {}\n' }).load(`version: 1\nextends: [${base}]`)
    expect(loading.ok ? [] : loading.problems.map(({ file, line }) => ({ file, line }))).toEqual([{ file: base, line: 2 }])
    expect(loading.ok ? [] : loading.sources.map(({ path }) => path)).toEqual(['.github/countersign.yml', base])
  })
  test('one that extends itself', async () => {
    expect((await refusal({ [base]: `version: 1\nextends: [${base}]` }, `version: 1\nextends: [${base}]`)).join()).toContain('CS-023')
  })
  test('two that extend each other', async () => {
    const policies = { [base]: `version: 1\nextends: [${division}]`, [division]: `version: 1\nextends: [${base}]` }
    expect((await refusal(policies, `version: 1\nextends: [${base}]`)).join()).toContain(`CS-023 the central policy ${base} extends itself`)
  })
  test('a chain without end stops after three levels', async () => {
    const level = (index: number): string => `acme/.github//level-${index}.yml@v1`
    const policies = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [level(index), `version: 1\nextends: [${level(index + 1)}]`]))
    const { load, asked } = firm(policies)
    const loading = await load(`version: 1\nextends: [${level(0)}]`)
    expect(loading.ok ? [] : lines(loading.problems)).toEqual(['2:11 CS-023 central policies go more than 3 levels deep or are more than 10'])
    expect(asked).toHaveLength(3)
  })
  test('more than ten', async () => {
    const names = Array.from({ length: 15 }, (_, index) => `acme/.github//p${index}.yml@v1`)
    const policies = {
      ...Object.fromEntries(names.map((name) => [name, 'version: 1'])),
      [base]: `version: 1\nextends: [${names.slice(0, 5).join(', ')}]`,
      [division]: `version: 1\nextends: [${names.slice(5, 10).join(', ')}]`,
    }
    expect((await refusal(policies, `version: 1\nextends: [${base}, ${division}]`)).join()).toContain('CS-023')
  })
  test('a reader that throws is not taken for an answer', async () => {
    const loading = loadPolicies(sourceOf(`version: 1\nextends: [${base}]`), () => Promise.reject(new Error('no network')))
    await expect(loading).rejects.toThrow('no network')
  })
})

describe('a local policy cannot change what a central one says', () => {
  test.each([
    ['a role', 'roles: { compliance: { members: [mallory] } }', '3:10 CS-021 the role "compliance" is defined by the central policy'],
    ['a role in another case', 'roles: { Compliance: { members: [mallory] } }', '3:10 CS-021 the role "Compliance" is defined by the central policy'],
    ['a person', 'people: { alice: { accounts: [mallory] } }', '3:11 CS-021 the person "alice" is defined by the central policy'],
    [
      "a person's account",
      'people: { mallory: { accounts: [mallory, Alice-Admin] } }',
      '3:42 CS-016 account "alice-admin" is listed under two people',
    ],
    ['a machine into a person', 'people: { mallory: { accounts: [robot] } }', '3:33 CS-025 account "robot" is listed under person "mallory"'],
    ['a machine into a role holder', 'roles: { owner: { members: [robot] } }', '3:29 CS-025 "robot" is a machine and cannot hold "owner"'],
  ])('%s', async (_, line, problem) => {
    expect((await refusal({ [base]: compliance }, `version: 1\nextends: [${base}]\n${line}\n`))[0]).toContain(problem)
  })
  test('not even two levels up', async () => {
    const policies = { [base]: compliance, [division]: `version: 1\nextends: [${base}]` }
    const found = await refusal(policies, `version: 1\nextends: [${division}]\nroles: { compliance: { members: [x] } }`)
    expect(found[0]).toContain(`CS-021 the role "compliance" is defined by the central policy ${base}`)
  })
  test('two central policies that define one role leave it open whom a rule means', async () => {
    const policies = { [base]: compliance, [division]: 'version: 1\nroles: { compliance: { members: [dave] } }' }
    const found = await refusal(policies, `version: 1\nextends: [${base}, ${division}]`)
    expect(found[0]).toContain('CS-021 the role "compliance" is defined by two central policies')
  })
  test('a role that nobody defines, here or there', async () => {
    const own = `version: 1\nextends: [${base}]\nchanges: { sign-off: [{ roles: { complience: 1 } }] }`
    const problem = '3:34 CS-015 unknown role "complience" in sign-off rule 1; did you mean "compliance"?'
    expect(await refusal({ [base]: compliance }, own)).toEqual([problem])
  })
})

describe('central policies that hold', () => {
  test('come after the own one, in the order of extends, each asked for once', async () => {
    const { load, asked } = firm({ [base]: compliance, [division]: `version: 1\nextends: [${base}]` })
    const loading = await load(`version: 1\nextends: [${division}, ${base}, ${base}]`)
    expect(loading.ok ? loading.policies.map(({ source }) => source.path) : []).toEqual(['.github/countersign.yml', division, base])
    expect(asked).toEqual([division, base])
  })
  test('lend their roles, people and machines to the local rules', async () => {
    const own = `version: 1\nextends: [${base}]\nroles: { owner: { members: [alice] } }\nchanges: { sign-off: [{ roles: { compliance: 1 } }] }`
    const loading = await firm({ [base]: compliance }).load(own)
    const roster = loading.ok ? loading.policies[0].roster : null
    expect(Object.keys(roster?.roles ?? {})).toEqual(['compliance', 'owner'])
    expect(roster?.roles['owner']?.members[0]?.person).toBe('alice')
    expect(roster?.people[0]?.accounts.map(({ login }) => login)).toEqual(['alice', 'alice-admin'])
    expect(roster?.machines).toEqual([{ login: 'robot', id: null }])
  })
  test('know nothing of the policies below them', async () => {
    const loading = await firm({ [base]: compliance }).load(`version: 1\nextends: [${base}]\nroles: { owner: { members: [bob] } }`)
    expect(loading.ok ? Object.keys(loading.policies[1]?.roster.roles ?? {}) : []).toEqual(['compliance'])
  })
  test('no central policy, no question', async () => {
    const { load, asked } = firm({})
    expect((await load('version: 1')).ok).toBe(true)
    expect(asked).toEqual([])
  })
})
