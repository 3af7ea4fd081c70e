import { describe, expect, test } from '@jest/globals'
import { boundaryMessages } from '../../src/controls/boundarySentences.ts'
import { boundaryOptions, exceptions, production } from '../../src/controls/boundarySections.ts'
import type { SubjectView } from '../../src/controls/control.ts'
import { nothingGoverned } from '../../src/controls/governing.ts'
import { productionSecretBoundary as control } from '../../src/controls/productionSecretBoundary.ts'
import { known, unavailable } from '../../src/domain/fact.ts'
import type { Inventory } from '../../src/domain/inventory.ts'
import type { Conclusion } from '../../src/domain/outcome.ts'
import { speak } from '../../src/render/catalogue.ts'
import { plain } from '../../src/render/sentence.ts'
import { defaultBoundary } from '../../src/workflow/options.ts'
import { context, dataOf, gist } from '../support/judging.ts'
import { deploying, devTests, leaking, noWorkflows, workflowFiles } from '../support/workflows.ts'
import type { WorkflowsGiven } from '../support/workflows.ts'

interface Asked extends WorkflowsGiven {
  production?: object
  exceptions?: object[]
  inventory?: SubjectView['inventory']
  at?: string
}

async function ask(files: Record<string, string>, { inventory = null, at = '2026-11-21T14:00:00Z', ...given }: Asked = {}): Promise<Conclusion> {
  const options = boundaryOptions({
    ...(given.production && { production: production.parse(given.production) }),
    ...(given.exceptions && { exceptions: exceptions.parse(given.exceptions) }),
  })
  const workflows = await workflowFiles(files, { identities: options.identities, ...given })
  const { change: _, ...about } = context({})
  return control.evaluate({ workflows, inventory } as SubjectView, options, { ...about, at, changes: [], governing: nothingGoverned })
}

const sentences = ({ because }: Conclusion, form: 'text' | 'short' | 'todo' = 'text') =>
  because.map(({ message, data }) => speak({ control: control.id, message, data }, form, plain))

const exception = (more: object = {}) => ({
  control: 'production-secret-boundary',
  file: devTests,
  job: 'test',
  reason: 'read-only',
  'approved-by': 'erin',
  expires: '2026-12-31',
  ...more,
})

