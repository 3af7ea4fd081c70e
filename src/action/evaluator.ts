import { readFileSync } from 'node:fs'
import { sha256 } from '../domain/digest.ts'
import type { Predicate } from '../domain/record.ts'
import { version } from '../domain/version.ts'

type Environment = Record<string, string | undefined>

/** Who judged: the version, the digest of the manifest that lists every file of dist, and the action's commit when it was pinned by one. */
export function evaluatorFrom(env: Environment, moduleUrl: string): Predicate['evaluator'] {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = env
  return {
    name: 'countersign',
    version,
    digest: manifestDigest(moduleUrl),
    actionRef: /^[0-9a-f]{40}$/.test(ref) && repository ? `${repository}@${ref}` : null,
  }
}

/** The code may stand in dist itself or in its chunks; run from source there is no manifest, and the record says so. */
function manifestDigest(moduleUrl: string): { sha256: string } | null {
  for (const place of ['./manifest.json', '../manifest.json']) {
    try {
      return { sha256: sha256(readFileSync(new URL(place, moduleUrl))) }
    } catch {
      continue
    }
  }
  return null
}
