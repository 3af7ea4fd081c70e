import type { BranchRule, Repository } from './model.ts'

/** By a ruleset or by classic protection. */
export const isProtected = ({ rules, classic }: Repository, branch: string): boolean => classic.has(branch) || rules.some((rule) => rule.branch === branch)

export const hasProtection = ({ rules, classic }: Repository): boolean => rules.length > 0 || classic.size > 0

/** A rule of a ruleset on one branch: `pull_request` with so many approvals, `deletion`, `update` … */
export function addRule(repository: Repository, branch: string, type: string, approvals: number | null = null): void {
  const parameters =
    approvals === null
      ? null
      : {
          required_approving_review_count: approvals,
          dismiss_stale_reviews_on_push: false,
          require_code_owner_review: false,
          require_last_push_approval: false,
          required_review_thread_resolution: false,
        }
  repository.rules.push({ branch, type, parameters })
}

/** Rules as rulesets: one for each branch that has any. */
export function rulesetsOf(repository: Repository): { branch: string; rules: BranchRule[] }[] {
  const branches = [...new Set(repository.rules.map(({ branch }) => branch))]
  return branches.map((branch) => ({ branch, rules: repository.rules.filter((rule) => rule.branch === branch) }))
}
