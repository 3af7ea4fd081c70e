import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { breakGlass } from '../../src/decision/breakGlass.ts'
import { decide } from '../../src/decision/decide.ts'
import { evaluateDeployment } from '../../src/decision/deployment.ts'
import type { ControlResult, Decision } from '../../src/domain/outcome.ts'
import { type DeploymentScenario, deploymentOf, scenarioAt } from '../support/deployment.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../scenarios/deployments')
const files = readdirSync(folder).sort()

async function decisionOf(scenario: DeploymentScenario): Promise<Decision> {
  const input = await deploymentOf(scenario)
  return breakGlass(decide(evaluateDeployment(input)), input)
}

const short = { 'independent-deployer': 'deployer', 'deployment-sign-off': 'signOff', 'reviewed-lineage': 'lineage', 'environment-protected': 'environment', 'break-glass': 'glass', runner: 'runner' } as const

/** `verdict: message, message` of every result under a control's short name. */
function told(controls: ControlResult[]): Record<string, string[]> {
  const all: Record<string, string[]> = {}
  for (const { id, verdict, because } of controls) {
    const name = Object.hasOwn(short, id) ? short[id as keyof typeof short] : id
    all[name] = [...(all[name] ?? []), `${verdict}: ${because.map(({ message }) => message).join(', ')}`]
  }
  return all
}

/** What is expected of a control begins with its verdict and names some of its messages. */
function isAs(expected: string, results: string[]): boolean {
  const [verdict = '', messages = ''] = expected.split(': ')
  const named = messages === '' ? [] : messages.split(', ')
  return results.some((result) => result.startsWith(`${verdict}:`) && named.every((message) => result.split(/: |, /).includes(message)))
}

describe('deployments, answer by answer', () => {
  test.each(files)('%s', async (file) => {
    const scenario = scenarioAt(join(folder, file))
    const { result, controls } = await decisionOf(scenario)
    const found = told(controls)
    const { result: wanted, ...expected } = scenario.expect
    const astray = Object.entries(expected).filter(([name, text]) => !isAs(text ?? '', found[name] ?? []))
    expect({ result, astray: Object.fromEntries(astray.map(([name]) => [name, found[name]])) }).toEqual({
      result: wanted,
      astray: {},
    })
  })
})
