import { openPullRequest } from '../../src/simulator/pulls.ts'
import type { PullRequest } from '../../src/simulator/model.ts'
import { World } from '../../src/simulator/world.ts'
import type { FileEdit } from '../../src/simulator/writing.ts'

/** A pull request of one commit; `base` is what main has, `head` what the change does to it. */
export function changing(base: Record<string, FileEdit>, head: Record<string, FileEdit>): { world: World; pull: PullRequest } {
  const world = new World()
  const repository = world.repository('acme/payments', { writers: ['author'], files: { '.github/countersign.yml': 'version: 1\n' } })
  if (Object.keys(base).length > 0) world.push(repository, 'main', { by: 'lead', changes: base })
  world.push(repository, 'topic', { by: 'author', changes: { a: '1', ...head } })
  return { world, pull: openPullRequest(world, repository, { by: 'author', head: 'topic' }) }
}
