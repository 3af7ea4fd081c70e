import { createCollector } from '../collect/collector.ts'
import { usageOf } from '../collect/client.ts'
import type { GitHubClient } from '../domain/client.ts'
import type { Collector } from '../domain/collector.ts'
import type { NonEmpty } from '../domain/outcome.ts'
import { ProblemError } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { type Edge, type Judged, silentTeller } from '../edge.ts'
import { judge } from '../judge.ts'
import { jsonReport } from '../render/json.ts'
import { terminalReport } from '../render/terminal.ts'
import type { Invocation, Io, OptionSpec } from './command.ts'
import { maxTextBytes, readRegularFile } from './files.ts'
import { clientFromEnvironment } from './github.ts'

/** What `check` and `explain` share: a pull request named on the command line, judged from here, with nothing published. */
export const judgingOptions: Record<string, OptionSpec> = {
  policy: { type: 'string', value: 'FILE', describe: 'judge by this file instead of the policy at the tip of the base branch' },
  format: { type: 'string', value: 'text|json', describe: 'how to print the report (default text)' },
}

export const judgingNotes = [
  'Reads GITHUB_TOKEN (and GITHUB_ORG_TOKEN for teams and --inventory), GITHUB_API_URL and GITHUB_SERVER_URL. Publishes nothing, signs nothing.',
  'Exit 0: passed. 1: failed or pending. 2: could not decide.',
]

/** A judging session: the judgements, and the edge they were made with, so that they can be judged again under other facts. */
export interface Session {
  judged: NonEmpty<Judged>
  client: GitHubClient
  judgeAgain(judgement: Judged, facts: Judged['facts']): Promise<Judged>
}

/** Judges the pull request `OWNER/REPO#N` and every other open one on its head. Throws ProblemError for what cannot be judged. */
export async function judgeNamed(invocation: Invocation, io: Io): Promise<Session> {
  const target = targetOf(invocation.operands[0] ?? '')
  const client = clientFromEnvironment(io, 'to read the pull request')
  const orgToken = io.env['GITHUB_ORG_TOKEN']
  const orgClient = orgToken ? clientFromEnvironment({ ...io, env: { ...io.env, GITHUB_TOKEN: orgToken } }, 'to read teams') : null
  const inventory = invocation.options['inventory'] === true
  if (inventory && !orgClient) {
    const suggestion = 'set GITHUB_ORG_TOKEN to a token that may read the names of secrets'
    throw new ProblemError({ code: 'CS-040', message: 'a token is needed to list secrets, and GITHUB_ORG_TOKEN is not set', suggestion })
  }
  const policyFile = typeof invocation.options['policy'] === 'string' ? invocation.options['policy'] : null
  const policyPath = '.github/countersign.yml'
  const read = createCollector({ client, orgClient, inventory, policyPath, workflow: null, debug: () => undefined })
  const collector = policyFile === null ? read : withPolicy(read, policyFile, await readRegularFile(policyFile, io.cwd, maxTextBytes))

  const located = await collector.locate({ kind: 'pull-request', ...target, hints: { headSha: null, headRepository: null, headBranch: null, push: null } })
  if (located.state === 'nothing') throw new ProblemError({ code: 'CS-032', message: located.why, file: invocation.operands[0] ?? '' })
  if (located.state === 'unavailable') throw unreadable(located.reason)

  const serverUrl = io.env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  const settings = { mode: 'enforce', jobResult: 'verdict', policyPath: policyFile ?? policyPath, serverUrl, job: null, breakGlass: null } as const
  const edge: Edge = { collector, usage: () => usageOf(orgClient ? [client, orgClient] : [client]), sealer: null, verifyRecord: async () => null, teller: silentTeller, prepare: async () => undefined, meanwhile: (begin) => begin() }
  const judgeOne = async (subject: Judged['subject'], from: Edge): Promise<Judged> => {
    const judgement = await judge(subject, settings, from)
    if (judgement.state === 'judged') return judgement
    const why = judgement.state === 'moved' ? 'the head moved while it was read: run it again' : `the policy does not govern the branch ${subject.base.branch}`
    throw new ProblemError({ code: 'CS-032', message: why, file: invocation.operands[0] ?? '' })
  }
  const judged: Judged[] = []
  for (const subject of located.subjects) judged.push(await judgeOne(subject, edge))
  return {
    judged: judged as NonEmpty<Judged>,
    client,
    judgeAgain: ({ subject }, facts) => judgeOne(subject, { ...edge, collector: { ...collector, facts: async () => facts } }),
  }
}

/** `passed` is 0, what could not be decided is 2, everything else blocks. */
export function exitCodeOf(reports: Report[]): number {
  const results = reports.map(({ decision }) => decision.result)
  if (results.includes('failed')) return 1
  if (results.includes('error')) return 2
  return results.every((result) => result === 'passed' || result === 'overridden') ? 0 : 1
}

export function printReports(reports: NonEmpty<Report>, invocation: Invocation, io: Io): void {
  io.out(formatOf(invocation) === 'json' ? jsonReport(reports) : terminalReport(reports, { color: io.color }))
}

export function formatOf({ options }: Invocation): 'text' | 'json' {
  const format = options['format'] ?? 'text'
  if (format === 'text' || format === 'json') return format
  throw new ProblemError({ code: 'CS-080', message: 'the option --format has a wrong value', expected: 'text or json', found: JSON.stringify(format) })
}

function targetOf(operand: string): { repository: { owner: string; name: string }; number: number } {
  const [, owner, name, number] = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})#([1-9][0-9]{0,9})$/.exec(operand) ?? []
  if (owner === undefined || name === undefined) {
    throw new ProblemError({ code: 'CS-080', message: 'the pull request is not named as expected', expected: 'OWNER/REPO#NUMBER', found: JSON.stringify(operand.slice(0, 120)) })
  }
  return { repository: { owner, name }, number: Number(number) }
}

const withPolicy = (collector: Collector, path: string, bytes: Uint8Array): Collector => ({
  ...collector,
  policy: async () => ({ path, uri: `file:${path}`, bytes }),
})

const unreadable = ({ what, request, status, detail }: { what: string; request: string | null; status: number | null; detail: string }) =>
  new ProblemError({
    code: 'CS-041',
    message: `${what} could not be read`,
    expected: 'a token that may read it, and a pull request that exists',
    found: `${request ?? 'no request'}${status === null ? '' : ` answered ${status}`}: ${detail}`,
  })
