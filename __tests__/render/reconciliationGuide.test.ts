import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countAgainPart, type Compared } from '../../src/render/reconciliationGuide.ts'
import { verifyGuide } from '../../src/render/verifyGuide.ts'
import { commitRow, id } from '../support/reconciled.ts'

const folder = mkdtempSync(join(tmpdir(), 'countersign-count-'))
const clone = join(folder, 'clone')
const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.invalid', '-c', 'commit.gpgsign=false']
const git = (...words: string[]): string => execFileSync('git', ['-C', clone, ...identity, ...words], { encoding: 'utf8' }).trim()
const commit = (message: string): string => {
  git('commit', '-q', '--allow-empty', '-m', message)
  return git('rev-parse', 'HEAD')
}

let start: string
let line: string[]
beforeAll(() => {
  execFileSync('git', ['init', '-q', '-b', 'main', clone])
  start = commit('before')
  const first = commit('one')
  git('switch', '-q', '-c', 'topic')
  commit('beside the line')
  git('switch', '-q', 'main')
  git('merge', '-q', '--no-ff', '-m', 'merge', 'topic')
  line = [first, git('rev-parse', 'HEAD'), commit('two')]
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const compared = (shas: string[], from: string | null = start): Compared => ({ start: from, end: line.at(-1) ?? null, commits: shas.map((sha) => ({ ...commitRow('c'), sha })) })

/** The lines between git's and the verdict, as somebody would paste them. */
function counted(recorded: Compared) {
  const facts = { repository: { population: { value: { ...recorded, branch: 'main', period: {}, updatesComplete: true } }, deploymentsMade: { value: [] }, records: { value: { from: 'x', read: 1, ledger: null, records: [] } } } }
  writeFileSync(join(folder, 'facts.json'), JSON.stringify(facts))
  const blocks = [...countAgainPart(recorded).matchAll(/```bash\n([^]*?)```/g)].map(([, block = '']) => block.replaceAll('CLONE', clone))
  return spawnSync('bash', ['-euo', 'pipefail', '-c', blocks.join('\n')], { cwd: folder, encoding: 'utf8' })
}

describe('counting again with git', () => {
  test('agrees where every commit of the line is recorded, and those beside it are not asked for', () => {
    const { status, stdout } = counted(compared(line))
    expect([status, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, 'commits ok'])
  })

  test('from the first commit where nothing lies before the period', () => expect(counted(compared([start, ...line], null)).stdout).toContain('commits ok'))

  test.each<[string, () => Compared]>([
    ['one was left out', () => compared(line.slice(1))],
    ['one was made up', () => compared([...line, id('c1')])],
    ['the line was begun later', () => compared(line.slice(1), start)],
    ['a start is not there', () => compared(line, id('c1'))],
  ])('disagrees when %s', (_, given) => {
    const { status, stdout } = counted(given())
    expect(status).not.toBe(0)
    expect(stdout).not.toContain('commits ok')
  })

  test('asks for no empty list to be compared with an empty one', () => {
    const none = countAgainPart({ start, end: null, commits: [] })
    expect(none).toContain('No commit came into the branch in the period.')
    expect(none).not.toContain('commits ok')
  })

  test('whatever stands in the place of a commit, it stays one word', () => {
    for (const text of ['$(touch x)', "'; touch x #", '`touch x`', '"; touch x; "', '--output=x', '\n touch x\n']) {
      for (const given of [{ ...compared(line), start: text }, { ...compared(line), end: text }]) expect(counted(given).stdout).not.toContain('commits ok')
      expect(existsSync(join(folder, 'x'))).toBe(false)
    }
  })
})

test('VERIFY.md of other gates counts nothing', () => {
  const input = { repository: 'acme/payments', commit: id('c1'), result: 'passed' as const, evaluatedAt: '2026-11-21T14:03:09Z', bundleSha256: 'x', policyRead: true, signer: null }
  expect(verifyGuide(input)).not.toContain('Count again')
  expect(verifyGuide({ ...input, reconciliation: { start: id('a'), end: id('b'), commits: [commitRow('c1')] } })).toContain('## Count again')
})
