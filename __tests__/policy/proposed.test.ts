import { expect, test } from '@jest/globals'
import { loadPolicies } from '../../src/policy/load.ts'
import { proposedReader } from '../../src/policy/proposed.ts'
import { lines, sourceOf } from './support.ts'

const base = 'acme/.github//base.yml@v1'
const added = 'acme/.github//added.yml@v1'
const central = 'version: 1\nroles: { compliance: { members: [erin] } }\n'

/** What a change to the policy would leave behind, where the present one extends `base`. */
async function problemsOf(text: string): Promise<string[]> {
  const loading = await loadPolicies(sourceOf(`version: 1\nextends: [${base}]`), async (reference) => sourceOf(central, reference))
  if (!loading.ok) throw new Error('the present policy is good')
  return lines(proposedReader(loading.policies)(text, 'p.yml'))
}

const extending = (references: string[], rest = ''): string => `version: 1\nextends: [${references.join(', ')}]\n${rest}`

test('a proposed text has no problems, or all of them', async () => {
  expect(await problemsOf('version: 1\n')).toEqual([])
  expect(await problemsOf('version: 2\napprovals: 1\n')).toHaveLength(2)
})

test('a role of the central policy may be used, and no other', async () => {
  expect(await problemsOf(extending([base], 'changes: { sign-off: [{ roles: { compliance: 1 } }] }'))).toEqual([])
  expect((await problemsOf(extending([base], 'changes: { sign-off: [{ roles: { nobody: 1 } }] }'))).join()).toContain('CS-015 unknown role "nobody"')
})

test('a role of a central policy that is no longer extended is unknown', async () => {
  expect((await problemsOf('version: 1\nchanges: { sign-off: [{ roles: { compliance: 1 } }] }')).join()).toContain('CS-015')
})

test('a central role cannot be redefined', async () => {
  expect((await problemsOf(extending([base], 'roles: { compliance: { members: [mallory] } }'))).join()).toContain('CS-021')
})

test('a reference that the change brings is named, and may define what is not found elsewhere', async () => {
  const found = await problemsOf(extending([base, added], 'changes: { sign-off: [{ roles: { of-the-new-one: 1 } }] }'))
  expect(found).toEqual([`2:38 CS-020 the central policy ${added} is new here and was not read`])
})

test('beside a new reference, what the known ones say still holds', async () => {
  expect((await problemsOf(extending([base, added], 'roles: { compliance: { members: [mallory] } }'))).join()).toContain('CS-021')
})
