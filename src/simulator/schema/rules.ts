import { connection } from '../connection.ts'
import type { BranchRule, Repository } from '../model.ts'
import { objectType, type Answerable, type Arguments, type Context, type Value } from '../objects.ts'
import { rulesetsOf } from '../protection.ts'
import type { ClassicProtection } from '../settings.ts'

const pullRequestParameters = objectType<BranchRule>('PullRequestParameters', {
  requiredApprovingReviewCount: ({ parameters }) => Number(parameters?.['required_approving_review_count'] ?? 0),
})
const otherParameters = objectType<BranchRule>('UpdateParameters', { updateAllowsFetchAndMerge: () => false })

const rule = objectType<BranchRule>('RepositoryRule', {
  id: (source) => `RR_${source.branch}_${source.type}`,
  type: (source) => source.type.toUpperCase(),
  parameters: (source) => {
    if (source.type === 'pull_request') return pullRequestParameters(source)
    return source.type === 'update' ? otherParameters(source) : null
  },
})

export const rulesOfBranch = (repository: Repository, branch: string, args: Arguments, context: Context): Answerable => {
  const rules = repository.rules.filter((one) => one.branch === branch)
  return connection({ typename: 'RepositoryRuleConnection', field: 'rules' }, rules, args, rule, context)
}

type Ruleset = ReturnType<typeof rulesetsOf>[number]

const refName = objectType<Ruleset>('RefNameConditionTarget', { include: ({ branch }) => [`refs/heads/${branch}`], exclude: () => [] })
const conditions = objectType<Ruleset>('RepositoryRuleConditions', { refName: (source) => refName(source), repositoryName: () => null })
const ruleset = objectType<Ruleset>('RepositoryRuleset', {
  id: ({ branch }) => `RRS_${branch}`,
  name: ({ branch }) => branch,
  target: () => 'BRANCH',
  enforcement: () => 'ACTIVE',
  conditions: (source) => conditions(source),
})

export const rulesets = (repository: Repository, args: Arguments, context: Context): Answerable =>
  connection({ typename: 'RepositoryRulesetConnection', field: 'rulesets' }, rulesetsOf(repository), args, ruleset, context)

/** Null where no classic protection covers the branch. */
export const refUpdateRule = (protection: ClassicProtection | undefined): Value => (protection ? updateRule(protection) : null)

const updateRule = objectType<ClassicProtection>('RefUpdateRule', {
  requiredApprovingReviewCount: ({ approvals }) => approvals,
  allowsDeletions: ({ deletions }) => deletions,
})
