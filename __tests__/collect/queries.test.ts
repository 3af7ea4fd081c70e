import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse, validate } from 'graphql'
import { deployedQuery } from '../../src/collect/deployedCommit.ts'
import { workflowOfRunQuery } from '../../src/collect/deployJob.ts'
import { lastReadQuery, pagesQuery, pullRequestQuery, wideCommitsQuery } from '../../src/collect/pullRequestQuery.ts'
import { mergedChangesQuery } from '../../src/collect/rangeChanges.ts'
import { rangeCommitsQuery } from '../../src/collect/rangeCommits.ts'
import { policiesAtQuery, policyTextsQuery } from '../../src/collect/rangePolicies.ts'
import { blobsQuery, branchRulesQuery, remoteFilesQuery, workflowFilesQuery } from '../../src/collect/workflowQuery.ts'
import { openPullRequest } from '../../src/simulator/pulls.ts'
import { World } from '../../src/simulator/world.ts'
import { graphqlSchema } from '../published/description.ts'
import { changeOf, withRig } from './rig.ts'

const folder = new URL('../../src/collect/', import.meta.url)

describe('queries are GitHub’s', () => {
  test.each([
    ['the pull request', pullRequestQuery],
    ['its further pages', pagesQuery],
    ['the last read', lastReadQuery(3)],
    ['wide commits', wideCommitsQuery(25)],
    ['workflow files of two commits', workflowFilesQuery],
    ['files by expression', blobsQuery({ texts: 25, ids: 25 })],
    ['one file', blobsQuery({ texts: 1, ids: 0 })],
    ['files of other repositories', remoteFilesQuery(25)],
    ['rules of branches', branchRulesQuery],
    ['a deployment', deployedQuery],
    ['the workflow of its run', workflowOfRunQuery],
    ['commits of a range', rangeCommitsQuery(100)],
    ['merged pull requests', mergedChangesQuery(60)],
    ['policies at commits', policiesAtQuery(100)],
    ['texts of policies', policyTextsQuery(10)],
  ])('%s is valid against the published schema', (_, query) => {
    expect(validate(graphqlSchema, parse(query)).map(String)).toEqual([])
  })

  test('every other query of the room is plain text, and valid too', () => {
    const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
    const found = texts.flatMap((text) => [...text.matchAll(/`(query \w+\([^`]*)`/g)].map(([, query]) => query ?? ''))
    const plain = found.filter((query) => !/\$\{(?!policyFragment\})/.test(query))
    const fragment = /policyFragment = `([^`]*)`/.exec(texts.join('\n'))?.[1] ?? ''
    const queries = plain.map((query) => query.replace('${policyFragment}', fragment))
    expect(queries.length).toBeGreaterThanOrEqual(5)
    expect(queries.flatMap((query) => validate(graphqlSchema, parse(query)).map(String))).toEqual([])
  })

  test('no query asks for a title, a body, a message or a diff', () => {
    const content = /\b(title|body|bodyText|message|messageBody|patch|diff)\b/
    const queries = [pullRequestQuery, pagesQuery, wideCommitsQuery(1), rangeCommitsQuery(1), mergedChangesQuery(1), deployedQuery]
    for (const query of queries) expect(query).not.toMatch(content)
  })
})

describe('the speed budget', () => {
  const busy = (): { world: World; pull: ReturnType<typeof openPullRequest> } => {
    const world = new World()
    const repository = world.repository('acme/payments', { writers: ['author'], files: { '.github/countersign.yml': 'version: 1\n' } })
    for (let index = 0; index < 100; index += 1) world.push(repository, 'topic', { by: 'author', changes: { [`f${index}`]: 'x' } })
    world.team('acme/release', ['reviewer'])
    return { world, pull: openPullRequest(world, repository, { by: 'author', head: 'topic' }) }
  }

  test('a hundred commits, a hundred files and a team: four requests for facts, three points or fewer', async () => {
    const { world, pull } = busy()
    await withRig(world, { orgToken: true }, async ({ collector, client, orgClient, asked }) => {
      const lists = ['pullRequest', 'commits', 'reviews', 'pushes', 'files', 'timeline', 'merges', 'policyAtHead'] as const
      await changeOf(collector, pull, [...lists, 'team:acme/release', 'login:author', 'workflows'])
      expect(asked()).toHaveLength(4)
      expect((client.usage().points ?? 0) + (orgClient?.usage().points ?? 0)).toBeLessThanOrEqual(3)
    })
  })

  test('what nobody needs is not asked for', async () => {
    const { world, pull } = busy()
    await withRig(world, {}, async ({ collector, client }) => {
      expect(Object.keys(await changeOf(collector, pull, [])).sort()).toEqual(['number', 'pullRequest'])
      expect(client.usage().requests).toBe(2)
    })
  })
})
