import { expect, test } from '@jest/globals'
import type { Edge, GateSettings } from '../src/edge.ts'
import { silentTeller } from '../src/edge.ts'
import { known } from '../src/domain/fact.ts'
import type { Subject } from '../src/domain/subject.ts'
import { judge } from '../src/judge.ts'

const head = 'a'.repeat(40)
const subject: Subject = {
  gate: 'pull-request',
  repository: { owner: 'acme', name: 'payments' },
  commit: head,
  tree: 'b'.repeat(40),
  base: { branch: 'main', commit: 'c'.repeat(40) },
  changes: [{ number: 1, head }],
}
const settings: GateSettings = {
  mode: 'enforce',
  jobResult: 'auto',
  policyPath: 'policy.yml',
  serverUrl: 'https://github.com',
  breakGlass: null,
  job: null,
}

/** An edge that notes in which order it is used, and whose announcement is answered last of all. */
function noting(policy: string) {
  const used: string[] = []
  const note = <T>(what: string, answer: T): T => {
    used.push(what)
    return answer
  }
  const edge: Edge = {
    collector: {
      locate: async () => ({ state: 'nothing', why: '' }),
      policy: async () => note('policy', { path: 'policy.yml', uri: 'acme/payments//policy.yml', bytes: new TextEncoder().encode(policy) }),
      central: async () => ({ what: '', request: null, status: null, detail: '' }),
      facts: async () => note('facts', { moved: 'd'.repeat(40) }),
      branchRules: async () => note('rules', known({ requiredStatuses: [], types: [] }, [])),
      workflowText: () => null,
      notRead: () => [],
      earlier: () => [],
      reading: () => [],
      range: async () => { throw new Error('no range was asked for') },
    },
    usage: () => ({ requests: 0, points: null }),
    sealer: null,
    teller: { ...silentTeller, announce: () => new Promise((resolve) => setTimeout(() => resolve(note('announced', undefined)), 20)) },
    prepare: async () => note('prepare', undefined),
    meanwhile: (begin) => begin(),
    verifyRecord: async () => null,
  }
  return { edge, used }
}

test('the status stands before anything besides the policy is asked for (SEMANTICS 35)', async () => {
  const { edge, used } = noting('version: 1\n')
  expect(await judge(subject, settings, edge)).toMatchObject({ state: 'moved' })
  expect(used.filter((what) => what !== 'prepare')).toEqual(['policy', 'announced', 'facts', 'rules'])
})

test('a branch that the policy does not govern is neither announced nor read', async () => {
  const { edge, used } = noting('version: 1\nchanges: { branches: [release] }\n')
  expect(await judge(subject, settings, edge)).toMatchObject({ state: 'ungoverned' })
  expect(used).toEqual(['policy'])
})

test('a broken policy is announced too: it blocks, and what is read says of what', async () => {
  const { edge, used } = noting('version: 2\n')
  await judge(subject, settings, edge)
  expect(used).toContain('announced')
})
