// Writes everything that is derived from the code: tables and samples of the README, control pages, the schemas of policy and predicate, the
// policy's key table.
// __tests__/generated.test.ts fails when a file differs from what this makes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { controls } from '../src/controls/index.ts'
import { policyReadable } from '../src/controls/policyReadable.ts'
import { gateWorkflow, pingWorkflow } from '../src/cli/samples.ts'
import { predicateSchema } from '../src/evidence/predicateSchema.ts'
import { policyJsonSchema } from '../src/policy/jsonSchema.ts'
import { starterPolicy } from '../src/policy/starter.ts'
import { controlIndex, controlPage } from './generate/controlPages.ts'
import { policyKeys } from './generate/policyKeys.ts'
import { sampleReport } from './generate/sampleReport.ts'
import { sampleReconciliation } from './generate/sampleReconciliation.ts'
import { sampleScan } from './generate/sampleScan.ts'
import { commandTable, controlTable, inputTable, outputTable } from './generate/readme.ts'
import type { ActionFile } from './generate/readme.ts'

const example = 'waiting-for-the-release-manager.scenario.yml'

const documented = [...controls, policyReadable]

/** Path to the text it must have. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const action = parse(readFileSync('action.yml', 'utf8')) as ActionFile
  const schema = policyJsonSchema()
  return new Map([
    ['README.md', between(readFileSync('README.md', 'utf8'), await readmeParts(action))],
    ['docs/policy.md', between(readFileSync('docs/policy.md', 'utf8'), { keys: policyKeys(schema) })],
    ['docs/schema/policy.v1.json', `${JSON.stringify(schema, null, 2)}\n`],
    ['docs/schema/predicate.v1.json', `${JSON.stringify(predicateSchema(), null, 2)}\n`],
    ['docs/controls/README.md', controlIndex(documented)],
    ...documented.map((control): [string, string] => [`docs/controls/${control.id}.md`, controlPage(control)]),
    ['.github/actions/gate/action.yml', nestedAction(readFileSync('action.yml', 'utf8'))],
  ])
}

const readmeParts = async (action: ActionFile): Promise<Record<string, string>> => ({
  gate: yaml(gateWorkflow(null)),
  ping: yaml(pingWorkflow),
  policy: yaml(starterPolicy),
  report: await sampleReport(`docs/examples/${example}`),
  scan: await sampleScan('__tests__/scenarios/scan/a-production-secret-in-a-pull-request'),
  reconcile: await sampleReconciliation(),
  scenario: yaml(readFileSync(`docs/examples/${example}`, 'utf8')),
  inputs: inputTable(action),
  outputs: outputTable(action),
  commands: await commandTable(),
  controls: controlTable(controls),
})

const yaml = (text: string): string => `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`; a marker that is missing is an error, never a silent no. */
function between(page: string, parts: Record<string, string>): string {
  return Object.entries(parts).reduce((text, [name, content]) => {
    const [start, end] = [`<!-- ${name}: generated -->\n`, `\n<!-- /${name} -->`]
    const [from, to] = [text.indexOf(start), text.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`the markers of "${name}" are missing`)
    return text.slice(0, from + start.length) + content + text.slice(to)
  }, page)
}

/**
 * The same action one folder down, for the reusable workflow: GitHub resolves `$/path` to the commit the caller pinned, but refuses the
 * root of a repository.
 */
function nestedAction(text: string): string {
  return `# Generated from action.yml by .ci/generate.ts.\n${text.replace('main: dist/index.js', 'main: ../../../dist/index.js')}`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [path, text] of await generatedFiles()) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}
