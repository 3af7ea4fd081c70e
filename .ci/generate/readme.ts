import { readdirSync } from 'node:fs'
import type { Command } from '../../src/cli/command.ts'
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

/** Every file of src/cli that exports a `<name>Command`, in the order a person meets them. */
export async function commandTable(): Promise<string> {
  const order = ['demo', 'check', 'explain', 'lint', 'test', 'init', 'verify', 'replay']
  const commands: Command[] = []
  for (const file of readdirSync('src/cli').filter((name) => name.endsWith('.ts') && name !== 'main.ts')) {
    const module = (await import(`../../src/cli/${file}`)) as Record<string, unknown>
    commands.push(...Object.entries(module).flatMap(([name, value]) => (name.endsWith('Command') && isCommand(value) ? [value] : [])))
  }
  commands.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  return table(
    ['Command', 'What it does'],
    commands.map(({ name, usage, summary }) => [code(`${name} ${usage}`.trimEnd()), summary]),
  )
}

const isCommand = (value: unknown): value is Command => typeof value === 'object' && value !== null && 'run' in value && 'summary' in value

export const controlTable = (controls: Control[]): string =>
  table(
    ['Control', 'True when it passes', 'Supports'],
    controls.map(({ id, title, mappings }) => [`[${code(id)}](docs/controls/${id}.md)`, title, frameworks(mappings)]),
  )

function frameworks(mappings: Control['mappings']): string {
  const clauses = new Map<string, string[]>()
  for (const { framework, clause } of mappings) clauses.set(framework, [...(clauses.get(framework) ?? []), clause])
  return [...clauses].map(([framework, list]) => `${framework} ${list.join(', ')}`).join(' · ')
}
