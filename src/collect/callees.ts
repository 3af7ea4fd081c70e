import * as z from 'zod'
import { gitBlobId } from '../domain/digest.ts'
import type { Source } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { CalleeReader } from '../workflow/gather.ts'
import { repositoryName } from './border.ts'
import { errorText, incomplete, oneLine, refused } from './failure.ts'
import { createFileReader, fileIn, Unread } from './fileReader.ts'
import type { FileReader, Place } from './fileReader.ts'
import { remoteFilesQuery } from './workflowQuery.ts'

type Remote = Parameters<CalleeReader['remote']>[0][number]
type RemoteContent = Uint8Array | { missing: string }

/** A called file that is longer says nothing that is understood: what is read at all is far above what a workflow may be. */
const largestCallee = 4 * 1024 * 1024
const remotePerQuery = 25

interface Trees {
  repository: RepositoryName
  head: string
  base: string | null
}

/** Reads what workflow files call, many files a request; a file of the base that is the head's own blob is not read again. Throws Unread. */
export function createCalleeReader(place: Place, files: FileReader, { repository, head, base }: Trees): CalleeReader {
  const read = new Map<string, Uint8Array>()
  const baseIds = new Map<string, string | null>()

  async function bytesAt(commit: string, paths: string[], alsoInBase: boolean): Promise<Map<string, Uint8Array | null>> {
    const readable = paths.filter(isPath)
    const others = alsoInBase && base !== null ? readable.map((path) => `${base}:${path}`) : []
    const told = await files.blobs(readable.map((path) => `${commit}:${path}`), others)
    for (const [index, other] of others.entries()) baseIds.set(readable[index] ?? '', told.ids.get(other) ?? null)
    const found = new Map<string, Uint8Array | null>(paths.map((path) => [path, null]))
    for (const path of readable) {
      const blob = told.blobs.get(`${commit}:${path}`) ?? null
      if (blob === null) continue
      const bytes = await files.bytes(blob, repository, largestCallee)
      if (bytes === null) throw new Unread(tooMuch(place, `${path} at ${commit}`, blob.byteSize))
      read.set(gitBlobId(bytes), bytes)
      found.set(path, bytes)
    }
    return found
  }

  /** Neither known to be missing in the base nor known by its bytes. */
  const untold = (path: string): boolean => {
    const id = baseIds.get(path)
    return id === undefined || (id !== null && !read.has(id))
  }

  return {
    async local(tree, paths) {
      if (paths.length === 0) return new Map()
      if (tree === 'head') return bytesAt(head, paths, true)
      if (base === null) return new Map(paths.map((path) => [path, null]))
      const others = paths.filter((path) => untold(path))
      const asked = others.length > 0 ? await bytesAt(base, others, false) : new Map<string, Uint8Array | null>()
      return new Map(paths.map((path) => [path, asked.get(path) ?? read.get(baseIds.get(path) ?? '') ?? null]))
    },
    async remote(asked) {
      const found = new Map<string, RemoteContent>()
      for (let begin = 0; begin < asked.length; begin += remotePerQuery) await readRemote(place, asked.slice(begin, begin + remotePerQuery), found)
      return found
    },
  }
}

/** `owner/repo/path@ref` in lower case: how the record names a workflow of another repository. */
export const remoteKey = ({ repository, path, ref }: Remote): string => `${repository}/${path}@${ref}`.toLowerCase()

/** What a token may not see, and what is not there, GitHub answers alike: missing, with the words of the answer. */
async function readRemote(place: Place, asked: Remote[], found: Map<string, RemoteContent>): Promise<void> {
  const what = 'called workflows of other repositories'
  const named = asked.filter((remote) => repositoryName.safeParse(remote.repository).success && isPath(remote.path) && isRef(remote.ref))
  const misnamed = asked.filter((remote) => !named.includes(remote))
  for (const remote of misnamed) found.set(remoteKey(remote), { missing: 'it is not named as a file of a repository can be' })
  if (named.length === 0) return
  const variables = named.flatMap(({ repository, path, ref }, index) => {
    const [owner, name] = repository.split('/')
    return [[`o${index}`, owner], [`n${index}`, name], [`e${index}`, `${ref}:${path}`]]
  })
  const answer = await place.asker.small(remoteFilesQuery(named.length), Object.fromEntries(variables)).catch((error: unknown) => {
    throw new Unread(refused(what, error, place.sources))
  })
  place.sources.push(answer.source)
  const hidden = answer.errors.filter(({ type, path }) => (type === 'NOT_FOUND' || type === 'FORBIDDEN') && path.length === 1)
  const explained = named.map((_, index) => hidden.find(({ path }) => path[0] === `r${index}`))
  const others = answer.errors.filter((error) => !explained.includes(error))
  if (others.length > 0) throw new Unread(incomplete(what, answer.source, errorText(others), place.sources))
  for (const [index, remote] of named.entries()) {
    const error = explained[index]
    const content: RemoteContent = error
      ? { missing: `${answer.source.request} answered ${error.type}: ${oneLine(error.message)}` }
      : await remoteBytes(place, remote, answer.data?.[`r${index}`], answer.source)
    found.set(remoteKey(remote), content)
  }
}

const objectShape = z.object({ object: z.unknown() })

async function remoteBytes(place: Place, { repository, path, ref }: Remote, raw: unknown, source: Source): Promise<RemoteContent> {
  const what = `${repository}/${path}@${ref}`
  const answered = objectShape.safeParse(raw)
  if (!answered.success) throw new Unread(incomplete(what, source, 'the answer does not hold the repository', place.sources))
  const blob = fileIn(answered.data.object, source, what)
  if (blob === null) return { missing: `${source.request} found no file ${path} at ${ref}` }
  const [owner = '', name = ''] = repository.split('/')
  const bytes = await createFileReader(place, { owner, name }).bytes(blob, { owner, name }, largestCallee)
  if (bytes === null) throw new Unread(tooMuch(place, what, blob.byteSize))
  return bytes
}

function tooMuch({ sources }: Place, what: string, size: number): Unread['fact'] {
  const last = sources.at(-1)
  const detail = `a called file of ${size} bytes, or one too many that GraphQL cannot tell; no more than ${largestCallee} bytes are read`
  return { state: 'unavailable', reason: { what, request: last?.request ?? null, status: last?.status ?? null, detail }, sources }
}

/** Anything else could lead git's own syntax of revisions astray (https://git-scm.com/docs/gitrevisions). */
const isPath = (path: string): boolean => path.length <= 1000 && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
const isRef = (ref: string): boolean => ref.length > 0 && ref.length <= 500 && !/[\s:^~?*[\\\p{Cc}]|\.\.|@\{/u.test(ref)
