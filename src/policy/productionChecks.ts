import type { Finding, Surroundings } from './finding.ts'
import { valueName } from './placeWords.ts'
import { quoted } from './problems.ts'
import { entriesIn, textsIn, valueAt } from './raw.ts'
import type { Policy } from './schema.ts'

/** What GitHub lets a secret be called; anything else in a pattern of secrets would match none. */
const secretPattern = /^[A-Za-z0-9_*]+$/

/** Names of production are matched by `*` alone: what other patterns mean by `!`, `{a,b}` or `?` would be taken as it stands, and match nothing. */
export function productionMistakes(_policy: Partial<Policy>, { raw }: Surroundings): Finding[] {
  const secrets = ['secrets', 'development-secrets'].flatMap((list) =>
    textsIn(raw, ['production', list]).filter(({ text }) => text.length <= 500 && !secretPattern.test(text)),
  )
  const others = ['environments', 'identities'].flatMap((list) => textsIn(raw, ['production', list]).filter(({ text }) => text.startsWith('!')))
  return [...secrets.map((one) => unmatched(one, 'can match no secret')), ...others.map((one) => unmatched(one, 'excludes nothing'))]
}

const unmatched = ({ path, text }: { path: Finding['path']; text: string }, says: string): Finding => ({
  code: 'CS-024',
  path,
  at: 'value',
  message: `pattern ${quoted(text)} ${says}: only "*" is a wildcard ${valueName(path.slice(0, -1)).replace(/^"(.*?)" in /, 'in $1 of ')}`,
  expected: 'a name, with "*" for any text',
  found: text,
})

/** What is without effect is told, because somebody relies on it. */
export function idleProduction(_policy: Partial<Policy>, { raw }: Surroundings): Finding[] {
  const listed = entriesIn(raw, ['production', 'development-secrets'])
  if (listed.length === 0 || valueAt(raw, ['production', 'strict']) === true) return []
  const message = '"development-secrets" has no effect unless "strict" is true'
  const path = ['production', 'development-secrets']
  return [{ code: 'CS-013', path, at: 'key', message, suggestion: 'set "strict: true", or delete it', onlyWithholds: true }]
}

/** Two exceptions for one place: one of them would say another reason, or another last day, than the one that counts. */
export function repeatedExceptions({ exceptions = [] }: Partial<Policy>): Finding[] {
  const seen = new Set<string>()
  return exceptions.flatMap(({ file, job }, index): Finding[] => {
    const place = JSON.stringify([file, job ?? null])
    const again = seen.has(place)
    seen.add(place)
    const message = `exception ${index + 1} is for the same ${job === undefined ? 'file' : 'job'} as an earlier one`
    return again ? [{ code: 'CS-013', path: ['exceptions', index], at: 'value', message, found: file, suggestion: 'keep one of them' }] : []
  })
}
