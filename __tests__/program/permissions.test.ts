import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { gateWorkflow } from '../../src/cli/samples.ts'
import { deployed } from './deployStage.ts'
import { reconciling } from './reconcileStage.ts'
import { type Inputs, play, secret } from './stage.ts'
import type { Told } from './told.ts'

/** Keyless signing in a job without `id-token: write`: what is printed is the whole block of that very job, to be pasted. */
const keyless: Inputs = { signing: 'keyless', 'signing-key': '' }

function pasted({ summary, stdout }: Told): Record<string, string> {
  const [, block = ''] = /```text\n(\s*permissions:\n.*?)\n\s*```/s.exec(summary) ?? []
  const told = parse(block) as { permissions: Record<string, string> } | null
  for (const line of Object.entries(told?.permissions ?? {})) expect(stdout).toContain(line.join(': '))
  return told?.permissions ?? {}
}

const ofGate = (parse(gateWorkflow(null)) as { jobs: { gate: { permissions: Record<string, string> } } }).jobs.gate.permissions

function ofExample(name: 'deploy' | 'reconcile'): Record<string, string> {
  const { jobs } = parse(readFileSync(`docs/examples/${name}.yml`, 'utf8')) as { jobs: Record<string, { permissions: Record<string, string> }> }
  return jobs[name]?.permissions ?? {}
}
const ofDeployment = ofExample('deploy')
const ofReconciliation = ofExample('reconcile')

describe('without the permission to sign keyless, the block to paste is that of the job', () => {
  const pull = (inputs: Inputs = {}) => play({}, (stage) => stage.run(stage.target('opened'), { ...keyless, ...inputs }))

  test.concurrent('of a pull request', async () => {
    const told = await pull()
    expect([told.exitCode, told.decision, told.packs]).toEqual([1, 'error', []])
    expect(pasted(told)).toEqual({ ...ofGate, 'id-token': 'write' })
  })

  test.concurrent('with what its inputs need besides', async () => {
    const told = await pull({ ledger: 'countersign-ledger', attest: 'true', comment: 'always', 'break-glass': 'INC-7: the ledger is down' })
    expect(pasted(told)).toEqual({
      ...ofGate,
      'id-token': 'write',
      contents: 'write',
      attestations: 'write',
      'pull-requests': 'write',
      issues: 'write',
    })
  })

  test.concurrent('and not what another token does', async () => {
    expect(pasted(await pull({ ledger: 'countersign-ledger', 'ledger-token': secret('ghs_') }))).toEqual({ ...ofGate, 'id-token': 'write' })
  })

  test.concurrent('of a deployment, as the example has it', () =>
    deployed(async (scene) => {
      const run = scene.start()
      scene.approve(run, 'dana')
      const told = await scene.gate(run, keyless)
      expect([told.exitCode, told.decision]).toEqual([1, 'error'])
      const { issues: _, ...always } = ofDeployment
      expect(pasted(told)).toEqual({ ...always, 'id-token': 'write' })
      const broken = await scene.gate(run, { ...keyless, 'break-glass': 'INC-7: the ledger is down' })
      expect(pasted(broken)).toEqual({ ...ofDeployment, 'id-token': 'write' })
    }),
  )

  test.concurrent('of a reconciliation, as the example has it', () =>
    reconciling(async (scene) => {
      const told = await scene.night(keyless)
      expect([told.exitCode, told.packs]).toEqual([1, []])
      expect(pasted(told)).toEqual({ ...ofReconciliation, 'id-token': 'write' })
      const quiet = await scene.night({ ...keyless, 'reconcile-issue': 'false', 'ledger-token': secret('ghs_') })
      const { issues: _, ...always } = ofReconciliation
      expect(pasted(quiet)).toEqual({ ...always, 'id-token': 'write', contents: 'read' })
    }),
  )
})
