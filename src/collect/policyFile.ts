import * as z from 'zod'
import type { GitHubClient } from '../domain/client.ts'
import type { Source, Unavailability, UnavailableFact } from '../domain/fact.ts'
import { unavailable } from '../domain/fact.ts'
import type { PolicySource } from '../domain/policySource.ts'
import { repositoryPath } from '../domain/subject.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { bytesOfText, fetchBlob } from './blob.ts'
import { misfit } from './border.ts'
import { isAbsentFile } from './changeReader.ts'
import { errorText, incomplete, refused } from './failure.ts'
import { policyFragment } from './pullRequestQuery.ts'
import { commitWithFile } from './pullRequestShape.ts'
import type { CommitWithFile } from './pullRequestShape.ts'

/** Far above any policy a person reads; a larger file is refused unread, and the policy room says what it thinks of large ones. */
const maxPolicyBytes = 4 * 1024 * 1024

/** A commit with the policy's entry in its tree, and the answer that told it. */
export interface FileAtCommit {
  commit: CommitWithFile
  source: Source
}

const atCommitQuery = `query FileAtCommit($owner: String!, $name: String!, $commit: String!, $policy: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { at: object(expression: $commit) { ...policy ... on Tag { target { ...policy } } } }
}
${policyFragment}`

const atShape = z.object({ repository: z.object({ at: commitWithFile.or(z.object({ target: commitWithFile }).transform((tag) => tag.target)) }) })

/** Reads the entry of one path at a commit, tag or branch. */
export async function fileAtCommit(asker: Asker, repository: RepositoryName, commit: string, path: string): Promise<FileAtCommit | UnavailableFact> {
  const what = `${path} of ${repositoryPath(repository)} at ${commit}`
  try {
    const answer = await asker.small(atCommitQuery, { owner: repository.owner, name: repository.name, commit, policy: path })
    const errors = answer.errors.filter((error) => !isAbsentFile(error))
    if (errors.length > 0) return incomplete(what, answer.source, errorText(errors))
    const found = atShape.safeParse(answer.data)
    if (!found.success) return incomplete(what, answer.source, `no such repository or commit for this token: ${misfit(found.error)}`)
    return { commit: found.data.repository.at, source: answer.source }
  } catch (error) {
    return refused(what, error)
  }
}

/**
 * The bytes of the file as git stores them, proven by the blob id; null: no such file. GraphQL gives text, which cannot hold every byte, so
 * whatever does not hash to its id is fetched again as a blob.
 */
export async function policySource(
  client: GitHubClient,
  repository: RepositoryName,
  path: string,
  found: FileAtCommit,
): Promise<PolicySource | null | UnavailableFact> {
  const { commit, source } = found
  const entry = commit.file
  if (entry === null) return null
  const what = `${path} of ${repositoryPath(repository)} at ${commit.oid}`
  const blob = entry.object
  if (entry.type !== 'blob' || blob === null || blob.oid !== entry.oid) return incomplete(what, source, `the path is a ${entry.type}, not a file`)
  if (blob.byteSize > maxPolicyBytes) return incomplete(what, source, `${blob.byteSize} bytes; no more than ${maxPolicyBytes} are read`)
  const uri = `${repositoryPath(repository)}//${path}@${commit.oid}`
  const text = bytesOfText(blob)
  if (text) return { path, uri, bytes: text }
  const fetched = await fetchBlob(client, repository, { oid: blob.oid, what, bytes: maxPolicyBytes })
  return 'state' in fetched ? fetched : { path, uri, bytes: fetched.bytes }
}

/** A central policy, `owner/repo//path@ref`. The ref may name a commit, tag or branch; the uri names the commit it was then. */
export async function centralPolicy(client: GitHubClient, asker: Asker, reference: string): Promise<PolicySource | Unavailability> {
  const parts = /^([\w.-]{1,100})\/([\w.-]{1,100})\/\/([^@\s]{1,1024})@([^\s]{1,1024})$/.exec(reference)
  const [, owner, name, path, ref] = parts ?? []
  const what = `central policy ${reference.slice(0, 200)}`
  if (!owner || !name || !path || !ref) return { what, request: null, status: null, detail: 'not of the form owner/repo//path@ref' }
  const repository = { owner, name }
  const found = await fileAtCommit(asker, repository, ref, path)
  if ('state' in found) return { ...found.reason, what }
  const source = await policySource(client, repository, path, found)
  if (source === null) return { what, request: found.source.request, status: found.source.status, detail: `no file ${path} at ${found.commit.oid}` }
  return 'state' in source ? { ...source.reason, what } : source
}

/** Text of a file for a reader of YAML; bytes that are no UTF-8 are no text, and saying so blocks (SEMANTICS 31). */
export function textOf(source: PolicySource, at: Source): string | UnavailableFact {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(source.bytes)
  } catch {
    const what = `${source.path} as this change would leave it`
    const reason = { what, request: at.request, status: at.status, detail: 'the file is not UTF-8 text' }
    return unavailable(reason, [at])
  }
}
