import { readFileSync } from 'node:fs'
import { createClient, usageOf } from '../collect/client.ts'
import { createCollector } from '../collect/collector.ts'
import { useProxy } from '../collect/proxy.ts'
import type { NonEmpty } from '../domain/outcome.ts'
import { ProblemError } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { version } from '../domain/version.ts'
import { type Ending, silentTeller } from '../edge.ts'
import { gate } from '../gate.ts'
import { annotationCommands, messageCommand } from '../publish/annotations.ts'
import { missingForReading } from '../publish/failure.ts'
import { writeOutputs } from '../publish/outputs.ts'
import { writeSummary } from '../publish/summary.ts'
import { GitHubTeller } from '../publish/teller.ts'
import { annotationsOf } from '../render/annotations.ts'
import { logLine } from '../render/escape.ts'
import { missingJson } from '../render/json.ts'
import { jobSummary, noticeSummary } from '../render/jobSummary.ts'
import { missingPermissionsText } from '../render/permissions.ts'
import { problemText } from '../render/problem.ts'
import { terminalReport } from '../render/terminal.ts'
import { type ReadEvent, readEvent, type RunEvent } from './event.ts'
import { evaluatorFrom } from './evaluator.ts'
import { InputError, type Inputs, inputsFrom } from './inputs.ts'
import { type Runner, runnerFrom } from './runner.ts'
import { createSealer, loadSealing } from './seal.ts'
import { recordVerifier, signerOptions } from './signing.ts'

type Environment = Record<string, string | undefined>
type Print = (text: string) => void

/** One run of the action: reads the runner's environment, plays the gate, says how it ended. Returns the exit code; never throws. */
export async function run(env: Environment, moduleUrl: string, print: Print): Promise<number> {
  try {
    const runner = runnerFrom(env)
    const inputs = inputsFrom(env)
    const event = readEvent(eventOf(runner, inputs))
    return await play(runner, inputs, event, evaluatorFrom(env, moduleUrl), print)
  } catch (error) {
    print(messageCommand('failure', failureText(error)))
    if (env['RUNNER_DEBUG'] === '1' && error instanceof Error) print(messageCommand('notice', error.stack ?? ''))
    await writeSummary(env['GITHUB_STEP_SUMMARY'] ?? null, noticeSummary(failureText(error))).catch(() => undefined)
    return 1
  }
}

function eventOf({ eventName, eventPath, repository, run, commit, workflow, job: id }: Runner, inputs: Inputs): RunEvent {
  const { pullRequest, environment, sha } = inputs
  const [number, attempt] = [Number(run.id), Number(run.attempt)]
  const own = Number.isSafeInteger(number) && number > 0 && Number.isSafeInteger(attempt) && attempt > 0 ? { id: number, attempt } : null
  const job = id === null || workflow === null ? null : { id, path: workflow.path }
  return { name: eventName, payload: readPayload(eventPath), repository, pullRequest, environment, sha, elsewhere: inputs.repository, run: own, job, commit }
}

async function play(runner: Runner, inputs: Inputs, event: ReadEvent, evaluator: ReturnType<typeof evaluatorFrom>, print: Print): Promise<number> {
  const debug = (line: string) => print(`::debug::${logLine(line)}`)
  if (!useProxy(runner.env)) print(messageCommand('warning', 'A proxy is set, and this Node cannot use it: Node 24.14 or newer can.'))
  const connect = (token: string) =>
    createClient({ token, apiUrl: runner.apiUrl, graphqlUrl: runner.graphqlUrl, userAgent: `countersign/${version}`, debug })
  const client = connect(inputs.githubToken)
  const orgClient = inputs.orgToken === null ? null : connect(inputs.orgToken)
  const ledgerClient = inputs.ledgerToken === null ? null : connect(inputs.ledgerToken)
  const clients = [client, orgClient, ledgerClient].filter((one) => one !== null)
  // Of another repository's gate our own workflow says nothing.
  const workflow = inputs.repository === null ? runner.workflow : null
  const collector = createCollector({ client, orgClient, inventory: inputs.inventory, policyPath: inputs.policy, workflow, ledger: inputs.ledger, debug })
  const teller = new GitHubTeller({
    client,
    comment: inputs.comment,
    retentionDays: inputs.retentionDays ?? 0,
    directory: runner.directory,
    runUrl: runner.runUrl,
    artifacts: runner.artifacts,
  })
  const signer = async () => {
    const { createSigner } = await import('../sign/signer.ts')
    return createSigner(signerOptions(inputs, runner, (line) => print(messageCommand('warning', line))))
  }
  const sealer = createSealer({
    signer,
    evaluator,
    invocation: runner.runUrl === null ? null : { uri: `${runner.runUrl}/attempts/${runner.run.attempt}`, event: runner.eventName },
    run: runner.run,
    earlier: (subject) => collector.earlier(subject),
    ledger: inputs.ledger === null ? null : { client: ledgerClient ?? client, branch: inputs.ledger, debug },
  })

  // Where nothing is published no required status can stand in for the job's own result.
  const jobResult = inputs.jobResult === 'auto' && !event.mayPublish ? 'verdict' : inputs.jobResult
  const settings = { mode: inputs.mode, jobResult, policyPath: inputs.policy, serverUrl: runner.serverUrl, job: runner.job, breakGlass: inputs.breakGlass }
  const usage = () => usageOf(clients)
  const world = { collector, usage, verifyRecord: recordVerifier(signer, inputs.trustedKeys), meanwhile: onceSent }
  const edge = event.mayPublish
    ? { ...world, sealer, teller, prepare: loadSealing }
    : { ...world, sealer: null, teller: silentTeller, prepare: async () => undefined }
  const ending = await gate(event.occasion, settings, edge)
  debug(`${usage().requests} requests, ${usage().points ?? 'unknown'} GraphQL points`)
  await say(runner, ending, event.mayPublish, teller, print)
  return ending.exitCode
}

