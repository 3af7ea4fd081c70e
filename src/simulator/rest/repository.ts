import { commitAt } from '../git.ts'
import type { Repository } from '../model.ts'
import { isProtected } from '../protection.ts'
import type { Tag } from '../runModel.ts'
import { commitShape } from './commits.ts'
import {
  forRepository,
  notFound,
  ok,
  pageOf,
  pageUrl,
  parameter,
  repositoryUrl,
  type JsonObject,
  type RestAnswer,
  type RestRequest,
  type Route,
} from './routing.ts'
import { singleRepository } from './shapes.ts'

export interface Ref {
  /** `heads/main`, `tags/v1`. */
  name: string
  object: { sha: string; type: 'commit' | 'tag' }
}

const tagTarget = (tag: Tag): Ref['object'] => (tag.annotation ? { sha: tag.annotation.sha, type: 'tag' } : { sha: tag.commit, type: 'commit' })

const refsOf = (repository: Repository): Ref[] => [
  ...[...repository.branches].map(([name, sha]): Ref => ({ name: `heads/${name}`, object: { sha, type: 'commit' } })),
  ...[...repository.tags].map(([name, tag]): Ref => ({ name: `tags/${name}`, object: tagTarget(tag) })),
]

export function refShape({ name, object }: Ref, repository: Repository, request: RestRequest): JsonObject {
  const address = repositoryUrl(repository, request)
  return {
    ref: `refs/${name}`,
    node_id: `REF_${repository.id}_${name}`,
    url: `${address}/git/refs/${name}`,
    object: { ...object, url: `${address}/git/${object.type}s/${object.sha}` },
  }
}

function gitRef(repository: Repository, request: RestRequest): RestAnswer {
  const found = refsOf(repository).find(({ name }) => name === parameter(request, 'ref'))
  return found ? ok(refShape(found, repository, request)) : notFound()
}

function matchingRefs(repository: Repository, request: RestRequest): RestAnswer {
  const found = refsOf(repository).filter(({ name }) => name.startsWith(parameter(request, 'ref')))
  return ok(found.map((ref) => refShape(ref, repository, request)))
}

/** The object of an annotated tag: what it says, and the commit it stands for. */
function gitTag(repository: Repository, request: RestRequest): RestAnswer {
  const sha = parameter(request, 'tag_sha')
  const [name, tag] = [...repository.tags].find(([, one]) => one.annotation?.sha === sha) ?? []
  if (name === undefined || !tag?.annotation) return notFound()
  const { message, tagger, at } = tag.annotation
  const person = request.world.person(request.world.member(tagger)?.login ?? 'ghost')
  const address = `${repositoryUrl(repository, request)}/git`
  return ok({
    node_id: `TAG_${sha}`,
    tag: name,
    sha,
    url: `${address}/tags/${sha}`,
    message,
    tagger: { ...person, date: at },
    object: { sha: tag.commit, type: 'commit', url: `${address}/commits/${tag.commit}` },
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  })
}

function listBranches(repository: Repository, request: RestRequest): RestAnswer {
  const wanted = request.query.get('protected')
  const all = [...repository.branches].filter(([name]) => wanted === null || isProtected(repository, name) === (wanted === 'true'))
  const page = pageOf(all, request)
  const listed = page.items.map(([name, sha]) => ({
    name,
    commit: { sha, url: `${repositoryUrl(repository, request)}/commits/${sha}` },
    protected: isProtected(repository, name),
  }))
  return ok(listed, page.headers)
}

function oneBranch(repository: Repository, request: RestRequest): RestAnswer {
  const name = parameter(request, 'branch')
  const sha = repository.branches.get(name)
  if (sha === undefined) return notFound()
  const address = `${repositoryUrl(repository, request)}/branches/${name}`
  return ok({
    name,
    commit: commitShape(commitAt(request.world.store, sha), repository, request),
    _links: { self: address, html: `${pageUrl(repository, request)}/tree/${name}` },
    protected: isProtected(repository, name),
    protection: { enabled: isProtected(repository, name) },
    protection_url: `${address}/protection`,
  })
}

export const repositoryRoutes: readonly Route[] = [
  forRepository('GET /repos/{owner}/{repo}', (repository, request) => ok(singleRepository(repository, request))),
  forRepository('GET /repos/{owner}/{repo}/branches', listBranches),
  forRepository('GET /repos/{owner}/{repo}/branches/{branch}', oneBranch),
  forRepository('GET /repos/{owner}/{repo}/git/ref/{ref}', gitRef),
  forRepository('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', matchingRefs),
  forRepository('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', gitTag),
]
