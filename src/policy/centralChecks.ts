import type { Finding, Surroundings } from './finding.ts'
import { quoted } from './problems.ts'
import type { Policy } from './schema.ts'

/** A central policy is only worth its place if nobody below can say that a role has other holders, or a person other accounts. */
export function redefinitions({ roles = {}, people = {} }: Partial<Policy>, { central }: Surroundings): Finding[] {
  return (central ?? []).flatMap(({ reference, roster }) => [
    ...clashes('role', 'roles', Object.keys(roles), Object.keys(roster.roles), reference),
    ...clashes('person', 'people', Object.keys(people), roster.people.map(({ name }) => name), reference),
  ])
}

/** Names compare without case: `Compliance` beside a central `compliance` is meant to be mistaken for it. */
function clashes(what: string, section: string, own: string[], central: string[], reference: string): Finding[] {
  const defined = new Set(central.map((name) => name.toLowerCase()))
  return own
    .filter((name) => defined.has(name.toLowerCase()))
    .map((name) => ({
      code: 'CS-021',
      path: [section, name],
      at: 'key',
      message: `the ${what} ${quoted(name)} is defined by the central policy ${reference}`,
      found: name,
      suggestion: `delete it here: what the central policy defines can be used`,
    }))
}

/** Two central policies that define one name leave it open whom a rule here means. */
export function ambiguities(_policy: Partial<Policy>, { central }: Surroundings): Finding[] {
  const seen = new Map<string, string>()
  return (central ?? []).flatMap(({ reference, roster }) => {
    const names = [...Object.keys(roster.roles).map((name) => `role ${quoted(name)}`), ...roster.people.map(({ name }) => `person ${quoted(name)}`)]
    return names.flatMap((name): Finding[] => {
      const other = seen.get(name.toLowerCase())
      seen.set(name.toLowerCase(), reference)
      const message = `the ${name} is defined by two central policies, ${other} and ${reference}`
      return other === undefined ? [] : [{ code: 'CS-021', path: ['extends'], at: 'value', message }]
    })
  })
}
