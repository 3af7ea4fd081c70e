import type { WorkflowFiles } from '../../src/domain/workflow.ts'

/** A repository without a workflow file: nothing to judge the boundary by. */
export const noWorkflows = (): WorkflowFiles => ({
  head: { commit: null, files: [], absent: [] },
  base: { commit: null, files: [], absent: [] },
  models: {},
  remote: {},
  refs: { defaultBranch: 'main', protectedBranches: null },
  identities: [],
})
