import { describe, expect, test } from '@jest/globals'
import type { Answer } from '../../src/domain/client.ts'
import type { Fact, Unavailability } from '../../src/domain/fact.ts'
import type { Need } from '../../src/domain/facts.ts'
import type { Inventory } from '../../src/domain/inventory.ts'
import { setEnvironment } from '../../src/simulator/environments.ts'
import { addRule } from '../../src/simulator/protection.ts'
import { addSecrets } from '../../src/simulator/secrets.ts'
import { changing } from './changing.ts'
import { factsOf, reasonOf, replaced, valueOf, withRig } from './rig.ts'
import type { RigOptions } from './rig.ts'

type Made = ReturnType<typeof changing>
const repositoryOf = ({ world }: Made) => world.repository('acme/payments')

/** Secrets in every store, one environment as it should be and one that GitHub made of a name. */
function vault(): Made {
  const made = changing({}, {})
  const repository = repositoryOf(made)
  made.world.account('lead')
  addSecrets(repository, 'repository', ['NPM_TOKEN', 'CI_KEY'])
  addSecrets(repository, 'organization', ['ORG_KEY'])
  addSecrets(repository, 'dependabot', ['NPM_TOKEN'])
  setEnvironment(
    made.world,
    repository,
    'production',
    { reviewers: ['lead'], preventSelfReview: true, adminsBypass: false, refs: ['main', 'release/*', { tag: 'v*' }] },
  )
  setEnvironment(made.world, repository, 'staging')
  addSecrets(repository, { environment: 'production' }, ['PROD_KEY'])
  return made
}

async function read({ world, pull }: Made, options: RigOptions = {}, needs: Need[] = ['inventory']) {
  let fact: Fact<Inventory> | undefined
  let asked: string[] = []
  let notRead: Unavailability[] = []
  await withRig(world, { orgToken: true, inventory: true, ...options }, async (rig) => {
    fact = (await factsOf(rig.collector, pull, needs)).inventory
    asked = rig.asked()
    notRead = rig.collector.notRead()
  })
  return { fact, asked, notRead }
}

const onRoute = (end: string, path: (string | number)[], to: unknown): RigOptions => ({
  tamper: { rest: (route: string, answer: Answer) => (route.endsWith(end) ? replaced(answer, ['data', ...path], to) : answer) },
})

const whole: Inventory = {
  repository: ['CI_KEY', 'NPM_TOKEN'],
  organization: ['ORG_KEY'],
  dependabot: ['NPM_TOKEN'],
  environments: {
    production: {
      secrets: ['PROD_KEY'],
      protection: { reviewers: true, preventSelfReview: true, adminsBypass: false, branches: ['main', 'release/*'], tags: ['v*'] },
    },
    staging: { secrets: [], protection: { reviewers: false, preventSelfReview: false, adminsBypass: true, branches: null } },
  },
}

describe('names of secrets, where they live and what protects them there', () => {
  test('all four stores; dates and values are in no fact', async () => {
    const { fact, notRead } = await read(vault())
    expect(valueOf(fact)).toEqual(whole)
    expect(notRead).toEqual([])
    expect(JSON.stringify(fact)).not.toMatch(/created_at|updated_at/)
  })

  test('every request is the organisation’s token’s, and each is a source', async () => {
    const { fact, asked } = await read(vault())
    expect(fact?.sources.map(({ request }) => request).sort()).toEqual(asked.filter((line) => /secrets|environments/.test(line)).sort())
  })

  test('not asked for: not a request more, and no fact', async () => {
    for (const [options, needs] of [[{ inventory: false }, ['inventory']], [{ orgToken: false }, ['inventory']], [{}, ['pullRequest']]] as [
      RigOptions,
      Need[],
    ][]) {
      const { fact, asked } = await read(vault(), options, needs)
      expect([fact, asked.length]).toEqual([undefined, 2])
    }
  })

  test('two pages of secrets', async () => {
    const made = vault()
    const names = Array.from({ length: 150 }, (_, index) => `KEY_${String(index).padStart(3, '0')}`)
    addSecrets(repositoryOf(made), { environment: 'staging' }, names)
    expect(valueOf((await read(made)).fact).environments?.['staging']?.secrets).toEqual(names)
  })

  test('an environment with a hostile name is asked about under that name', async () => {
    const made = vault()
    setEnvironment(made.world, repositoryOf(made), '../../secrets?x=1#%2e')
    addSecrets(repositoryOf(made), { environment: '../../secrets?x=1#%2e' }, ['ODD'])
    expect(valueOf((await read(made)).fact).environments?.['../../secrets?x=1#%2e']?.secrets).toEqual(['ODD'])
  })
})