/** Turns of the event loop in which a request that was started gets onto the wire: the client is loaded, connects, and writes. */
const sendingTurns = 6

async function onceSent<T>(begin: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < sendingTurns; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1))
  return begin()
}

const unpublished =
  'The verdict was not published: this run cannot write (a pull request of a fork or of Dependabot under this event gets a read-only token). ' +
  'It is published by the install form with `pull_request_target`: see "Quick start" in the README.'

/** The log, the job's page and the outputs. */
async function say(runner: Runner, ending: Ending, mayPublish: boolean, teller: GitHubTeller, print: Print): Promise<void> {
  const { reports } = ending
  const level = ending.exitCode === 0 ? 'notice' : 'failure'
  const notices = [ending.notice, ...(mayPublish || !isNonEmpty(reports) ? [] : [unpublished])].filter((notice) => notice !== null)
  const refusals = refusalsOf(reports, teller)
  const withheld = isWithheld(ending)
  if (withheld) notices.unshift(withheldNotice)
  for (const line of notices) print(messageCommand(level, line))
  for (const line of refusals) print(messageCommand('failure', line))
  const all = [...notices, ...refusals]
  const notice = all.length > 0 ? all.join('\n') : null
  if (isNonEmpty(reports)) {
    print(terminalReport(reports, { color: false }))
    for (const command of annotationCommands(annotationsOf(reports))) print(command)
    await writeSummary(runner.summaryFile, jobSummary(reports, notice, withheld))
  } else if (notice !== null) await writeSummary(runner.summaryFile, noticeSummary(notice))
  await writeOutputs(runner.outputFile, outputsOf(ending, teller))
}

/** A pass that GitHub was not told of ends the run red: what reads outputs and pages must not take it for one. */
const isWithheld = ({ reports, exitCode }: Ending): boolean => exitCode !== 0 && ['passed', 'overridden'].includes(worst(reports))

const withheldNotice = 'The verdict was not published, or not all of it, so this step fails: what was decided counts for nothing until it is.'

/** What could not be written, and every permission that was missing, to read or to write, in one list. */
function refusalsOf(reports: Report[], teller: GitHubTeller): string[] {
  const lacking = [...teller.lacking, ...missingForReading(reports.flatMap(({ reading }) => reading.unavailable))]
  const permissions = lacking.length > 0 ? [missingPermissionsText(lacking)] : []
  return [...teller.problems.map((problem) => `Not published: ${problem}`), ...permissions]
}

function outputsOf(ending: Ending, teller: GitHubTeller): Record<string, string> {
  const { reports, stored } = ending
  const [first] = stored
  return {
    decision: isWithheld(ending) ? 'error' : worst(reports),
    'report-url': teller.reportUrl ?? '',
    'evidence-path': first ? `${first.place.directory}/evidence.sigstore.json` : '',
    'evidence-sha256': first?.pack.sha256 ?? '',
    'artifact-id': first?.place.artifact?.id ?? '',
    'artifact-url': first?.place.artifact?.url ?? '',
    missing: isNonEmpty(reports) ? missingJson(reports) : '[]',
  }
}

/** Empty when nothing was judged: a workflow that asks for "passed" must not find it. */
const worst = (reports: Report[]): string =>
  (['failed', 'error', 'pending', 'overridden', 'passed'] as const).find((result) => reports.some(({ decision }) => decision.result === result)) ?? ''

const isNonEmpty = (reports: Report[]): reports is NonEmpty<Report> => reports.length > 0

function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new ProblemError({ code: 'CS-031', file: 'GITHUB_EVENT_PATH', message: 'the event payload is not readable JSON', expected: 'the file that the runner wrote', found: 'no such file, or not JSON' }, { cause })
  }
}

function failureText(error: unknown): string {
  if (error instanceof InputError) return error.problems.map((problem) => problemText(problem)).join('\n')
  if (error instanceof ProblemError) return problemText(error.problem)
  const message = `internal error: ${error instanceof Error ? error.message : 'unknown'}`
  const suggestion = 'run again with debug logging, and report it'
  return problemText({ code: 'CS-099', file: '', line: null, column: null, message, expected: null, found: null, suggestion })
}
