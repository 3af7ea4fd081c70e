import type { Governed } from '../duties/reconcileDeployments.ts'

/** Which environments have to be gated, by the policy in force when a job began: `policy` reads what stood on the branch then. */
export interface Governing {
  environment: Governed
  /** Whether any policy of the period has a rule for deployments. */
  hasRules: boolean
  /** Blob ids of the policies of the period that could not be read or were refused: they govern every environment. */
  unread: string[]
}

/** Of whatever gate does not reconcile. */
export const nothingGoverned: Governing = { environment: () => false, hasRules: false, unread: [] }