describe('which refs may deploy', () => {
  const refsOf = async (made: Made, name: string) => {
    const protection = valueOf((await read(made)).fact).environments?.[name]?.protection
    return { branches: protection?.branches, tags: protection?.tags }
  }

  test('protected branches are those that are protected now', async () => {
    const made = vault()
    addRule(repositoryOf(made), 'main', 'pull_request', 1)
    setEnvironment(made.world, repositoryOf(made), 'live', { refs: 'protected' })
    expect(await refsOf(made, 'live')).toEqual({ branches: ['main'], tags: [] })
  })

  test('where no branch is protected, every branch may', async () => {
    const made = vault()
    setEnvironment(made.world, repositoryOf(made), 'live', { refs: 'protected' })
    expect(await refsOf(made, 'live')).toEqual({ branches: null, tags: undefined })
  })

  test('only tags: no branch may', async () => {
    const made = vault()
    setEnvironment(made.world, repositoryOf(made), 'live', { refs: [{ tag: 'v*' }] })
    expect(await refsOf(made, 'live')).toEqual({ branches: [], tags: ['v*'] })
  })
})

describe('what could not be read is unknown, and told', () => {
  const without = (member: keyof Inventory): Inventory => replaced(whole, [member], undefined)

  test.each<[keyof Inventory, string]>([
    ['repository', '/actions/secrets'],
    ['organization', '/actions/organization-secrets'],
    ['dependabot', '/dependabot/secrets'],
    ['environments', '/environments'],
  ])('%s', async (member, end) => {
    const { fact, notRead } = await read(vault(), onRoute(end, ['total_count'], 7))
    expect(valueOf(fact)).toEqual(without(member))
    expect(notRead).toMatchObject([{ request: expect.stringContaining(end), detail: expect.stringMatching(/of 7 were listed/) }])
  })

  test('a second page that was promised and is empty', async () => {
    const made = vault()
    addSecrets(repositoryOf(made), 'organization', Array.from({ length: 120 }, (_, index) => `KEY_${index}`))
    const { fact, notRead } = await read(made, { misbehave: { secondPageMissing: true } })
    expect(valueOf(fact)).toEqual(without('organization'))
    expect(notRead[0]?.detail).toBe('100 of 121 were listed')
  })

  test('a token that may not list secrets, but environments: their protection is known', async () => {
    const { fact, notRead } = await read(vault(), { misbehave: { lacking: ['secrets'] } })
    expect(Object.keys(valueOf(fact))).toEqual(['environments'])
    expect(Object.values(valueOf(fact).environments ?? {}).map((one) => Object.keys(one))).toEqual([['protection'], ['protection']])
    expect(notRead).toHaveLength(5)
    expect(notRead.every(({ status, detail }) => status === 403 && detail.includes('secrets=read'))).toBe(true)
    expect(fact?.sources.filter(({ status }) => status === 403)).toHaveLength(5)
  })

  test('a token that may list nothing at all: no inventory', async () => {
    const { fact } = await read(vault(), { misbehave: { lacking: ['secrets', 'actions'] } })
    expect(reasonOf(fact)).toMatchObject({ status: 403, what: 'repository secrets of acme/payments' })
  })

  test.each<[string, string, (string | number)[], unknown]>([
    ['a name that is none', '/actions/secrets', ['secrets', 0, 'name'], 'A B'],
    ['a name of another type', '/actions/secrets', ['secrets', 0, 'name'], 7],
    ['no list', '/actions/secrets', ['secrets'], null],
    ['no total', '/actions/secrets', ['total_count'], undefined],
    ['more than the total', '/actions/secrets', ['total_count'], 1],
  ])('%s: that store is unknown', async (_, end, path, to) => {
    const { fact } = await read(vault(), onRoute(end, path, to))
    expect(valueOf(fact)).toEqual(without('repository'))
  })

  test.each<[string, (string | number)[], unknown, object]>([
    ['who bypasses', ['can_admins_bypass'], undefined, { reviewers: true, preventSelfReview: true, branches: ['main', 'release/*'], tags: ['v*'] }],
    ['the rules', ['protection_rules'], undefined, { adminsBypass: false, branches: ['main', 'release/*'], tags: ['v*'] }],
    [
      'whether one may approve oneself',
      ['protection_rules', 0, 'prevent_self_review'],
      undefined,
      { reviewers: true, adminsBypass: false, branches: ['main', 'release/*'], tags: ['v*'] },
    ],
    ['the branches', ['deployment_branch_policy'], undefined, { reviewers: true, preventSelfReview: true, adminsBypass: false }],
  ])('an environment that does not tell %s', async (_, path, to, protection) => {
    const { fact } = await read(vault(), onRoute('/environments', ['environments', 0, ...path], to))
    expect(valueOf(fact).environments?.['production']?.protection).toEqual(protection)
  })

  test('branch policies that do not add up: which refs may deploy is unknown', async () => {
    const { fact, notRead } = await read(vault(), onRoute('/deployment-branch-policies', ['total_count'], 9))
    expect(valueOf(fact).environments?.['production']?.protection).toEqual({ reviewers: true, preventSelfReview: true, adminsBypass: false })
    expect(notRead).toHaveLength(1)
  })
})
