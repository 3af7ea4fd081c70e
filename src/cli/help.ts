import type { Command } from './command.ts'

const about = 'Countersign enforces separation of duties on pull requests and proves it with signed evidence.'

const closing = [
  'countersign COMMAND --help tells more about a command. countersign --version prints the version.',
  '',
  'Environment:',
  '  GITHUB_TOKEN         token for commands that read GitHub (GH_TOKEN is read when it is absent)',
  '  GITHUB_ORG_TOKEN     token that may read teams, when the policy names them',
  '  GITHUB_API_URL       API of a GitHub Enterprise Server',
  '  NO_COLOR             no colours',
  '  COUNTERSIGN_DEBUG=1  requests made, and the stack of an error',
]

/** The first page: every command with its one line. */
export function overview(commands: Command[]): string {
  const lines = columns(commands.map(({ name, summary }) => [name, summary]))
  return [about, '', 'Usage: countersign COMMAND [options]', '', 'Commands:', ...lines, '', ...closing].join('\n')
}

export function commandHelp(command: Command): string {
  const rows = Object.entries(command.options).map(([name, { value, describe }]): [string, string] => {
    return [`--${name}${value === undefined ? '' : ` ${value}`}`, describe]
  })
  const options = columns([...rows, ['-h, --help', 'this page']])
  const usage = `Usage: countersign ${command.name} ${command.usage}`.trimEnd()
  const notes = command.notes.length === 0 ? [] : ['', ...command.notes]
  return [command.summary, '', usage, '', 'Options:', ...options, ...notes].join('\n')
}

function columns(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
