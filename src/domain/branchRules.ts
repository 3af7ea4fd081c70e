/** The rules of the base branch that bear on whether our status blocks anything (`GET /repos/{o}/{r}/rules/branches/{b}`). */
export interface BranchRules {
  requiredStatuses: { context: string; app: number | null }[]
  /** Types of all active rules, for the record. */
  types: string[]
}
