import { describe, expect, test } from '@jest/globals'
import { environmentNamed, setEnvironment } from '../../src/simulator/environments.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/server.ts'
import { holdToPublished } from '../published/held.ts'
import { at, rest, scene, type Scene } from './fixture.ts'

function protectedScene(): Scene {
  const made = scene()
  const { world, repository } = made
  setEnvironment(world, repository, 'Production', {
    reviewers: ['lead', 'acme/release'],
    preventSelfReview: true,
    waitMinutes: 5,
    refs: ['main', 'release/*', { tag: 'v*' }],
    customRules: ['change-freeze'],
    adminsBypass: false,
  })
  setEnvironment(world, repository, 'staging', { refs: 'protected' })
  setEnvironment(world, repository, 'open')
  return made
}

async function played(story: (simulator: Simulator, scene: Scene) => Promise<void>, options: SimulatorOptions = {}): Promise<void> {
  const made = protectedScene()
  const simulator = await startSimulator(made.world, { observe: holdToPublished, ...options })
  try {
    await story(simulator, made)
  } finally {
    await simulator.close()
  }
}

const home = '/repos/acme/payments/environments'

describe('environments are answered as GitHub publishes them', () => {
  test('everything that protects one', () =>
    played(async (simulator, { world }) => {
      const { body } = await rest(simulator, 'GET', `${home}/production`)
      expect(body).toMatchObject({
        name: 'Production',
        can_admins_bypass: false,
        deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
        protection_rules: [
          { type: 'wait_timer', wait_timer: 5 },
          {
            type: 'required_reviewers',
            prevent_self_review: true,
            reviewers: [
              { type: 'User', reviewer: { login: 'lead', id: world.account('lead').id } },
              { type: 'Team', reviewer: { slug: 'release' } },
            ],
          },
          { type: 'branch_policy' },
        ],
      })
    }))

  test('branch and tag policies, and custom rules, stand in answers of their own', () =>
    played(async (simulator) => {
      const policies = await rest(simulator, 'GET', `${home}/Production/deployment-branch-policies`)
      expect(policies.body).toMatchObject({ total_count: 3, branch_policies: [{ name: 'main' }, { name: 'release/*' }, { name: 'v*', type: 'tag' }] })
      const custom = await rest(simulator, 'GET', `${home}/Production/deployment_protection_rules`)
      expect(custom.body).toMatchObject({ total_count: 1, custom_deployment_protection_rules: [{ enabled: true, app: { slug: 'change-freeze' } }] })
      expect((await rest(simulator, 'GET', `${home}/staging/deployment-branch-policies`)).body).toEqual({ total_count: 0, branch_policies: [] })
    }))

  test('protected branches only; and what a name becomes that nobody protected', () =>
    played(async (simulator) => {
      const staging = await rest(simulator, 'GET', `${home}/staging`)
      expect(at(staging.body, 'deployment_branch_policy')).toEqual({ protected_branches: true, custom_branch_policies: false })
      const open = await rest(simulator, 'GET', `${home}/open`)
      expect(open.body).toMatchObject({ protection_rules: [], deployment_branch_policy: null, can_admins_bypass: true })
    }))

  test('the list, a page at a time', () =>
    played(async (simulator) => {
      const first = await rest(simulator, 'GET', `${home}?per_page=2`)
      const second = await rest(simulator, 'GET', `${home}?per_page=2&page=2`)
      expect(first.body).toMatchObject({ total_count: 3, environments: [{ name: 'Production' }, { name: 'staging' }] })
      expect(second.body).toMatchObject({ total_count: 3, environments: [{ name: 'open' }] })
    }))

  test('a name with a slash is one name', () =>
    played(async (simulator, { world, repository }) => {
      setEnvironment(world, repository, 'eu/live', { refs: ['main'] })
      expect(at((await rest(simulator, 'GET', `${home}/eu%2Flive`)).body, 'name')).toBe('eu/live')
      expect((await rest(simulator, 'GET', `${home}/eu%2Flive/deployment-branch-policies`)).status).toBe(200)
    }))
})

describe('refusals', () => {
  test('an environment that is not there: 404, and so is everything below it', () =>
    played(async (simulator) => {
      for (const path of ['/absent', '/absent/deployment-branch-policies', '/absent/deployment_protection_rules'])
        expect({ path, status: (await rest(simulator, 'GET', `${home}${path}`)).status }).toEqual({ path, status: 404 })
    }))

  test('without actions:read 403, and the permission is named', () =>
    played(
      async (simulator) => {
        const answer = await rest(simulator, 'GET', `${home}/production`)
        expect([answer.status, answer.headers.get('x-accepted-github-permissions')]).toEqual([403, 'actions=read'])
      },
      { misbehave: { lacking: ['actions'] } },
    ))

  test('a second page that is empty, though the count promised more', () =>
    played(
      async (simulator) => {
        const page = await rest(simulator, 'GET', `${home}?per_page=2&page=2`)
        expect(page.body).toMatchObject({ total_count: 3, environments: [] })
      },
      { misbehave: { secondPageMissing: true } },
    ))

  test('an unknown team is a mistake of the story', () => {
    const { world, repository } = scene()
    expect(() => setEnvironment(world, repository, 'x', { reviewers: ['acme/nobody'] })).toThrow('no team acme/nobody')
    expect(environmentNamed(repository, 'x')).toBeNull()
  })
})

test('saying it again changes the one there is, and keeps its name and id', () => {
  const { world, repository } = scene()
  const first = { ...setEnvironment(world, repository, 'Prod', { waitMinutes: 3 }) }
  const again = setEnvironment(world, repository, 'prod', { reviewers: ['lead'] })
  expect([repository.environments.length, again.id, again.name, again.waitMinutes]).toEqual([1, first.id, 'Prod', 0])
})
