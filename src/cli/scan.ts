import type { Inventory } from '../domain/inventory.ts'
import type { Problem } from '../domain/problem.ts'
import { scanJson } from '../render/scanJson.ts'
import type { ScanPolicy, ScanReport, ScanVerdict } from '../render/scanReport.ts'
import { scanVerdict } from '../render/scanReport.ts'
import { scanText } from '../render/scanText.ts'
import { problemText } from '../render/problem.ts'
import { gatherWorkflows } from '../workflow/gather.ts'
import type { BoundaryOptions } from '../workflow/options.ts'
import { judgeBoundary } from '../workflow/reach.ts'
import { usageError } from './arguments.ts'
import type { Command, Invocation, Io } from './command.ts'
import { maxTextBytes, readRegularFile } from './files.ts'
import { type Checkout, openCheckout } from './scan/checkout.ts'
import { readInventory } from './scan/inventory.ts'
import { offlineReader } from './scan/offlineReader.ts'
import { boundaryPolicy } from './scan/policy.ts'

const formats = ['text', 'json', 'sarif'] as const
type Format = (typeof formats)[number]

const exitCodes: Record<ScanVerdict, 0 | 1 | 2> = { pass: 0, violation: 1, undetermined: 1, 'not-understood': 2 }

const consequence = 'Nothing was scanned: what production is, the policy says.'

export const scanCommand: Command = {
  name: 'scan',
  usage: '[DIR] [--policy FILE] [--inventory FILE] [--format text|json|sarif]',
  summary: 'Look for production secrets within reach of development workflows',
  options: {
    policy: { type: 'string', value: 'FILE', describe: 'the policy (default: .github/countersign.yml of DIR, else the defaults)' },
    inventory: { type: 'string', value: 'FILE', describe: 'JSON that names the secrets and where they live (docs/secrets.md)' },
    format: { type: 'string', value: 'text|json|sarif', describe: 'text for people (default), JSON (docs/json.md), SARIF 2.1.0 for code scanning' },
  },
  notes: [
    'DIR is the checkout of a repository (default: here). Works offline and without a token; it reads nothing outside of DIR but the two files.',
    'Exit codes: 0 nothing found, or notes only; 1 a violation, or something undetermined that the policy fails; 2 not understood, or bad input.',
    '',
    'Example: countersign scan --format sarif > countersign.sarif',
  ],
  operands: { min: 0, max: 1 },
  async run({ operands, options }, io) {
    const format = formatOf(options)
    const directory = operands[0] ?? '.'
    const checkout = await openCheckout(directory, io.cwd)
    const inventory = await givenInventory(options, io)
    const policy = await boundaryPolicy(checkout, options['policy'], io.cwd)
    if (!policy.ok) return tellProblems(policy.problems, io)
    const report = await scan(checkout, { options: policy.options, policy: policy.told, inventory })
    io.out(await written(report, format, io))
    return exitCodes[report.verdict]
  },
}

interface Terms {
  options: BoundaryOptions
  policy: ScanPolicy
  inventory: { path: string; content: Inventory } | null
}

async function scan(checkout: Checkout, { options, policy, inventory }: Terms): Promise<ScanReport> {
  const { reader, linesOf } = offlineReader(checkout)
  const head = { commit: null, files: checkout.files }
  const refs = { defaultBranch: null, protectedBranches: null }
  const { identities, trusted } = options
  const files = await gatherWorkflows({ head, base: null, refs, identities, trusted }, reader)
  const reading = judgeBoundary({ files, options, inventory: inventory?.content ?? null, at: new Date().toISOString() })
  return { verdict: scanVerdict(reading.findings), reading, policy, inventory, linesOf }
}

async function written(report: ScanReport, format: Format, { color }: Io): Promise<string> {
  if (format === 'json') return scanJson(report)
  return format === 'sarif' ? (await import('../render/sarif.ts')).sarif(report) : scanText(report, { color })
}

function formatOf({ format = 'text' }: Invocation['options']): Format {
  const known = formats.find((one) => one === format)
  if (known === undefined) throw usageError('--format is not understood', `give one of ${formats.join(', ')}`, String(format).slice(0, 100))
  return known
}

async function givenInventory({ inventory: path }: Invocation['options'], io: Io): Promise<Terms['inventory']> {
  if (typeof path !== 'string') return null
  return { path, content: readInventory(await readRegularFile(path, io.cwd, maxTextBytes), path) }
}

function tellProblems(problems: Problem[], io: Io): 2 {
  problems.forEach((problem, index) => io.err(problemText(problem, index === problems.length - 1 ? consequence : undefined)))
  return 2
}
