import { ProblemError } from '../domain/problem.ts'
import type { Statement } from '../domain/record.ts'
import { isRefusal, parseBundle } from '../evidence/bundle.ts'
import type { Check } from '../evidence/check.ts'
import { innerChecks } from '../evidence/checks.ts'
import { type Replay, replayRecord } from '../evidence/replay.ts'
import { readStatement } from '../evidence/statement.ts'
import { jsonText } from '../render/jsonText.ts'
import { problemText } from '../render/problem.ts'
import type { Command, Io } from './command.ts'
import { formatOf, readBundle } from './evidenceFile.ts'
import { checkLine, toldOf } from './verification.ts'

export const replayCommand: Command = {
  name: 'replay',
  usage: 'BUNDLE [--format text|json]',
  summary: 'Judge the recorded facts again and compare with the recorded decision',
  options: { format: { type: 'string', value: 'text|json', describe: 'text for people (default) or JSON (docs/verify.md)' } },
  notes: [
    'Replay does not look at the signature; countersign verify does both.',
    'Exit codes: 0 the same decision, 1 another decision or a record that is not intact, 2 not comparable or not a record.',
  ],
  operands: { min: 1, max: 1 },
  async run({ operands, options }, io) {
    const format = formatOf(options['format'])
    try {
      const file = await readBundle(operands[0] ?? '', io)
      return await replayed(statementOf(file.bytes, file.name), format, io)
    } catch (error) {
      if (format !== 'json' || !(error instanceof ProblemError)) throw error
      return refused({ statement: null, problem: error.problem, exitCode: 2 }, format, io)
    }
  },
}

async function replayed(read: Read, format: 'text' | 'json', io: Io): Promise<0 | 1 | 2> {
  if (read.statement === null) return refused(read, format, io)
  const replay = await replayRecord(read.statement)
  const checks = innerChecks(read.statement).filter((check) => check.ok !== null)
  const exitCode = replayCode(replay, checks)
  io.out(format === 'json' ? replayJson(replay, checks, exitCode) : replayText(replay, checks, io.color))
  return exitCode
}

/** No record to judge: one message for people, and for programs the shape they read anyway. */
function refused({ problem, exitCode }: Extract<Read, { statement: null }>, format: 'text' | 'json', io: Io): 1 | 2 {
  const state = exitCode === 1 ? 'wrong' : 'could-not'
  if (format === 'text') io.err(problemText(problem))
  const nothing = { recorded: null, replayed: null, detail: problem.message, checks: [] }
  if (format === 'json') io.out(jsonText({ version: 1, state, exitCode, ...nothing, problem: toldOf(problem) }, 2))
  return exitCode
}

type Read = { statement: Statement } | { statement: null; problem: ProblemError['problem']; exitCode: 1 | 2 }

function statementOf(bytes: Uint8Array, name: string): Read {
  const parsed = parseBundle(bytes)
  if (isRefusal(parsed)) return { statement: null, problem: { ...parsed, file: name }, exitCode: parsed.outcome === 'wrong' ? 1 : 2 }
  const reading = readStatement(parsed.payload)
  if (reading.state === 'read') return reading
  const message = reading.state === 'foreign' ? 'the record has a predicate type that this program does not know' : 'the statement is not one of ours'
  const { problem } = new ProblemError({ code: 'CS-060', file: name, message, found: reading.found })
  return { statement: null, problem, exitCode: reading.state === 'foreign' ? 2 : 1 }
}

// A record that contradicts itself is wrong, however well its decision replays.
function replayCode({ state }: Replay, checks: Check[]): 0 | 1 | 2 {
  if (state === 'different' || checks.some((check) => check.ok === false)) return 1
  return state === 'same' ? 0 : 2
}

function replayText({ state, recorded, replayed, detail }: Replay, checks: Check[], color: boolean): string {
  const ok = state === 'same' ? true : state === 'different' ? false : null
  const words = { same: 'SAME', different: 'DIFFERENT', 'not-comparable': 'NOT COMPARABLE', 'too-large': 'TOO LARGE' }[state]
  const lines = [
    { what: 'signature', value: 'not checked: use countersign verify', ok: null },
    ...checks,
    { what: 'replay', value: detail, ok },
  ].map((check) => checkLine(check, color))
  const broken = checks.some((check) => check.ok === false)
  const last = `${words}: recorded ${recorded}, replayed ${replayed ?? 'nothing'}`
  return [...lines, '', broken ? 'WRONG: the record contradicts itself; its replay says nothing' : last].join('\n')
}

/** Stable like the JSON of verify. */
const replayJson = ({ state, recorded, replayed, detail }: Replay, checks: Check[], exitCode: number): string =>
  jsonText({ version: 1, state, exitCode, recorded, replayed, detail, checks, problem: null }, 2)
