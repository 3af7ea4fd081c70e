import type { Position, Reference } from '../domain/workflow.ts'

/** What a `uses:` names. A path that leaves the repository is `other`: nobody can read it. */
export function referenceOf(text: string, at: Position): Reference {
  return { at, text, target: targetOf(text.trim()) }
}

function targetOf(text: string): Reference['target'] {
  if (text.startsWith('./') || text === '.' || text.startsWith('$/')) {
    const path = plainPath(text.slice(text === '.' ? 1 : 2))
    return path === null ? { kind: 'other' } : { kind: 'local', path }
  }
  const [before, ref, ...more] = text.split('@')
  const [owner, repository, ...path] = (before ?? '').split('/')
  if (text.includes('://') || !owner || !repository || !ref || more.length > 0) return { kind: 'other' }
  const inner = plainPath(path.join('/'))
  return inner === null ? { kind: 'other' } : { kind: 'remote', repository: `${owner}/${repository}`, path: inner, ref }
}

/** Without `.`, `..` and doubled slashes; null: it leaves its root. */
export function plainPath(path: string): string | null {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null
    if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  return parts.join('/')
}

/** A commit is the only ref nobody can move. */
export const isCommit = (ref: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref)

/** Whether a policy trusts a repository, by its owner or by its own name. GitHub compares both without regard to case. */
export function trustOf(trusted: string[]): (repository: string) => boolean {
  const names = new Set(trusted.map((name) => name.toLowerCase()))
  return (repository) => names.has(repository.toLowerCase()) || names.has(repository.toLowerCase().split('/')[0] ?? '')
}
