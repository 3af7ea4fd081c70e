import { expect, test } from '@jest/globals'
import { ledgerFolder, recordPath } from '../../src/domain/ledger.ts'
import { sha256 } from '../../src/domain/digest.ts'
import { merge, openPullRequest } from '../../src/simulator/pulls.ts'
import { finishJob, startDeployRun } from '../../src/simulator/runs.ts'
import { site } from './deploying.ts'
import { reading } from './reconciling.ts'
import { policyPath, valueOf } from './rig.ts'

const [commits, records, deployments, policies, mostRequests] = [1000, 4000, 100, 20, 40]

test(`${commits} squash merges, a ledger of ${records} records, ${deployments} deployments and ${policies} policies cost at most ${mostRequests} requests`, async () => {
  const place = site()
  const { world, repository } = place
  const change = (name: string, more: Record<string, string> = {}): void => {
    world.push(repository, name, { by: 'author', from: 'main', changes: { 'a.ts': name, ...more } })
    merge(world, openPullRequest(world, repository, { by: 'author', head: name }), { by: 'reviewer', method: 'squash' })
  }
  change('before')
  const start = world.tip(repository, 'main')
  const since = world.clock.tick()
  for (let index = 0; index < commits; index += 1) {
    change(`topic-${index}`, index % (commits / policies) === 0 ? { [policyPath]: `version: 1\n# ${index}\n` } : {})
  }
  for (let index = 0; index < deployments; index += 1) {
    finishJob(world, repository, startDeployRun(world, repository, { by: 'author', jobs: [{ name: 'deploy', environment: 'staging' }] }), 'deploy')
  }
  const files = Object.fromEntries(Array.from({ length: records }, (_, index) => [
    recordPath({ index: index + 1, sha256: sha256(`${index}`) }),
    `${index}`,
  ]))
  world.moveBranch(repository, 'ledger', world.commit(repository, { by: 'github-actions', parents: [], changes: files }).sha, 'github-actions')
  await reading(world, {}, async ({ reader, subject, client }) => {
    const period = { since, until: world.clock.now() }
    const [made, ledger, rewrites] = await Promise.all([
      reader.deployments(subject, period),
      reader.ledger(subject, 'ledger'),
      reader.ledgerRewrites(subject, 'ledger', period),
    ])
    const named = Array.from({ length: commits + 1 }, (_, index) => index + 1)
    const population = valueOf(await reader.population(subject, period, { numbers: named, names: ['acme/billing'], policyPath }))
    expect([
      population.start?.sha,
      population.commits.length,
      population.updates.length,
      population.changes.length,
    ]).toEqual([start, commits, commits, commits + 1])
    expect(population.updatesComplete).toBe(true)
    expect(Object.keys(population.policies)).toHaveLength(policies + 1)
    expect(valueOf(rewrites)).toEqual([])
    expect(valueOf(made)).toHaveLength(deployments)
    let read = 0
    for await (const { path } of valueOf(ledger)?.files() ?? []) read += path.startsWith(ledgerFolder) ? 1 : 0
    expect(read).toBe(records)
    expect(client.usage().requests).toBeLessThanOrEqual(mostRequests)
    expect(client.usage().points).toBeLessThanOrEqual(100)
  })
}, 60_000)
