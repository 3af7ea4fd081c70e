import { whatIf } from '../decision/explain.ts'
import { RequestFailure } from '../domain/client.ts'
import { type NonEmpty, resultWord } from '../domain/outcome.ts'
import { ProblemError } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { logLine } from '../render/escape.ts'
import type { Command } from './command.ts'
import { exitCodeOf, formatOf, judgeNamed, judgingNotes, judgingOptions, printReports, type NamedJudgement } from './judge.ts'

export const explainCommand: Command = {
  name: 'explain',
  usage: 'OWNER/REPO#NUMBER [--if-approved-by LOGIN] [--policy FILE] [--format text|json]',
  summary: 'What is missing, and what one more approval would change',
  options: {
    'if-approved-by': { type: 'string', value: 'LOGIN', describe: 'judge as if this account had approved the head just now' },
    ...judgingOptions,
  },
  notes: [...judgingNotes, 'Example: countersign explain acme/payments#1842 --if-approved-by lee'],
  operands: { min: 1, max: 1 },
  async run(invocation, io) {
    const format = formatOf(invocation)
    const login = invocation.options['if-approved-by']
    const session = await judgeNamed(invocation, io)
    const reports = session.judged.map(({ report }) => report) as NonEmpty<Report>
    if (typeof login !== 'string') {
      printReports(reports, invocation, io)
      return exitCodeOf(reports)
    }
    const supposed = await supposing(session, login)
    if (format === 'text') io.out(`Supposing that ${logLine(login, 100)} approves the head now (today: ${wordsOf(reports)}):\n`)
    printReports(supposed, invocation, io)
    return exitCodeOf(supposed)
  },
}

const wordsOf = (reports: Report[]): string => reports.map(({ decision }) => resultWord[decision.result]).join(', ')

async function supposing(session: NamedJudgement, login: string): Promise<NonEmpty<Report>> {
  const id = await accountId(session, login)
  const again = await Promise.all(session.judged.map((judged) => session.judgeAgain(judged, whatIf(judged.facts, login, id))))
  return again.map(({ report }) => report) as NonEmpty<Report>
}

async function accountId({ client }: NamedJudgement, login: string): Promise<number> {
  try {
    const { data } = await client.rest('GET /users/{username}', { username: login })
    const id: unknown = typeof data === 'object' && data !== null && 'id' in data ? data.id : null
    if (typeof id === 'number') return id
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== 404) throw error
  }
  throw new ProblemError({
    code: 'CS-019',
    message: `the login ${JSON.stringify(login.slice(0, 100))} belongs to nobody`,
    expected: 'the login of a GitHub account',
  })
}
