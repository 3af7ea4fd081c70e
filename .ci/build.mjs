// Builds dist/ from src/: two entries, shared chunks, readable, reproducible. Then licences and manifest.json (sha256 of every file).
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const out = 'dist'
const version = JSON.parse(readFileSync('package.json', 'utf8')).version

rmSync(out, { recursive: true, force: true })
mkdirSync(out)

// CommonJS packages call require for node's own modules; ESM has none.
const ownRequire = "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"
// zod writes code for each schema, which costs a run that parses most things once more than it saves; and nothing here shall make code of text.
// It looks here before the first schema is made, which is before any of our own code runs.
const plainParsing = 'globalThis.__zod_globalConfig ??= { jitless: true };'

const result = await build({
  entryPoints: { index: 'src/action/main.ts', cli: 'src/cli/main.ts' },
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  metafile: true,
  define: { __VERSION__: JSON.stringify(version) },
  banner: { js: `${ownRequire} ${plainParsing}` },
  // yaml's entry for Node is CommonJS, of which nothing can be left out; its ES modules are the same code.
  alias: { undici: './.ci/undici.mjs', yaml: './node_modules/yaml/browser/dist/index.js' },
  logLevel: 'warning',
})

writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n')
writeFileSync(join(out, 'licenses.txt'), licences(result.metafile))
writeFileSync(join(out, 'manifest.json'), manifest(out))
if (process.argv.includes('--meta')) writeFileSync(process.argv[process.argv.indexOf('--meta') + 1], JSON.stringify(result.metafile))

/** Name, version, licence and licence text of every package whose code is in dist. */
function licences(metafile) {
  const packages = new Set()
  for (const input of Object.keys(metafile.inputs)) {
    const at = input.lastIndexOf('node_modules/')
    if (at < 0) continue
    const rest = input.slice(at + 'node_modules/'.length).split('/')
    packages.add(input.slice(0, at) + 'node_modules/' + rest.slice(0, rest[0].startsWith('@') ? 2 : 1).join('/'))
  }
  const entries = [...packages].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).sort().find((entry) => /^licen[cs]e/i.test(entry))
    const text = file ? readFileSync(join(folder, file), 'utf8').trim().replace(/\r\n/g, '\n') : '(the package ships no licence file)'
    return `${name} ${version}\n${license ?? 'see below'}\n\n${text}\n`
  })
  return [...new Set(entries)].sort().join('\n' + '-'.repeat(80) + '\n\n')
}

/** The evaluator's digest in every record is the sha256 of this file. */
function manifest(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort()
  const digests = Object.fromEntries(files.map((file) => [file, createHash('sha256').update(readFileSync(join(folder, file))).digest('hex')]))
  return JSON.stringify({ name: 'countersign', version, files: digests }, null, 2) + '\n'
}
