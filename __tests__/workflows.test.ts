import { describe, expect, test } from '@jest/globals'
import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import { gateWorkflow, pingWorkflow } from '../src/cli/samples.ts'

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}
interface Workflow {
  name: string
  on: Record<string, { types?: string[]; workflows?: string[] } | null>
  permissions: unknown
  concurrency?: { group: string; 'cancel-in-progress': unknown }
  jobs: Record<string, { permissions?: Record<string, string>; steps?: Step[]; 'timeout-minutes'?: number; if?: string }>
}

const folder = '.github/workflows'
const ours = readdirSync(folder).map((file) => ({ file, text: readFileSync(`${folder}/${file}`, 'utf8') }))
const samples = [
  { file: 'the sample gate', text: gateWorkflow(`acme/countersign@${'a'.repeat(40)} # v0.1.0`) },
  { file: 'the sample ping', text: pingWorkflow },
  {
    file: 'the deploy example',
    text: readFileSync('docs/examples/deploy.yml', 'utf8').replace('OWNER/countersign@FULL-COMMIT-SHA', `acme/countersign@${'a'.repeat(40)}`),
  },
]
const all = [...ours, ...samples].map(({ file, text }) => ({ file, text, workflow: parse(text) as Workflow }))
function named(file: string): (typeof all)[number] {
  const found = all.find((entry) => entry.file === file)
  if (found === undefined) throw new Error(`no ${file}`)
  return found
}
const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps = [] }) => steps)

