import { describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { gateWorkflow } from '../src/cli/samples.ts'
import { problemCodes } from '../src/domain/problem.ts'
import { readPolicy } from '../src/policy/read.ts'

const pages = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
]

/** GitHub's anchors: lower case, punctuation gone, spaces to hyphens. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'))

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8')

  test('every link to a file of ours leads somewhere', () => {
    for (const [, target = ''] of text.replace(/```.*?```/gs, '').matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : join(dirname(page), path)
      expect([target, existsSync(file)]).toEqual([target, true])
      if (anchor !== undefined) expect(anchorsOf(readFileSync(file, 'utf8'))).toContain(anchor)
    }
  })

  test('names no tag or branch of an action where a commit belongs', () => {
    for (const [, reference = ''] of text.matchAll(/uses: \S+@(\S+)/g)) expect(reference).toMatch(/^(FULL-COMMIT-SHA|[0-9a-f]{40})$/)
  })
})

test('the whole policy in docs/policy.md is one that this version reads, every section of it, without a remark', () => {
  const [, text = ''] = /## A complete example\n\n```yaml\n(.*?)```/s.exec(readFileSync('docs/policy.md', 'utf8')) ?? []
  const reading = readPolicy({ path: 'docs/policy.md', uri: 'docs/policy.md', bytes: Buffer.from(text) })
  expect(reading).toMatchObject({ ok: true, loaded: { warnings: [], notEvaluated: [] } })
  const sections = Object.keys((JSON.parse(readFileSync('docs/schema/policy.v1.json', 'utf8')) as { properties: object }).properties)
  expect(sections.filter((section) => section !== 'extends' && !new RegExp(`^${section}:`, 'm').test(text))).toEqual([])
})

test('no page says of a section that it is not evaluated', () => {
  for (const page of pages.filter((file) => file !== 'CHANGELOG.md')) {
    expect(readFileSync(page, 'utf8')).not.toMatch(
      /(deployments|break-glass|exceptions|production)[^.\n]*(is|are) not (yet )?(evaluated|judged) (by|in) this version/i,
    )
  }
})

test('every dependency that ships has its row in docs/dependencies.md', () => {
  const listed = readFileSync('docs/dependencies.md', 'utf8')
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>
  const names = [
    ...Object.keys(dependencies ?? {}),
    ...Object.keys(devDependencies ?? {}).filter((name) => !name.startsWith('@types/') && name !== '@jest/globals'),
  ]
  expect(names.filter((name) => !listed.includes(`\`${name}\``))).toEqual([])
})

test('docs/troubleshooting.md has one section for each problem code, by its title, and no other', () => {
  const sections = [...readFileSync('docs/troubleshooting.md', 'utf8').matchAll(/^## (.+)\n\n\*\*(.+?)\.\*\* \S/gm)].map(([, code, title]) => [
    code,
    title,
  ])
  expect(sections).toEqual(Object.entries(problemCodes))
})

describe('the permissions a gate needs are the same wherever they are told', () => {
  const needed = permissionsOf(gateWorkflow(null))

  test.each(['.github/workflows/gate.yml', '.github/workflows/countersign.yml'])('%s', (file) => {
    expect(permissionsOf(readFileSync(file, 'utf8'))).toEqual(needed)
  })

  test('the table of the README gives a reason for each, and for no other', () => {
    const rows = [...readFileSync('README.md', 'utf8').matchAll(/^\| `([a-z-]+): (read|write)` \| (.+) \|$/gm)]
    expect(Object.fromEntries(rows.map(([, name, level]) => [name, level]))).toEqual(needed)
  })

  test.each(['README.md', 'docs/install.md'])('no whole job in %s asks for more', (page) => {
    for (const [, block = ''] of readFileSync(page, 'utf8').matchAll(/```yaml\n(.*?)```/gs)) {
      if (!/^jobs:$/m.test(block)) continue
      const job = (parse(block) as { jobs: { gate?: { permissions?: object } } }).jobs.gate
      if (job?.permissions !== undefined) expect(job.permissions).toEqual(needed)
    }
  })
})

test('the reusable form in docs/install.md runs on the events and in the queue of the gate', () => {
  const [, sample = ''] = /## The reusable workflow.*?```yaml\n(.*?)```/s.exec(readFileSync('docs/install.md', 'utf8')) ?? []
  const [form, gate] = [parse(sample), parse(gateWorkflow(null))] as { on: unknown; concurrency: unknown }[]
  expect(form?.on).toEqual(gate?.on)
  expect(form?.concurrency).toEqual(gate?.concurrency)
})

function permissionsOf(workflow: string): unknown {
  return (parse(workflow) as { jobs: { gate: { permissions: unknown } } }).jobs.gate.permissions
}
