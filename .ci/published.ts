/**
 * Refreshes `__tests__/published/github-openapi.json`: GitHub's published description of its REST API, cut down to the operations that
 * Countersign and its simulated GitHub know. The package is 385 MB unpacked, so one file of it is read and nothing installed.
 * Run `npm run published`; raise `release` to take a newer description.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operations } from '../__tests__/published/operations.ts'

const release = '23.0.2'
const target = new URL('../__tests__/published/github-openapi.json', import.meta.url)

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

const asObject = (value: Json | undefined): JsonObject => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error('the description is not shaped as expected')
  return value
}

function readDescription(): JsonObject {
  const folder = mkdtempSync(join(tmpdir(), 'published-'))
  try {
    execFileSync('npm', ['pack', '--silent', `@octokit/openapi@${release}`], { cwd: folder })
    const file = 'package/generated/api.github.com.json'
    const text = execFileSync('tar', ['-xzOf', `octokit-openapi-${release}.tgz`, file], { cwd: folder, maxBuffer: 2 ** 28, encoding: 'utf8' })
    return asObject(JSON.parse(text) as Json)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const prose = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'tags', 'title', 'default'])

/** Without prose and extensions. Below `properties` the keys are names of fields, and a field may be called "description". */
function lean(value: Json, areNames = false): Json {
  if (Array.isArray(value)) return value.map((item) => lean(item))
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).filter(([key]) => areNames || !(prose.has(key) || key.startsWith('x-')))
  return Object.fromEntries(kept.map(([key, inner]) => [key, lean(inner, !areNames && key === 'properties')]))
}

function referencesIn(value: Json, found: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const item of value) referencesIn(item, found)
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (key === '$ref' && typeof inner === 'string') found.add(inner)
      else referencesIn(inner, found)
    }
  }
  return found
}

const lookUp = (description: JsonObject, reference: string): Json =>
  reference
    .slice(2)
    .split('/')
    .reduce<Json>((here, part) => asObject(here)[part] ?? null, description)

function place(trimmed: JsonObject, reference: string, value: Json): void {
  const parts = reference.slice(2).split('/')
  const name = parts.pop() ?? ''
  let here = trimmed
  for (const part of parts) here = asObject((here[part] ??= {}))
  here[name] = value
}

function trim(description: JsonObject): JsonObject {
  const paths: JsonObject = {}
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ')
    const item = asObject(asObject(description['paths'])[path])
    const kept = asObject((paths[path] ??= {}))
    kept[method.toLowerCase()] = lean(item[method.toLowerCase()] ?? null)
    if (item['parameters']) kept['parameters'] = lean(item['parameters'])
  }
  const trimmed: JsonObject = { openapi: description['openapi'] ?? null, release, paths }
  const done = new Set<string>()
  for (let open = [...referencesIn(paths, new Set())]; open.length > 0; ) {
    const reference = open.pop() ?? ''
    if (done.has(reference)) continue
    done.add(reference)
    const value = lean(lookUp(description, reference))
    place(trimmed, reference, value)
    open = [...open, ...referencesIn(value, new Set())]
  }
  return trimmed
}

writeFileSync(target, `${JSON.stringify(trim(readDescription()), null, 1)}\n`)