describe('what blocks', () => {
  test('a production secret in a pull request run, with its line and its run', async () => {
    const found = await ask({ [devTests]: leaking })
    expect(found.verdict).toBe('fail')
    expect(sentences(found, 'short')[0]).toBe('production secret PROD_KEY in a pull request run, dev-tests.yml:7')
    expect(sentences(found)[0]).toMatch(
      /^\.github\/workflows\/dev-tests\.yml:7: production secret PROD_KEY is asked for by job test in a run of pull_request/,
    )
    const data = { rule: 'S2', file: devTests, line: 7, job: 'test', context: 'pull_request', secret: 'PROD_KEY' }
    expect(dataOf(found, 'secretOutside')).toMatchObject(data)
    expect(found.because[0].facts[0]).toMatch(/^\/workflows\/models\/[0-9a-f]{40}$/)
  })

  test('one place in many runs is one reason, with a run that a person can bring about', async () => {
    const found = await ask({ [devTests]: leaking.replace('on: pull_request', 'on: [pull_request, merge_group, issue_comment]') })
    expect(found.because.filter(({ message }) => message === 'secretOutside')).toHaveLength(1)
    expect(dataOf(found, 'secretOutside')).toMatchObject({ context: 'pull_request', runs: ['pull_request'] })
  })

  test('what stands outside jobs names the jobs it reaches', async () => {
    const outside = `on: pull_request
env: { KEY: "\${{ secrets.PROD_KEY }}" }
jobs:
  one: { runs-on: x, steps: [{ run: ls }] }
  two: { runs-on: x, steps: [{ run: ls }] }
`
    const found = await ask({ [devTests]: outside })
    expect(sentences(found)[0]).toContain('by jobs one and two in')
  })

  test('a file that was not understood, whatever else is good', async () => {
    const found = await ask({ '.github/workflows/deploy.yml': deploying, [devTests]: 'on: push\njobs:\n\t- x' })
    expect(found.verdict).toBe('fail')
    expect(found.because[0].message).toMatch(/^notUnderstood/)
    expect(found.because[0].data).toMatchObject({ rule: 'S8', file: devTests })
  })

  test('violations stand before what was not understood', async () => {
    const found = await ask({ '.github/workflows/a.yml': 'on: push\njobs:\n\t- x', [devTests]: leaking })
    expect(found.because[0].message).toBe('secretOutside')
    expect(found.because[1]?.message).toMatch(/^notUnderstood/)
  })

  test('what the base has already, and the report says so', async () => {
    const found = await ask({ [devTests]: leaking }, { base: { [devTests]: leaking } })
    expect(found.verdict).toBe('fail')
    expect(sentences(found)[0]).toMatch(/The base has it already\.$/)
    expect(dataOf(found, 'alreadyThere')).toEqual({ count: 1 })
  })

  test('an expired exception excepts nothing, and is warned of', async () => {
    const found = await ask({ [devTests]: leaking }, { exceptions: [exception({ expires: '2026-11-20' })] })
    expect(found.verdict).toBe('fail')
    expect(dataOf(found, 'exceptionExpired')).toMatchObject({ file: devTests, job: 'test', approvedBy: 'erin', expires: '2026-11-20' })
    expect(boundaryMessages.exceptionExpired.kind).toBe('warning')
  })

  test('an exception for another job', async () => {
    const found = await ask({ [devTests]: leaking }, { exceptions: [exception({ job: 'other' })] })
    expect(found.verdict).toBe('fail')
    expect(gist(found)).toContain('exceptionUnused')
  })

  test('a secret whose name says nothing, when the inventory places it in production', async () => {
    const files = { [devTests]: leaking.replaceAll('PROD_KEY', 'PASSPHRASE') }
    expect((await ask(files)).verdict).toBe('pass')
    const inventory: Inventory = { repository: [], organization: [], dependabot: [], environments: { production: { secrets: ['PASSPHRASE'] } } }
    expect(gist(await ask(files, { inventory: known(inventory, []) }))).toMatch(/^fail: /)
  })

  test('a production secret that lives where every workflow can ask for it, although no file does', async () => {
    const found = await ask({ '.github/workflows/deploy.yml': deploying }, { inventory: known({ repository: ['PROD_KEY'] }, []) })
    expect(found.verdict).toBe('fail')
    expect(dataOf(found, 'secretMisplaced')).toMatchObject({ rule: 'I1', secret: 'PROD_KEY', store: 'repository', file: '' })
    expect(sentences(found)[0]).toBe('Production secret PROD_KEY stands among the repository secrets, where every workflow can ask for it.')
  })

  test('hundreds of findings, each with a reason of its own up to a limit, and the rest counted', async () => {
    const steps = Array.from({ length: 2500 }, (_, n) => `      - run: ./test ${n}\n        env: { KEY: "\${{ secrets.PROD_${n} }}" }`).join('\n')
    const found = await ask({ [devTests]: `on: pull_request\njobs:\n  test:\n    runs-on: x\n    steps:\n${steps}\n` })
    expect(found.verdict).toBe('fail')
    expect(found.because.length).toBeLessThan(2100)
  })
})

