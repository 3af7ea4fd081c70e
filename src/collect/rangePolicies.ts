import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { blobFields, blobShape, bytesOfText, fetchBlob } from './blob.ts'
import { misfit } from './border.ts'
import { isAbsentFile } from './changeReader.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { inTurns } from './inTurns.ts'
import { blobAt, policyEntry } from './rangeChanges.ts'
import type { BlobAt } from './rangeChanges.ts'
import { batchesOf } from './rangeCommits.ts'

const perRequest = 100
const textsPerRequest = 10
/** Far above any policy a person reads. */
const maxPolicyBytes = 4 * 1024 * 1024

export const policiesAtQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  return `query PoliciesAt($owner: String!, $name: String!, $policy: String!, ${names.map((index) => `$o${index}: GitObjectID!`).join(', ')}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `c${index}: object(oid: $o${index}) { ... on Commit { oid ${policyEntry} } }`).join('\n    ')}
  }
}`
}

export const policyTextsQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  return `query PolicyTexts($owner: String!, $name: String!, ${names.map((index) => `$o${index}: GitObjectID!`).join(', ')}) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ${names.map((index) => `b${index}: object(oid: $o${index}) { ... on Blob { ${blobFields} } }`).join('\n    ')}
  }
}`
}

/** The policy's blob at each of these commits. */
export async function policiesAt(asker: Asker, { owner, name }: RepositoryName, commits: string[], policy: string): Promise<Fact<BlobAt[]>> {
  const what = 'the policies in force at the merges'
  const sources: Source[] = []
  const found: BlobAt[] = []
  try {
    for (const some of batchesOf([...new Set(commits)], perRequest)) {
      const answer = await asker.small(policiesAtQuery(some.length), { owner, name, policy, ...named(some) })
      sources.push(answer.source)
      const errors = answer.errors.filter((error) => !isAbsentFile(error))
      if (errors.length > 0) return incomplete(what, answer.source, errorText(errors), sources)
      const read = aliased('c', some.length, blobAt).safeParse(answer.data)
      if (!read.success) return incomplete(what, answer.source, misfit(read.error), sources)
      found.push(...Object.values(read.data.repository))
    }
    const missing = commits.find((commit) => !found.some((one) => one.commit === commit))
    const last = sources.at(-1)
    return missing && last ? incomplete(what, last, `commit ${missing} was not answered`, sources) : known(found, sources)
  } catch (error) {
    return refused(what, error, sources)
  }
}

/** The text of each blob, proven by its id; a file that is no UTF-8 has none, and is refused as a policy for that. */
export async function policyTexts(
  tools: { client: GitHubClient; asker: Asker },
  repository: RepositoryName,
  blobs: string[],
): Promise<Fact<Record<string, string>>> {
  const what = 'the texts of the policies in force at the merges'
  const texts: Record<string, string> = {}
  const sources: Source[] = []
  try {
    for (const some of batchesOf(blobs, textsPerRequest)) {
      const answer = await tools.asker.small(policyTextsQuery(some.length), { owner: repository.owner, name: repository.name, ...named(some) })
      sources.push(answer.source)
      if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors), sources)
      const read = aliased('b', some.length, blobShape).safeParse(answer.data)
      if (!read.success) return incomplete(what, answer.source, misfit(read.error), sources)
      const told = some.map((oid, index) => ({ oid, told: read.data.repository[`b${index}`] }))
      const bytes = await inTurns(told, async ({ oid, told: blob }) => {
        const whole = blob?.oid === oid ? bytesOfText(blob) : null
        return whole ?? fetchBlob(tools.client, repository, { oid, what, bytes: maxPolicyBytes })
      })
      for (const [index, found] of bytes.entries()) {
        if ('state' in found) return found
        const text = utf8(found instanceof Uint8Array ? found : found.bytes)
        if (text !== null) texts[some[index] ?? ''] = text
      }
    }
    return known(texts, sources)
  } catch (error) {
    return refused(what, error, sources)
  }
}

const named = (oids: string[]): Record<string, string> => Object.fromEntries(oids.map((oid, index) => [`o${index}`, oid]))

const aliased = <Node extends z.ZodType>(letter: string, howMany: number, node: Node) =>
  z.object({ repository: z.object(Object.fromEntries(Array.from({ length: howMany }, (_, index) => [`${letter}${index}`, node]))) })

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
