import { readdir, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { PolicySource } from '../domain/policySource.ts'
import { ProblemError } from '../domain/problem.ts'
import type { Problem } from '../domain/problem.ts'
import { logLine } from '../render/escape.ts'
import { problemText } from '../render/problem.ts'
import type { Command, Io } from './command.ts'
import { errorCode, errorMessage } from './failures.ts'
import { maxTextBytes, readRegularFile } from './files.ts'
import { scenarioProblem } from './scenario/document.ts'
import { runScenario } from './scenario/run.ts'
import type { Outcome } from './scenario/run.ts'

const defaultPolicy = '.github/countersign.yml'
const suffix = '.scenario.yml'

export const testCommand: Command = {
  name: 'test',
  usage: 'DIR [--policy FILE]',
  summary: 'Run the scenarios in a folder against a policy',
  options: { policy: { type: 'string', value: 'FILE', describe: `the policy of scenarios that hold none (default: ${defaultPolicy})` } },
  notes: [
    `DIR is searched for files that end in ${suffix}, folders within folders too; docs/scenarios.md tells what they hold.`,
    'Exit codes: 0 every scenario came out as it says, 1 one did not or none was found, 2 the folder could not be read.',
  ],
  operands: { min: 1, max: 1 },
  async run({ operands, options }, io) {
    const root = resolve(io.cwd, operands[0] ?? '.')
    const files = await scenarioFiles(root, operands[0] ?? '.')
    if (files.length === 0) {
      io.err(problemText(scenarioProblem(operands[0] ?? '.', `no scenario found: no file here ends in ${suffix}`)))
      return 1
    }
    const underTest = options['policy'] === undefined ? null : String(options['policy'])
    const ground: Ground = { root, underTest, io }
    let failed = 0
    for (const file of files) {
      const outcome = await outcomeOf(file, ground)
      if (outcome.state !== 'as-expected') failed += 1
      tell(relative(root, file), outcome, io)
    }
    io.out(`${files.length} ${files.length === 1 ? 'scenario' : 'scenarios'}: ${files.length - failed} as expected, ${failed} not.`)
    return failed === 0 ? 0 : 1
  },
}

/** Every scenario file below a folder, by name. Links are not followed: they could lead in circles, or out of the folder. */
async function scenarioFiles(root: string, shown: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    throw unreadable(shown, error)
  }
}

const unreadable = (path: string, cause: unknown): ProblemError =>
  new ProblemError({ code: 'CS-081', file: path, message: `cannot be read (${errorCode(cause) ?? 'unknown error'})` }, { cause })

/** The folder under test, as the command line names it: nothing outside of it is read for a scenario. */
interface Ground {
  root: string
  underTest: string | null
  io: Io
}

async function outcomeOf(file: string, ground: Ground): Promise<Outcome> {
  const shown = relative(ground.io.cwd, file) || file
  try {
    const text = Buffer.from(await readRegularFile(file, ground.io.cwd, maxTextBytes)).toString('utf8')
    return await runScenario(shown, text, (path) => policyFile(path, file, ground))
  } catch (error) {
    const why = error instanceof ProblemError ? whyOf(error) : errorMessage(error)
    return { state: 'not-understood', problems: [scenarioProblem(shown, `cannot be run (${why})`)] }
  }
}

const whyOf = ({ problem: { message, found } }: ProblemError): string => (found === null ? message : `found ${found}`)

/** `--policy` stands in for a policy the scenario names or leaves out; a policy written in the scenario stays its own. */
async function policyFile(named: string | null, scenario: string, ground: Ground): Promise<PolicySource | Problem> {
  const { underTest, io } = ground
  const path = underTest !== null ? resolve(io.cwd, underTest) : named !== null ? resolve(dirname(scenario), named) : resolve(io.cwd, defaultPolicy)
  const shown = relative(io.cwd, path)
  try {
    if (underTest === null && named !== null) await refuseOutside(path, ground.root)
    return { path: shown, uri: shown, bytes: await readRegularFile(path, io.cwd, maxTextBytes) }
  } catch (error) {
    const why = error instanceof ProblemError ? whyOf(error) : (errorCode(error) ?? errorMessage(error))
    const suggestion = 'give --policy FILE, or write the policy into the scenario'
    return scenarioProblem(relative(io.cwd, scenario), `its policy ${shown} cannot be read (${why})`, { suggestion })
  }
}

/** A scenario may come from a stranger's change: what it names must not be shown, not even through a link. */
async function refuseOutside(path: string, root: string): Promise<void> {
  const [real, ground] = await Promise.all([realpath(path), realpath(root)])
  const way = relative(ground, real)
  if (way === '' || way.split(sep)[0] === '..' || isAbsolute(way)) {
    throw new ProblemError({ code: 'CS-070', message: 'it lies outside of the folder under test' })
  }
}

function tell(path: string, outcome: Outcome, io: Io): void {
  const name = `${logLine(basename(path, suffix).replaceAll('-', ' '))}  (${logLine(path)})`
  io.out(`${outcome.state === 'as-expected' ? 'pass' : 'FAIL'}  ${name}`)
  if (outcome.state === 'otherwise') {
    for (const { what, expected, found } of outcome.differences) {
      io.out(`      ${logLine(what)}\n        expected: ${logLine(expected)}\n        found:    ${logLine(found)}`)
    }
  }
  if (outcome.state === 'not-understood') for (const problem of outcome.problems) io.out(`      ${problemText(problem).replaceAll('\n', '\n      ')}`)
}
