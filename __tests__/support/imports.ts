import { dirname, join, normalize } from 'node:path'

const core = ['domain', 'duties', 'workflow', 'controls', 'policy', 'decision', 'evidence', 'render']

/** DESIGN's import table: room → rooms and packages it may import. `*` stands for any node builtin or package. */
export const table: Record<string, string[]> = {
  domain: [],
  duties: ['domain', 'minimatch'],
  workflow: ['domain', 'yaml', '@actions/expressions'],
  controls: ['domain', 'duties', 'workflow', 'zod', 'minimatch'],
  policy: ['domain', 'controls', 'zod', 'yaml'],
  decision: ['domain', 'controls', 'policy'],
  evidence: ['domain', 'policy', 'controls', 'decision', 'node:crypto', '@sigstore/bundle', '@sigstore/verify', 'canonicalize'],
  render: ['domain', 'controls', 'csv-stringify'],
  collect: ['domain', 'workflow', '@octokit/', 'zod', 'node:crypto', 'node:zlib'],
  sign: ['domain', 'evidence', 'node:crypto', 'node:child_process', '@sigstore/sign'],
  publish: ['domain', 'render', '@octokit/', '@actions/', 'node:'],
  simulator: ['domain', 'node:', 'graphql'],
  gate: core,
  action: [...core, 'collect', 'sign', 'publish', 'gate', '*'],
  cli: [...core, 'collect', 'sign', 'publish', 'gate', 'simulator', '*'],
}

/** What one file may do beyond its room, each with its reason. */
const exceptions: Record<string, string[]> = {
  'src/domain/digest.ts': ['node:crypto'],
}

/** What a core room may not know: the clock, the environment, chance, the network, the console. */
const impure = /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bMath\.random\(|\bfetch\(|\bconsole\./

/** Every import of `text` that DESIGN's table forbids for `file`, as sentences that name the file. */
export function violationsOf(file: string, text: string): string[] {
  const room = roomOf(file)
  const found = specifiersOf(text).flatMap((specifier) => violation(file, room, specifier))
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  if ((core.includes(room) || room === 'gate') && impure.test(code)) found.push(`${file}: ${room} is core and may not know ${impure.exec(code)?.[0]}`)
  return found
}

/** Statements and dynamic imports; the words "from" and "import" within other text are not imports. */
const importing = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

export const specifiersOf = (text: string): string[] => [...text.matchAll(importing)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '')

/** The story stands above the rooms: what it needs of the world (edge), one subject (judge, judgeDeployment), the whole run (gate). */
export const story = ['src/gate.ts', 'src/judge.ts', 'src/judgeDeployment.ts', 'src/reconcile.ts', 'src/tell.ts', 'src/recordOf.ts', 'src/edge.ts']

const roomOf = (file: string) => (story.includes(file) ? 'gate' : (file.split('/')[1] ?? ''))

function violation(file: string, room: string, specifier: string): string[] {
  const allowed = [...(table[room] ?? []), ...(exceptions[file] ?? [])]
  if (!specifier.startsWith('.')) {
    const fine = allowed.some((entry) =>
      entry === '*' || specifier === entry || specifier.startsWith(entry.endsWith('/') || entry.endsWith(':') ? entry : `${entry}/`))
    return fine ? [] : [`${file}: ${room} may not import ${specifier}`]
  }
  const target = normalize(join(dirname(file), specifier)).replaceAll('\\', '/')
  const other = roomOf(target)
  if (room === 'controls' && other === 'controls' && isControl(file) && isControl(target)) return [
    `${file}: a control may not import another control (${specifier})`,
  ]
  return other === room || allowed.includes(other) ? [] : [`${file}: ${room} may not import ${other} (${specifier})`]
}

const shared = [
  'control.ts',
  'index.ts',
  'options.ts',
  'boundarySections.ts',
  'deploymentSections.ts',
  'deploymentCase.ts',
  'lineageSentences.ts',
  'environmentSentences.ts',
  'recordedPeople.ts',
  'words.ts',
  'boundarySentences.ts',
  'boundaryReasons.ts',
  'boundaryWords.ts',
  'scope.ts',
  'runner.ts',
  'catalogue.ts',
  'sentences.ts',
  'approvalReasons.ts',
  'countReasons.ts',
  'seatReasons.ts',
  'pushReasons.ts',
  'commitSentences.ts',
  'madeSentences.ts',
  'accountSentences.ts',
  'reconciling.ts',
  'governing.ts',
]
const isControl = (file: string) => !shared.includes(file.split('/').at(-1) ?? '')
