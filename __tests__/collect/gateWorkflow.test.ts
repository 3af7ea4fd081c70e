import { expect, test } from '@jest/globals'
import type { FileEdit } from '../../src/simulator/writing.ts'
import { scene } from '../simulator/fixture.ts'
import { changeOf, onlySubject, pullRequestOccasion, replaced, withRig } from './rig.ts'
import type { RigOptions, Tampering } from './rig.ts'

const workflow = { path: '.github/workflows/gate.yml', ref: 'refs/heads/main' }
const text = 'on: pull_request_target\njobs: { gate: { if: "github.actor != \'jo\'" } }\n'

/** What the collector tells of the gate's workflow when `main` holds this file; the pull request itself must be read in any case. */
async function told(file: FileEdit | null, options: RigOptions = { workflow }): Promise<string | null> {
  const { world, repository, pull } = scene()
  if (file !== null) world.push(repository, 'main', { by: 'lead', changes: { [workflow.path]: file } })
  let found: string | null = 'not told'
  await withRig(world, options, async ({ collector, client }) => {
    expect(collector.workflowText()).toBeNull()
    await onlySubject(collector, pullRequestOccasion(pull))
    found = collector.workflowText()
    expect((await changeOf(collector, pull, ['commits'])).commits?.state).toBe('known')
    expect(client.usage()).toMatchObject({ requests: 2, points: 2 })
  })
  return found
}

const onWorkflow = (path: (string | number)[], to: unknown): Tampering => ({
  graphql: (operation, answer) => (operation === 'PullRequest' ? replaced(answer, path, to) : answer),
})
const blob = ['data', 'repository', 'gateWorkflow']

test('the gate’s own workflow comes with the one query, and costs nothing', async () => expect(await told(text)).toBe(text))

test('read where it runs, not where the pull request would change it', async () => {
  const { world, repository, pull } = scene()
  world.push(repository, 'main', { by: 'lead', changes: { [workflow.path]: text } })
  world.push(repository, 'topic', { by: 'author', changes: { [workflow.path]: 'jobs: { gate: {} }\n' } })
  await withRig(world, { workflow }, async ({ collector }) => {
    await onlySubject(collector, pullRequestOccasion(pull))
    expect(collector.workflowText()).toBe(text)
  })
})

test.each<[string, FileEdit | null, RigOptions]>([
  ['nobody named one', text, {}],
  ['there is no such file', null, { workflow }],
  ['it stands on another ref', text, { workflow: { ...workflow, ref: 'refs/heads/gone' } }],
  ['the path is a folder', text, { workflow: { ...workflow, path: '.github' } }],
  ['it is no text', { content: new Uint8Array([0, 1, 2]) }, { workflow }],
  ['it is longer than the API tells', 'x'.repeat(600_000), { workflow }],
  ['the answer says it was cut', text, { workflow, tamper: onWorkflow([...blob, 'isTruncated'], true) }],
  ['the answer does not say whether it was cut', text, { workflow, tamper: onWorkflow([...blob, 'isTruncated'], undefined) }],
  ['the answer is of another form', text, { workflow, tamper: onWorkflow(blob, [text]) }],
  ['it is refused', text, { workflow, misbehave: { failingFields: [{ path: 'repository.gateWorkflow', type: 'FORBIDDEN' }] } }],
  ['its text is refused', text, { workflow, misbehave: { failingFields: [{ path: 'repository.gateWorkflow.text', type: 'INTERNAL' }] } }],
])('%s: unreadable, and everything else is read all the same', async (_, file, options) => expect(await told(file, options)).toBeNull())

test('an error above it is no answer to anything', async () => {
  const { world, pull } = scene()
  await withRig(
    world,
    { workflow, tamper: onWorkflow(['errors'], [{ type: 'FORBIDDEN', path: ['repository'], message: 'no' }]) },
    async ({ collector }) => {
      expect(await collector.locate(pullRequestOccasion(pull))).toMatchObject({ state: 'unavailable' })
      expect(collector.workflowText()).toBeNull()
    },
  )
})
