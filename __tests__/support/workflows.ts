import type { WorkflowFiles } from '../../src/domain/workflow.ts'
import { gatherWorkflows } from '../../src/workflow/gather.ts'

/** A repository without a workflow file: nothing to judge the boundary by. */
export const noWorkflows = (): WorkflowFiles => ({
  head: { commit: null, files: [], absent: [] },
  base: { commit: null, files: [], absent: [] },
  models: {},
  remote: {},
  refs: { defaultBranch: 'main', protectedBranches: null },
  identities: [],
})

export interface WorkflowsGiven {
  base?: Record<string, string> | null
  identities?: string[]
  protectedBranches?: string[]
}

/** Files as the gate would read them, by path and text; workflows of other repositories are not there. */
export function workflowFiles(head: Record<string, string>, {
  base = null,
  identities = [],
  protectedBranches,
}: WorkflowsGiven = {}): Promise<WorkflowFiles> {
  const listing = (files: Record<string, string>, commit: string) =>
    ({ commit, files: new Map(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])) })
  return gatherWorkflows(
    {
      head: listing(head, 'a1'.repeat(20)),
      base: base === null ? null : listing(base, 'c3'.repeat(20)),
      refs: { defaultBranch: 'main', protectedBranches: protectedBranches ?? null },
      identities,
    },
    {
      local: (tree, paths) => Promise.resolve(new Map(paths.map((path) => [path, textAt(tree === 'head' ? head : (base ?? {}), path)]))),
      remote: (asked) =>
        Promise.resolve(new Map(asked.map(({ repository, path, ref }) => [`${repository}/${path}@${ref}`.toLowerCase(), { missing: 'elsewhere' }]))),
    },
  )
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const textAt = (files: Record<string, string>, path: string): Uint8Array | null => (Object.hasOwn(files, path) ? bytesOf(files[path] ?? '') : null)

export const devTests = '.github/workflows/dev-tests.yml'

/** A pull request run that asks for a production secret on line 7. */
export const leaking = `on: pull_request
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: ./test
        env: { KEY: "\${{ secrets.PROD_KEY }}" }
`

/** The same secret, where it belongs. */
export const deploying = `on: { push: { branches: [main] } }
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - run: ./deploy
        env: { KEY: "\${{ secrets.PROD_KEY }}" }
`
