import type { Control, Message } from '../../src/controls/control.ts'
import { table } from './readme.ts'

/** A control, or the catalogue of sentences about the policy itself, which has no mappings. */
type Documented = Pick<Control, 'id' | 'title' | 'version' | 'messages'> & Partial<Pick<Control, 'rationale' | 'mappings'>>

const generated = '<!-- Generated from the code by .ci/generate.ts. -->'

const caution = [
  '"Supports" is a careful word: a mapping says which clause the control gives evidence for, how directly, and what kind of text the clause',
  'stands in. No control makes an organisation compliant, and none of these texts names this tool.',
].join('\n')

export function controlIndex(controls: Documented[]): string {
  const rows = controls.map(({ id, title, version }) => [`[\`${id}\`](${id}.md)`, title, String(version)])
  return [generated, '', '# Controls', '', table(['Control', 'True when it passes', 'Version'], rows), '', caution, ''].join('\n')
}

export function controlPage({ id, title, rationale, mappings = [], version, messages }: Documented): string {
  const supports = mappings.map(({ framework, clause, kind, strength }) => [framework, clause, kind, strength])
  return [
    generated,
    '',
    `# ${id}`,
    '',
    `**${title}.** Version ${version}.`,
    '',
    ...(rationale === undefined ? [] : [rationale, '']),
    ...(supports.length === 0 ? [] : ['## Supports', '', table(['Text', 'Clause', 'Kind', 'Strength'], supports), '', caution, '']),
    '## What it can say',
    '',
    'Evidence holds the id of a sentence and the data that fills it. `{name}` stands for that data, `{names|and}` for a list joined by that word,',
    '`{number|person|people}` for the word that fits the number, `{source|=}` for a phrase of ours.',
    '',
    table(['Message', 'Stands in', 'Sentence'], Object.entries(messages).map(messageRow)),
    '',
  ].join('\n')
}

const places: Record<Message['kind'], string> = {
  counted: 'approvals that counted',
  notCounted: 'approvals that did not',
  contributor: 'contributors',
  missing: 'what is missing',
  broken: 'what is broken',
  note: 'notes',
  warning: 'warnings',
}

function messageRow([id, { kind, text, todo }]: [string, Message]): string[] {
  return [`\`${id}\``, places[kind], todo === undefined ? text : `${text}<br>To do: ${todo}`]
}