describe.each(all)('$file', ({ text, workflow }) => {
  test('gives no permission to the whole workflow, and each job only what it names', () => {
    expect(workflow.permissions).toEqual({})
    for (const job of Object.values(workflow.jobs)) expect(typeof (job.permissions ?? {})).toBe('object')
  })

  test('uses nothing that somebody could move', () => {
    for (const { uses } of stepsOf(workflow)) expect(uses ?? './').toMatch(/^(\.\/|\$\/\.github\/|[\w.-]+\/[\w.-]+@[0-9a-f]{40}$)/)
    for (const [line] of text.matchAll(/^ *(- )?uses: .*@.*$/gm)) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('puts nothing from an event into a script', () => {
    for (const { run } of stepsOf(workflow)) expect(run ?? '').not.toContain('${{')
  })

  test('ends: every job has a time limit', () => {
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0)
  })
})

describe.each(['gate.yml', 'the sample gate'])('%s judges', (file) => {
  const { workflow, text } = named(file)

  test('on every event that can change a verdict', () => {
    expect(Object.keys(workflow.on).sort()).toEqual(['merge_group', 'pull_request_target', 'schedule', 'workflow_dispatch', 'workflow_run'])
    expect(workflow.on['pull_request_target']?.types).toEqual(
      expect.arrayContaining(['opened', 'synchronize', 'reopened', 'edited', 'ready_for_review', 'converted_to_draft', 'closed']),
    )
  })

  test('after the ping, by the name the ping has', () => {
    expect(workflow.on['workflow_run']?.workflows).toEqual([named(file === 'gate.yml' ? 'ping.yml' : 'the sample ping').workflow.name])
  })

  test('one after the other for each head, and the decider is never cancelled', () => {
    expect(workflow.concurrency?.['cancel-in-progress']).toBe(false)
    for (const head of ['pull_request.head.sha', 'workflow_run.head_sha', 'merge_group.head_sha']) expect(workflow.concurrency?.group).toContain(head)
  })

  test('always: no `if:` could skip the job, which GitHub would count as success', () => {
    expect(Object.keys(workflow.jobs)).toEqual(['gate'])
    expect(workflow.jobs['gate']?.if).toBeUndefined()
  })

  test('without touching what the pull request brings', () => {
    expect(text).not.toMatch(/refs\/pull|head_ref|head\.ref|ref:.*head/)
    for (const { uses, with: inputs } of stepsOf(workflow)) {
      if (uses?.startsWith('actions/checkout@')) expect(inputs).toEqual({
        ref: '${{ github.event.merge_group.base_ref || github.sha }}',
        'persist-credentials': false,
      })
    }
  })
})

describe('the deploy example', () => {
  const { workflow } = named('the deploy example')
  const deploy = workflow.jobs['deploy'] as (typeof workflow.jobs)[string] & { environment: unknown; needs: unknown }

  test('judges first, in the job that is bound to the environment it names', () => {
    expect(deploy.steps?.[0]).toMatchObject({ uses: expect.stringContaining('/countersign@'), with: { environment: deploy.environment } })
    for (const job of Object.values(workflow.jobs)) expect(job.if).toBe("github.ref == 'refs/heads/main'")
  })

  test('waits for the job of every further seat', () => {
    expect(Object.keys(workflow.jobs)).toEqual([deploy.needs, 'deploy'])
  })

  test('deploys one after the other, and never cuts one off', () => {
    expect(workflow.concurrency).toEqual({ group: 'deploy-production', 'cancel-in-progress': false })
  })

  test('asks for the permissions that docs/install.md gives reasons for, and for no other', () => {
    const [, section = ''] = /\n## Deployments\n(.*?)\n## /s.exec(readFileSync('docs/install.md', 'utf8')) ?? []
    const rows = [...section.matchAll(/^\| `([a-z-]+): (read|write)` \|/gm)].map(([, name, level]) => [name, level])
    expect(deploy.permissions).toEqual(Object.fromEntries(rows))
  })
})

describe.each(['countersign.yml', 'countersign-keyless.yml'])('the reusable workflow %s', (file) => {
  const { workflow } = named(file)
  interface Call {
    inputs: Record<string, { default: string }>
    secrets: Record<string, { required: boolean }>
    outputs: Record<string, { value: string }>
  }
  const call = (workflow.on as unknown as { workflow_call: Call }).workflow_call
  const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, { default: string }>; outputs: object }
  const [step] = stepsOf(workflow)

  test('passes on what the action knows, with the same defaults', () => {
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})))
    for (const [name, { default: preset }] of Object.entries(call.inputs)) expect([name, preset]).toEqual([name, action.inputs[name]?.default])
  })

  test('passes on everything that it takes, each under its own name', () => {
    const passed = (kind: 'inputs' | 'secrets') => Object.keys(call[kind]).map((name) => [name, `\${{ ${kind}.${name} }}`])
    const taken = Object.fromEntries([...passed('inputs'), ...passed('secrets')]) as Record<string, string>
    expect({ ...step?.with, ...taken }).toEqual(step?.with)
    for (const { required } of Object.values(call.secrets)) expect(required).toBe(false)
  })

  // Another job than a pull request's gate; what needs a permission that callers could not withhold; programs that no runner of GitHub has.
  const ofOtherJobs = ['environment', 'sha', 'repository', 'trusted-keys', 'reconcile', 'reconcile-since', 'reconcile-issue']
  const withheld = ['comment', 'break-glass', 'signing-command', 'signing-public-key', 'github-token', ...ofOtherJobs]
  const ofTheOther = file === 'countersign.yml' ? ['fulcio-url', 'attest'] : ['signing-key']

  test('leaves out nothing else of the action', () => {
    const missing = Object.keys(action.inputs).filter((name) => !Object.keys(step?.with ?? {}).includes(name))
    expect(missing.toSorted()).toEqual([...withheld, ...ofTheOther].toSorted())
  })

  test('answers only what the action answers, and hands each answer on', () => {
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(Object.keys(call.outputs)))
    for (const [name, { value }] of Object.entries(call.outputs)) expect(value).toBe(`\${{ jobs.gate.outputs.${name} }}`)
  })

  test('asks for what its page says that a caller grants', () => {
    const [, page = ''] = /\n## The reusable workflow\n(.*?)\n## /s.exec(readFileSync('docs/install.md', 'utf8')) ?? []
    const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = '']) => block)
    const caller = blocks.find((block) => block.includes(`/workflows/${file}@`)) ?? ''
    const [, lines = ''] = /^ {2}gate:\n(.*?)(?=^\S|$(?![\s\S]))/ms.exec(caller) ?? []
    const job = parse(lines.replaceAll(/^ {4}/gm, '')) as { permissions: object; secrets?: object; with?: object }
    expect(job.permissions).toEqual(workflow.jobs['gate']?.permissions)
    expect(Object.keys(call.inputs)).toEqual(expect.arrayContaining(Object.keys(job.with ?? {})))
    expect(Object.keys(call.secrets)).toEqual(expect.arrayContaining(Object.keys(job.secrets ?? {})))
  })
})

describe('the action', () => {
  const action =
    parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, { required: boolean; default: string; description: string }>; runs: object }

  test('runs the built program on Node 24 with no nested step', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
  })

  test.each(Object.keys(action.inputs))('input %s is optional, has its default and says what it does', (name) => {
    expect(action.inputs[name]).toEqual({ required: false, default: expect.any(String), description: expect.stringMatching(/^.{20,}[.…]$/s) })
  })

  test('has exactly the inputs that the program reads', () => {
    const read = [...readFileSync('src/action/inputs.ts', 'utf8').matchAll(/\(env, '([a-z-]+)'/g)].map(([, name]) => name)
    expect([...new Set(read)].sort()).toEqual(Object.keys(action.inputs).sort())
  })
})
