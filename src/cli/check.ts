import type { NonEmpty } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import { usageError } from './arguments.ts'
import { deploymentOptions, judgeNamedDeployment, runToName } from './checkDeployment.ts'
import type { Command, Invocation, Io } from './command.ts'
import { exitCodeOf, formatOf, judgeNamed, judgingNotes, judgingOptions, printReports } from './judge.ts'

export const checkCommand: Command = {
  name: 'check',
  usage: 'OWNER/REPO#NUMBER | OWNER/REPO --environment NAME [--sha SHA] [--run ID] [--key PUB]',
  summary: 'Judge a pull request or a deployment from here, publishing nothing',
  options: {
    ...judgingOptions,
    inventory: { type: 'boolean', describe: 'read the names of secrets and their places too, with GITHUB_ORG_TOKEN' },
    ...deploymentOptions,
  },
  notes: [
    ...judgingNotes,
    'A deployment is judged since the last one whose record --key verifies; without --key no record can be, and its lineage begins at the baseline.',
    'Example: countersign check acme/payments#1842',
    'Example: countersign check acme/payments --environment production --run 8123456789 --key countersign.pub',
  ],
  operands: { min: 1, max: 1 },
  async run(invocation, io) {
    formatOf(invocation)
    const reports = await reportsOf(invocation, io)
    printReports(reports, invocation, io)
    return exitCodeOf(reports)
  },
}

async function reportsOf(invocation: Invocation, io: Io): Promise<NonEmpty<Report>> {
  const { options } = invocation
  if (options['environment'] !== undefined) {
    if (options['key'] === undefined) io.err('No --key: no earlier record can be verified, so lineage begins at the baseline of the policy.')
    const report = await judgeNamedDeployment(invocation, io)
    const remedy = runToName(report, invocation, io)
    if (remedy !== null) io.err(remedy)
    return [report]
  }
  const stray = Object.keys(deploymentOptions).find((name) => options[name] !== undefined)
  if (stray !== undefined) throw usageError(`the option --${stray} is about a deployment`, 'give --environment with it', null)
  const { judged } = await judgeNamed(invocation, io)
  return judged.map(({ report }) => report) as NonEmpty<Report>
}
