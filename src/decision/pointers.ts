import type { Facts } from '../domain/facts.ts'

/** Members of `Facts` itself; a pointer that begins with anything else is about the change that is judged. */
const whole = new Set(['schema', 'evaluatedAt', 'subject', 'changes', 'teams', 'accounts', 'workflows', 'inventory', 'deployment', 'repository'])

/**
 * Where in facts.json a reason of a control rests. Controls see the facts of one change (or, running once, of the subject: `change` is null)
 * unwrapped, so their pointers lack the change and the `value` of each fact; both are added here. What does not resolve is cut back to what does: a pointer into nothing proves nothing.
 */
export function anchoredPointer(pointer: string, facts: Facts, change: number | null): string {
  const steps = pointer.split('/').slice(1)
  const path = change === null || whole.has(steps[0] ?? '') ? steps : ['changes', String(change), ...steps]
  return resolved(path, facts)
}

function resolved(path: string[], facts: Facts): string {
  let at: unknown = facts
  const taken: string[] = []
  for (const step of path) {
    if (isKnownFact(at) && step !== 'value') {
      at = at.value
      taken.push('value')
    }
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, unescaped(step))) break
    at = (at as Record<string, unknown>)[unescaped(step)]
    taken.push(step)
  }
  return taken.map((step) => `/${step}`).join('')
}

// RFC 6901: "~1" is a slash, "~0" a tilde, and the order of replacement matters.
const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

const isKnownFact = (value: unknown): value is { state: 'known'; value: unknown } =>
  typeof value === 'object' && value !== null && 'state' in value && value.state === 'known' && 'value' in value