describe('what does not block is told', () => {
  test('a pass names files, jobs, runs and production jobs', async () => {
    const found = await ask({ '.github/workflows/deploy.yml': deploying })
    expect(gist(found)).toBe('pass: judged, assumedStatic')
    expect(dataOf(found, 'judged')).toMatchObject({
      assurance: 'static',
      files: ['.github/workflows/deploy.yml'],
      fileCount: 1,
      jobs: 1,
      productionJobs: 1,
    })
    expect(dataOf(found, 'judged')?.['contexts']).not.toEqual([])
  })

  test('a repository without workflow files has nothing to judge', async () => {
    const { change: _, ...about } = context({})
    const found = control.evaluate({ workflows: noWorkflows(), inventory: null } as SubjectView, defaultBoundary, { ...about, changes: [], governing: nothingGoverned })
    expect(gist(found)).toBe('not-applicable: noFiles')
    expect(sentences(found)).toEqual(['There are no workflow files.'])
  })

  test('an exception in force, with reason, owner and last day', async () => {
    const found = await ask({ [devTests]: leaking }, { exceptions: [exception()] })
    expect(gist(found)).toContain('secretOutsideNoted')
    expect(found.verdict).toBe('pass')
    expect(dataOf(found, 'excepted')).toEqual({ reason: 'read-only', approvedBy: 'erin', expires: '2026-12-31', count: 1, files: [devTests] })
  })

  test('an exception holds to the end of its last day', async () => {
    const asked = { exceptions: [exception({ expires: '2026-11-21' })] }
    expect((await ask({ [devTests]: leaking }, { ...asked, at: '2026-11-21T23:59:59Z' })).verdict).toBe('pass')
    expect((await ask({ [devTests]: leaking }, { ...asked, at: '2026-11-22T00:00:00Z' })).verdict).toBe('fail')
  })

  test('with changes-only, what the base has already', async () => {
    const asked = { production: { 'changes-only': true }, base: { [devTests]: leaking } }
    expect((await ask({ [devTests]: leaking }, asked)).verdict).toBe('pass')
    expect((await ask({ [devTests]: leaking, '.github/workflows/new.yml': leaking }, asked)).verdict).toBe('fail')
  })

  test('what the policy tolerates', async () => {
    const computed = leaking.replace('secrets.PROD_KEY', "secrets[format('X_{0}', github.run_id)]")
    expect((await ask({ [devTests]: computed })).verdict).toBe('fail')
    expect((await ask({ [devTests]: computed }, { production: { undetermined: { 'whole-context': 'note' } } })).verdict).toBe('pass')
  })

  test('that the inventory could not be read, with the measured reason, and the files are judged all the same', async () => {
    const inventory = unavailable({ what: 'names of secrets', request: 'GET /secrets', status: 403, detail: 'not accessible' })
    const found = await ask({ '.github/workflows/deploy.yml': deploying }, { inventory })
    expect(gist(found)).toBe('pass: judged, inventoryUnread')
    expect(dataOf(found, 'judged')).toMatchObject({ assurance: 'static' })
  })

  test('what of the inventory is not known, and then no more than the files is proven', async () => {
    const inventory = known<Inventory>({ repository: [], environments: {} }, [])
    const found = await ask({ '.github/workflows/deploy.yml': deploying }, { inventory })
    expect(gist(found)).toBe('pass: judged, inventoryPartly')
    expect(dataOf(found, 'inventoryPartly')).toEqual({ untold: ['those of the organisation', "Dependabot's secrets"] })
    expect(dataOf(found, 'judged')).toMatchObject({ assurance: 'static' })
  })

  test('that the inventory was read', async () => {
    const inventory = known<Inventory>({ repository: [], organization: [], dependabot: [], environments: {} }, [])
    const found = await ask({ '.github/workflows/ci.yml': 'on: push\njobs: { a: { runs-on: x, steps: [{ run: ls }] } }\n' }, { inventory })
    expect(gist(found)).toBe('pass: judged, inventoryRead')
    expect(dataOf(found, 'judged')).toMatchObject({ assurance: 'inventory' })
  })
})

describe('what it asks for', () => {
  test('the files, and every identity of the policy by its pattern', () => {
    const { change: _, at: __, ...about } = context({})
    const options = boundaryOptions({ production: production.parse({ identities: ['arn:aws:iam::1:role/*'] }) })
    expect(control.needs(options, about)).toEqual(['workflows', 'inventory', 'identity:arn:aws:iam::1:role/*'])
  })

  test('a policy without the section has the defaults, and defaults of the section are the same', () => {
    expect(boundaryOptions({})).toEqual(defaultBoundary)
    expect(boundaryOptions({ production: production.parse({}) })).toEqual(defaultBoundary)
  })
})

describe('the sentences', () => {
  test.each(Object.entries(boundaryMessages))('%s is complete', (_, message) => {
    if (message.kind === 'broken') expect(message).toMatchObject({ short: expect.any(String), todo: expect.any(String) })
    expect(message.text).toMatch(/[.}]$/)
  })
})
