import type { Command } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands.ts'
import type { Control } from '../../src/controls/control.ts'

export interface ActionFile {
  inputs: Record<string, { description: string; default: string }>
  outputs: Record<string, { description: string }>
}

export const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

const cell = (text: string): string => text.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')

const code = (text: string): string => `\`${text}\``

export const inputTable = ({ inputs }: ActionFile): string =>
  table(
    ['Input', 'Default', 'What it does'],
    Object.entries(inputs).map(([name, { description, default: preset }]) => [code(name), preset === '' ? '(empty)' : code(preset), description]),
  )

export const outputTable = ({ outputs }: ActionFile): string =>
  table(
    ['Output', 'What it holds'],
    Object.entries(outputs).map(([name, { description }]) => [code(name), description]),
  )

export async function commandTable(): Promise<string> {
  const loaded: Command[] = []
  // One after the other: the test runner cannot load what several wait for at once.
  for (const load of Object.values(commands)) loaded.push(await load())
  return table(
    ['Command', 'What it does'],
    loaded.map(({ name, usage, summary }) => [code(`${name} ${usage}`.trimEnd()), summary]),
  )
}

/** Without the mappings: each is only to be read with its kind and strength, which its page has room for. */
export const controlTable = (controls: Control[]): string =>
  table(
    ['Control', 'True when it passes'],
    controls.map(({ id, title }) => [`[${code(id)}](docs/controls/${id}.md)`, title]),
  )
