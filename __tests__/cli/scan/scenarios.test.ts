import { describe, expect, test } from '@jest/globals'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../../../src/cli/commands.ts'
import { runProgram } from '../../../src/cli/program.ts'
import { fakeIo } from '../fakeIo.ts'

const folder = '__tests__/scenarios/scan'

/** What a scan of the folder beside it must come to. `findings` are all of them, each with at least these members; texts must occur. */
interface Expected {
  args?: string[]
  exit: number
  verdict?: string
  assurance?: string
  policy?: string
  findings?: Record<string, unknown>[]
  says?: string[]
  complains?: string[]
}

async function scan(name: string, args: string[]) {
  const io = fakeIo({}, join(process.cwd(), folder, name))
  const exit = await runProgram(['scan', ...args], io, commands, '1.2.3')
  return { exit, out: io.outText(), err: io.errText() }
}

describe.each(readdirSync(folder))('%s', (name) => {
  const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as Expected
  const { args = [], says = [], complains = [] } = expected

  test('as text', async () => {
    const { exit, out, err } = await scan(name, args)
    expect([exit, out, err]).toEqual([
      expected.exit,
      says.length === 0 ? out : expect.stringContaining(says[0] ?? ''),
      complains.length === 0 ? '' : expect.any(String),
    ])
    for (const part of says) expect(out).toContain(part)
    for (const part of complains) expect(err).toContain(part)
    if (complains.length > 0) expect(out).toBe('')
  })

  if (expected.verdict === undefined) return

  test('as JSON', async () => {
    const { exit, out } = await scan(name, [...args, '--format', 'json'])
    const document = JSON.parse(out) as Record<string, unknown> & { policy: { path: string | null }; findings: Record<string, unknown>[] }
    expect(exit).toBe(expected.exit)
    expect(document).toMatchObject({ verdict: expected.verdict, assurance: expected.assurance ?? 'static' })
    expect(document.findings).toEqual((expected.findings ?? []).map((finding) => expect.objectContaining(finding)))
    if (expected.policy !== undefined) expect(document.policy.path).toBe(expected.policy)
  })

  test('as SARIF', async () => {
    const { exit, out } = await scan(name, [...args, '--format', 'sarif'])
    const { runs } = JSON.parse(out) as { runs: [{ results: { ruleId: string }[] }] }
    expect(exit).toBe(expected.exit)
    expect(new Set(runs[0].results.map(({ ruleId }) => ruleId))).toEqual(new Set((expected.findings ?? []).map(({ rule }) => rule)))
  })
})
