import { lstat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ProblemError } from '../domain/problem.ts'
import { starterPolicy } from '../policy/starter.ts'
import { usageError } from './arguments.ts'
import type { Command, Io } from './command.ts'
import { errorCode, errorMessage } from './failures.ts'
import { makeFolder, maxTextBytes, readRegularFile } from './files.ts'
import { gateWorkflow, pingWorkflow } from './samples.ts'

/** An action by full commit: a tag or branch can be moved to other code after it was reviewed. */
const pinnedAction = /^[\w.-]{1,100}\/[\w.-]{1,100}@[0-9a-f]{40}$/

export const initCommand: Command = {
  name: 'init',
  usage: '[--dir DIR] [--uses OWNER/REPO@SHA]',
  summary: 'Write a starter policy and the two workflows, never overwriting',
  options: {
    dir: { type: 'string', value: 'DIR', describe: 'the repository to write into (default: here)' },
    uses: { type: 'string', value: 'OWNER/REPO@SHA', describe: 'the release of Countersign the gate runs, by full commit SHA' },
  },
  notes: [
    'A file that exists is left as it is, even when it differs; the others are still written.',
    'Exit codes: 0 every file is there as written by this command, 1 a file was there already and differs.',
  ],
  operands: { min: 0, max: 0 },
  async run({ options }, io) {
    const root = resolve(io.cwd, String(options['dir'] ?? '.'))
    const uses = actionOf(options['uses'])
    const files: [string, string][] = [
      ['.github/countersign.yml', starterPolicy],
      ['.github/workflows/countersign-gate.yml', gateWorkflow(uses)],
      ['.github/workflows/countersign-ping.yml', pingWorkflow],
    ]
    let differs = false
    for (const [path, text] of files) {
      const outcome = await place(root, path, text)
      io.out(`${outcome.padEnd(7)}  ${path}`)
      differs ||= outcome === 'differs'
    }
    tellNextSteps(io, uses, differs)
    return differs ? 1 : 0
  },
}

function actionOf(value: string | boolean | undefined): string | null {
  if (value === undefined) return null
  if (typeof value === 'string' && pinnedAction.test(value)) return value
  throw usageError('--uses is not an action pinned by its full commit SHA', 'give OWNER/REPO@ and 40 hexadecimal digits', String(value).slice(0, 200))
}

/** `wx` refuses a file that appears between the look and the write. */
async function place(root: string, path: string, text: string): Promise<'written' | 'same' | 'differs'> {
  await refuseLinks(root, path)
  try {
    await makeFolder(dirname(join(root, path)))
    await writeFile(join(root, path), text, { flag: 'wx' })
    return 'written'
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw unwritable(path, error)
  }
  const found = await readRegularFile(path, root, maxTextBytes)
  return Buffer.from(found).toString('utf8') === text ? 'same' : 'differs'
}

/** A repository may come from a stranger: a link in it, `.github` itself included, would lead the files to another place. */
async function refuseLinks(root: string, path: string): Promise<void> {
  const parts = path.split('/')
  for (const count of parts.keys()) {
    const part = parts.slice(0, count + 1).join('/')
    const stat = await lstat(join(root, part)).catch(() => null)
    if (!stat?.isSymbolicLink()) continue
    throw new ProblemError({ code: 'CS-081', file: path, message: `${part} is a link, which is not followed`, suggestion: 'remove the link' })
  }
}

function unwritable(shown: string, cause: unknown): ProblemError {
  const message = `cannot be written or read (${errorCode(cause) ?? errorMessage(cause)})`
  return new ProblemError({ code: 'CS-081', file: shown, message, suggestion: 'check the folder and its permissions' }, { cause })
}

function tellNextSteps(io: Io, uses: string | null, differs: boolean): void {
  const steps = [
    ...(differs ? ['Compare the files that differ with `countersign init --dir NEW-FOLDER`; nothing was overwritten.'] : []),
    ...(uses === null
      ? ['In countersign-gate.yml, put the release you reviewed, by full commit SHA, where it says OWNER/countersign@FULL-COMMIT-SHA.']
      : []),
    'Make a signing key and store it as a secret; keep countersign.pub for those who verify:\n' +
      '       openssl genpkey -algorithm ed25519 -out countersign.pem\n' +
      '       openssl pkey -in countersign.pem -pubout -out countersign.pub\n' +
      '       gh secret set COUNTERSIGN_KEY < countersign.pem && rm countersign.pem',
    'Put your own people and teams into the policy (a team needs the input org-token), then check it: countersign lint',
    'Merge the three files into the default branch: GitHub runs the gate from there.',
    "To try it without blocking anyone, add `mode: observe` to the gate's inputs.",
    'In Settings > Rules > Rulesets, require the status check `countersign` on the branches the policy governs, from the source "GitHub Actions".',
  ]
  io.out(['', 'Next:', ...steps.map((step, index) => `  ${index + 1}. ${step}`)].join('\n'))
}
