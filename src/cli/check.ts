import type { NonEmpty } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import type { Command } from './command.ts'
import { exitCodeOf, formatOf, judgeNamed, judgingNotes, judgingOptions, printReports } from './judge.ts'

export const checkCommand: Command = {
  name: 'check',
  usage: 'OWNER/REPO#NUMBER [--policy FILE] [--inventory] [--format text|json]',
  summary: 'Judge a pull request from here, publishing nothing',
  options: { ...judgingOptions, inventory: { type: 'boolean', describe: 'read the names of secrets and their places too, with GITHUB_ORG_TOKEN' } },
  notes: [...judgingNotes, 'Example: countersign check acme/payments#1842'],
  operands: { min: 1, max: 1 },
  async run(invocation, io) {
    formatOf(invocation)
    const { judged } = await judgeNamed(invocation, io)
    const reports = judged.map(({ report }) => report) as NonEmpty<Report>
    printReports(reports, invocation, io)
    return exitCodeOf(reports)
  },
}
