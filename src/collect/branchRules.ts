import * as z from 'zod'
import type { BranchRules } from '../domain/branchRules.ts'
import type { GitHubClient } from '../domain/client.ts'
import type { Fact, Source } from '../domain/fact.ts'
import { known, unavailable } from '../domain/fact.ts'
import type { RepositoryName } from '../domain/subject.ts'
import { misfit } from './border.ts'
import { incomplete, refused } from './failure.ts'

const perPage = 100
const maxPages = 20

const rule = z.object({ type: z.string().min(1).max(100) })
const statusRule = z.object({
  parameters: z.object({
    required_status_checks: z.array(z.object({ context: z.string().max(1000), integration_id: z.int().nullish() })).max(1000),
  }),
})
const pageShape = z.array(z.unknown()).max(perPage)

/** The active rules of a branch, the organisation's included (https://docs.github.com/rest/repos/rules#get-rules-for-a-branch). */
export async function readBranchRules(client: GitHubClient, { owner, name }: RepositoryName, branch: string): Promise<Fact<BranchRules>> {
  const what = `rules of branch ${branch}`
  const sources: Source[] = []
  const types: string[] = []
  const requiredStatuses: BranchRules['requiredStatuses'] = []
  try {
    for (let page = 1; page <= maxPages; page += 1) {
      const parameters = { owner, repo: name, branch, per_page: perPage, ...(page > 1 ? { page } : {}) }
      const answer = await client.rest('GET /repos/{owner}/{repo}/rules/branches/{branch}', parameters)
      sources.push(answer.source)
      const found = pageShape.safeParse(answer.data)
      if (!found.success) return incomplete(what, answer.source, misfit(found.error), sources)
      for (const raw of found.data) {
        const read = readRule(raw)
        if (!read.success) return incomplete(what, answer.source, misfit(read.error), sources)
        types.push(read.data.type)
        requiredStatuses.push(...read.data.statuses)
      }
      if (found.data.length < perPage) return known({ requiredStatuses, types: [...new Set(types)].sort() }, sources)
    }
    const last = sources.at(-1)
    const reason = { what, request: last?.request ?? null, status: last?.status ?? null, detail: `more than ${maxPages * perPage} rules` }
    return unavailable(reason, sources)
  } catch (error) {
    return refused(what, error, sources)
  }
}

/** A rule of another type may carry any parameters; only those of required statuses must be understood. */
function readRule(raw: unknown) {
  const common = rule.safeParse(raw)
  if (!common.success) return common
  if (common.data.type !== 'required_status_checks') return { success: true as const, data: { type: common.data.type, statuses: [] } }
  const found = statusRule.safeParse(raw)
  if (!found.success) return found
  const statuses = found.data.parameters.required_status_checks.map(({ context, integration_id: app }) => ({ context, app: app ?? null }))
  return { success: true as const, data: { type: common.data.type, statuses } }
}
