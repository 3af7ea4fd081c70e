import { createHash } from 'node:crypto'
import { commitAt } from './git.ts'
import type { PullRequest, Repository } from './model.ts'
import type { Tag } from './runModel.ts'
import type { World } from './world.ts'

/** Makes the tag, or moves it by force: GitHub keeps no history of tags. An annotated one is an object of its own with a tagger. */
export function setTag(world: World, repository: Repository, name: string, given: { to?: string; by?: string; message?: string } = {}): Tag {
  const { sha: commit } = commitAt(world.store, given.to ?? world.tip(repository, repository.defaultBranch))
  const at = world.clock.tick()
  const annotation = given.message === undefined ? null : annotationOf(world, name, commit, given.by ?? 'root', given.message, at)
  const tag: Tag = { commit, annotation }
  repository.tags.set(name, tag)
  return tag
}

function annotationOf(world: World, name: string, commit: string, by: string, message: string, at: string): Tag['annotation'] {
  const sha = createHash('sha1').update(`tag ${name} of ${commit} by ${by} at ${at}: ${message}`).digest('hex')
  return { sha, message, tagger: world.account(by).id, at }
}

/** Read-only from now on: every write is refused. */
export function archive(repository: Repository): void {
  repository.archived = true
}

/** Its number answers 404, and commits are associated with it no longer, although they stay where they landed. */
export function deletePullRequest(pull: PullRequest): void {
  pull.repository.pulls.delete(pull.number)
}
