import * as z from 'zod'
import type { GraphqlAnswer } from '../domain/client.ts'
import { RequestFailure } from '../domain/client.ts'
import type { Source } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { KnownRefs } from '../domain/workflow.ts'
import type { Asker } from './asker.ts'
import { branchName, count } from './border.ts'
import { branchRulesQuery } from './workflowQuery.ts'

const ref = z.object({
  name: branchName,
  refUpdateRule: z.object({ requiredApprovingReviewCount: count.nullable(), allowsDeletions: z.boolean() }).nullable(),
})
const ruleset = z.object({
  target: z.string().max(100).nullable(),
  enforcement: z.string().max(100),
  conditions: z.object({ refName: z.object({ include: z.array(z.string().max(2000)).max(1000) }).nullable() }),
})

const shape = z.object({
  defaultBranchRef: z.object({ name: branchName }).nullable(),
  rulesets: z.object({ totalCount: count, nodes: z.array(ruleset).max(100) }).nullable(),
  refs: z.object({ nodes: z.array(ref).max(100) }).nullable(),
})

const rule = z.object({ type: z.string().max(100), parameters: z.looseObject({ requiredApprovingReviewCount: count.optional() }).nullable() })
const ruled = z.object({ name: branchName, rules: z.object({ nodes: z.array(rule).max(100) }).nullable() })
const rulesShape = z.object({ repository: z.object({ refs: z.object({ nodes: z.array(ruled).max(100) }) }) })
type Rule = z.infer<typeof rule>

interface Tools {
  asker: Asker
  sources: Source[]
}

/** The repository of an answer, and the errors beside it. */
interface Told {
  repository: unknown
  errors: GraphqlAnswer['errors']
}

/**
 * Which branches hold reviewed code only. A branch counts when nothing reaches it without an approval, or nothing at all but through a bypass
 * (restricted or locked), and when it cannot be deleted and made anew with other code. Who may bypass is told to no workflow's token, so it is
 * not part of this. Of many branches the hundred last committed to are looked at: one that is left out is taken for a
 * development branch, which blocks more and never less. What cannot be read is null, and nothing else is lost by it.
 */
export async function readKnownRefs({ asker, sources }: Tools, repository: RepositoryName, { repository: raw, errors }: Told): Promise<KnownRefs> {
  const defaultBranch = shape.pick({ defaultBranchRef: true }).safeParse(raw).data?.defaultBranchRef?.name ?? null
  const found = shape.safeParse(raw).data
  const taints = errors.some(({ path }) => path[1] === 'rulesets' || path[1] === 'refs')
  const unknown = { defaultBranch, protectedBranches: null }
  if (taints || !found?.rulesets || !found.refs || found.rulesets.totalCount !== found.rulesets.nodes.length) return unknown
  const classic = found.refs.nodes.filter(isClassic)
  const others = found.rulesets.nodes.some((one) => one.enforcement === 'ACTIVE' && one.target === 'BRANCH' && coversOthers(one, defaultBranch))
  const byRules = others ? await byRulesets({ asker, sources }, repository) : []
  if (byRules === null) return unknown
  return { defaultBranch, protectedBranches: [...new Set([...classic.map(({ name }) => name), ...byRules])].sort() }
}

const isClassic = ({ refUpdateRule: rule }: z.infer<typeof ref>): boolean =>
  rule !== null && !rule.allowsDeletions && (rule.requiredApprovingReviewCount ?? 0) > 0

/** The default branch counts in any case, so rulesets that cover it alone need no further question. */
const coversOthers = ({ conditions }: z.infer<typeof ruleset>, defaultBranch: string | null): boolean =>
  (conditions.refName?.include ?? ['~ALL']).some((pattern) => pattern !== '~DEFAULT_BRANCH' && pattern !== `refs/heads/${defaultBranch}`)

async function byRulesets({ asker, sources }: Tools, { owner, name }: RepositoryName): Promise<string[] | null> {
  try {
    const answer = await asker.small(branchRulesQuery, { owner, name })
    sources.push(answer.source)
    const found = answer.errors.length > 0 ? null : rulesShape.safeParse(answer.data).data
    return found ? found.repository.refs.nodes.filter(({ rules }) => holdsReviewed(rules?.nodes ?? [])).map((branch) => branch.name) : null
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    if (error.source) sources.push(error.source)
    return null
  }
}

function holdsReviewed(rules: Rule[]): boolean {
  const has = (type: string): boolean => rules.some((one) => one.type === type)
  const reviewed = rules.some(({ type, parameters }) => type === 'PULL_REQUEST' && (parameters?.requiredApprovingReviewCount ?? 0) > 0)
  return (reviewed || has('UPDATE') || has('LOCK_BRANCH')) && has('DELETION')
}
