import type { GitHubClient } from '../domain/client.ts'
import type { NonEmpty } from '../domain/outcome.ts'
import { ProblemError } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import type { Edge, Judged } from '../edge.ts'
import { judge } from '../judge.ts'
import { jsonReport } from '../render/json.ts'
import { terminalReport } from '../render/terminal.ts'
import type { Invocation, Io, OptionSpec } from './command.ts'
import { openSession, unreadable } from './session.ts'

/** What `check` and `explain` share: a pull request named on the command line, judged from here, with nothing published. */
export const judgingOptions: Record<string, OptionSpec> = {
  policy: { type: 'string', value: 'FILE', describe: 'judge by this file instead of the policy at the tip of the base branch' },
  format: { type: 'string', value: 'text|json', describe: 'how to print the report (default text)' },
}

export const judgingNotes = [
  'Reads GITHUB_TOKEN (and GITHUB_ORG_TOKEN for teams and --inventory), GITHUB_API_URL and GITHUB_SERVER_URL. Publishes nothing, signs nothing.',
  'Exit 0: passed. 1: failed or pending. 2: could not decide.',
]

/** The judgements, and the edge they were made with, so that they can be judged again under other facts. */
export interface NamedJudgement {
  judged: NonEmpty<Judged>
  client: GitHubClient
  judgeAgain(judgement: Judged, facts: Judged['facts']): Promise<Judged>
}

/** Judges the pull request `OWNER/REPO#N` and every other open one on its head. Throws ProblemError for what cannot be judged. */
export async function judgeNamed(invocation: Invocation, io: Io): Promise<NamedJudgement> {
  const target = targetOf(invocation.operands[0] ?? '')
  const { client, edge, settings } = await openSession(invocation, io)
  const { collector } = edge
  const located = await collector.locate({
    kind: 'pull-request',
    ...target,
    hints: { headSha: null, headRepository: null, headBranch: null, push: null },
  })
  if (located.state === 'nothing') throw new ProblemError({ code: 'CS-032', message: located.why, file: invocation.operands[0] ?? '' })
  if (located.state === 'unavailable') throw unreadable(located.reason)

  const judgeOne = async (subject: Judged['subject'], from: Edge): Promise<Judged> => {
    const judgement = await judge(subject, settings, from)
    if (judgement.state === 'judged') return judgement
    const why =
      judgement.state === 'moved' ? 'the head moved while it was read: run it again' : `the policy does not govern the branch ${subject.base.branch}`
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
  throw new ProblemError({
    code: 'CS-080',
    message: 'the option --format has a wrong value',
    expected: 'text or json',
    found: JSON.stringify(format),
  })
}

function targetOf(operand: string): { repository: { owner: string; name: string }; number: number } {
  const [, owner, name, number] = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})#([1-9][0-9]{0,9})$/.exec(operand) ?? []
  if (owner === undefined || name === undefined) {
    throw new ProblemError({
      code: 'CS-080',
      message: 'the pull request is not named as expected',
      expected: 'OWNER/REPO#NUMBER',
      found: JSON.stringify(operand.slice(0, 120)),
    })
  }
  return { repository: { owner, name }, number: Number(number) }
}
