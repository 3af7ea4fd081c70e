import { createClient } from '../collect/client.ts'
import { createCollector } from '../collect/collector.ts'
import { useProxy } from '../collect/proxy.ts'
import { ProblemError } from '../domain/problem.ts'
import { version } from '../domain/version.ts'
import { messageCommand } from '../publish/annotations.ts'
import { writeSummary } from '../publish/summary.ts'
import { logLine } from '../render/escape.ts'
import { noticeSummary } from '../render/noticeSummary.ts'
import { problemText } from '../render/problem.ts'
import { readEvent } from './event.ts'
import { InputError, type Inputs, inputsFrom } from './inputs.ts'
import type { Connection } from './play.ts'
import { eventOf } from './runEvent.ts'
import { type Print, type Runner, runnerFrom } from './runner.ts'

type Environment = Record<string, string | undefined>

/**
 * One run of the action: reads the runner's environment, plays the gate, says how it ended. Returns the exit code; never throws. Only what the
 * first request needs is loaded before it is sent.
 */
export async function run(env: Environment, moduleUrl: string, print: Print): Promise<number> {
  try {
    const runner = runnerFrom(env)
    const inputs = inputsFrom(env)
    const event = readEvent(eventOf(runner, inputs))
    const connection = connect(runner, inputs, print)
    const located = connection.collector.locate(event.occasion)
    // The gate will see a failure; until it does, it must not end the run.
    located.catch(() => undefined)
    const { play } = await onceSent(() => import('./play.ts'))
    return await play({ runner, inputs, event, connection, located, meanwhile: onceSent, moduleUrl, print })
  } catch (error) {
    print(messageCommand('failure', failureText(error)))
    if (error instanceof InputError) await (await import('./wrongInputs.ts')).withdrawReady(error, env, print)
    if (env['RUNNER_DEBUG'] === '1' && error instanceof Error) print(messageCommand('notice', error.stack ?? ''))
    await writeSummary(env['GITHUB_STEP_SUMMARY'] ?? null, noticeSummary(failureText(error))).catch(() => undefined)
    return 1
  }
}

function connect(runner: Runner, inputs: Inputs, print: Print): Connection {
  const debug = (line: string) => print(`::debug::${logLine(line)}`)
  if (!useProxy(runner.env)) print(messageCommand('warning', 'A proxy is set, and this Node cannot use it: Node 24.14 or newer can.'))
  const clientOf = (token: string) =>
    createClient({ token, apiUrl: runner.apiUrl, graphqlUrl: runner.graphqlUrl, userAgent: `countersign/${version}`, debug })
  const client = clientOf(inputs.githubToken)
  const orgClient = inputs.orgToken === null ? null : clientOf(inputs.orgToken)
  const ledgerClient = inputs.ledgerToken === null ? null : clientOf(inputs.ledgerToken)
  // Of another repository's gate our own workflow says nothing.
  const workflow = inputs.repository === null ? runner.workflow : null
  const collector = createCollector({
    client,
    orgClient,
    inventory: inputs.inventory,
    policyPath: inputs.policy,
    workflow,
    ledger: inputs.ledger,
    debug,
  })
  return { client, ledgerClient, clients: [client, orgClient, ledgerClient].filter((one) => one !== null), collector, debug }
}

/** Turns of the event loop in which a request that was started gets onto the wire: the client is loaded, connects, and writes. */
const sendingTurns = 6

async function onceSent<T>(begin: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < sendingTurns; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1))
  return begin()
}

function failureText(error: unknown): string {
  if (error instanceof InputError) return error.problems.map((problem) => problemText(problem)).join('\n')
  if (error instanceof ProblemError) return problemText(error.problem)
  const message = `internal error: ${error instanceof Error ? error.message : 'unknown'}`
  const suggestion = 'run again with debug logging, and report it'
  return problemText({ code: 'CS-099', file: '', line: null, column: null, message, expected: null, found: null, suggestion })
}
