import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../src/controls/catalogue.ts'
import { breakGlass } from '../../src/decision/breakGlass.ts'
import { decide } from '../../src/decision/decide.ts'
import { evaluateDeployment } from '../../src/decision/deployment.ts'
import { unavailable } from '../../src/domain/fact.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { ControlResult, Decision } from '../../src/domain/outcome.ts'
import { speak } from '../../src/render/catalogue.ts'
import { plain } from '../../src/render/sentence.ts'
import { type DeploymentScenario, deploymentOf, scenarioAt } from '../support/deployment.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../scenarios/deployments')
const files = readdirSync(folder).sort()

async function decisionOf(scenario: DeploymentScenario): Promise<Decision> {
  const input = await deploymentOf(scenario)
  return breakGlass(decide(evaluateDeployment(input)), input)
}

const short = {
  'independent-deployer': 'deployer',
  'deployment-sign-off': 'signOff',
  'reviewed-lineage': 'lineage',
  'environment-protected': 'environment',
  'break-glass': 'glass',
  runner: 'runner',
} as const

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

const judged = await Promise.all(
  files.map(async (file) => {
    const input = await deploymentOf(scenarioAt(join(folder, file)))
    return { file, input, decision: breakGlass(decide(evaluateDeployment(input)), input) }
  }),
)

describe('the collection', () => {
  const answers = files.flatMap((file) => (/^# ([\d, ]+)/.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? '').split(',').map(Number))

  test('every answer about deployments that facts can tell has a scenario', () => {
    // 48 is about where facts come from, and the tests of the collector hold it.
    expect([40, 41, 42, 43, 44, 45, 46, 47, 59, 60, 61, 62, 21].filter((answer) => !answers.includes(answer))).toEqual([])
  })

  test('most are refusals', () => {
    expect(judged.filter(({ decision }) => decision.result !== 'passed').length).toBeGreaterThan(files.length / 2)
  })
})

describe('what holds for every deployment', () => {
  test('the decision follows from the serialised facts', () => {
    for (const { file, input, decision } of judged) {
      const again = { ...input, facts: JSON.parse(JSON.stringify(input.facts)) as Facts }
      expect({ file, decision: breakGlass(decide(evaluateDeployment(again)), again) }).toEqual({ file, decision })
    }
  })

  test('every pointer of every reason leads to a fact', () => {
    for (const { file, input, decision } of judged) {
      const pointers = decision.controls.flatMap(({ because }) => because.flatMap(({ facts }) => facts))
      expect({ file, astray: pointers.filter((pointer) => !leadsSomewhere(pointer, input.facts)) }).toEqual({ file, astray: [] })
    }
  })

  test('every reason has its sentence, none lacks a datum, and short forms fit a title', () => {
    for (const { file, decision } of judged) {
      for (const { id, because } of decision.controls) {
        for (const { message, data } of because) {
          expect({ file, message, known: messageOf(id, message) !== null }).toEqual({ file, message, known: true })
          const sentences = (['text', 'short', 'todo'] as const).map((form) => speak({ control: id, message, data }, form, plain))
          expect({ file, sentences: sentences.filter((one) => /\{[a-zA-Z|]+\}|unknown(?!:)|nobody \(/.test(one)) }).toEqual({ file, sentences: [] })
          if (messageOf(id, message)?.short !== undefined) expect(sentences[1]?.length).toBeLessThanOrEqual(140 - 'Could not evaluate: '.length)
        }
      }
    }
  })

  test('no fact that becomes unreadable, or is gone, turns another verdict into a pass', () => {
    const hidden = unavailable({ what: 'this fact', request: 'GET /hidden', status: 404, detail: 'hidden by the test' })
    for (const { file, input, decision } of judged) {
      const { deployment = {} } = input.facts
      const variants = Object.keys(deployment).flatMap((name) => {
        const { [name as keyof typeof deployment]: _, ...gone } = deployment
        return [{ ...deployment, [name]: hidden }, gone]
      })
      const results = variants.map((facts) => decide(evaluateDeployment({ ...input, facts: { ...input.facts, deployment: facts } })).result)
      expect({ file, passed: decision.result !== 'passed' && results.includes('passed') }).toEqual({ file, passed: false })
      if (decision.result === 'passed') expect({ file, others: results.filter((result) => result !== 'error') }).toEqual({ file, others: [] })
    }
  })
})

function leadsSomewhere(pointer: string, facts: Facts): boolean {
  let at: unknown = facts
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false
    at = (at as Record<string, unknown>)[key]
  }
  return pointer.startsWith('/')
}
