import { connection } from '../connection.ts'
import type { CheckRun, Repository, Status, WorkflowRun } from '../model.ts'
import { fullName } from '../model.ts'
import { objectType, type Answerable, type Arguments, type Context } from '../objects.ts'
import { actor } from './account.ts'
import { workflowRun } from './run.ts'

/** The newest status of each context: what GitHub shows and rules look at. */
export const latestStatuses = (sha: string, repository: Repository): Status[] => [
  ...new Map(repository.statuses.filter((status) => status.sha === sha).map((status) => [status.context, status])).values(),
]

const context = objectType<Status>('StatusContext', {
  id: (status) => `SC_${status.id}`,
  context: (status) => status.context,
  state: (status) => status.state.toUpperCase(),
  description: (status) => status.description,
  targetUrl: (status) => status.targetUrl,
  createdAt: (status) => status.at,
  creator: (_, __, given) => actor(given.world.account('github-actions').id, given),
})

const combined = (states: string[]): string => {
  for (const worst of ['error', 'failure', 'pending']) if (states.includes(worst)) return worst.toUpperCase()
  return 'SUCCESS'
}

const status = objectType<{ sha: string; statuses: Status[] }>('Status', {
  id: ({ sha }) => `S_${sha}`,
  state: ({ statuses }) => combined(statuses.map((one) => one.state)),
  contexts: ({ statuses }) => statuses.map(context),
  context: ({ statuses }, args) => {
    const found = statuses.find((one) => one.context === args['name'])
    return found ? context(found) : null
  },
})

export function statusOf(sha: string, repository: Repository): Answerable | null {
  const statuses = latestStatuses(sha, repository)
  return statuses.length > 0 ? status({ sha, statuses }) : null
}

const rollupType = objectType<{ sha: string; statuses: Status[]; checks: CheckRun[]; repository: Repository }>('StatusCheckRollup', {
  id: ({ sha }) => `SCR_${sha}`,
  state: ({ statuses }) => combined(statuses.map((one) => one.state)),
  contexts: ({ statuses, checks, repository }, args, given) => {
    const items = [...checks.map((run) => checkRun({ run, repository })), ...statuses.map(context)]
    return connection({ typename: 'StatusCheckRollupContextConnection', field: 'contexts' }, items, args, (item) => item, given)
  },
})

export function rollup(sha: string, repository: Repository): Answerable | null {
  const statuses = latestStatuses(sha, repository)
  const checks = repository.checks.filter((check) => check.sha === sha)
  return statuses.length + checks.length > 0 ? rollupType({ sha, statuses, checks, repository }) : null
}

const checkRun: (source: { run: CheckRun; repository: Repository }) => Answerable = objectType<{ run: CheckRun; repository: Repository }>(
  'CheckRun',
  {
    id: ({ run }) => `CR_${run.id}`,
    databaseId: ({ run }) => run.id,
    name: ({ run }) => run.name,
    externalId: ({ run }) => run.externalId || null,
    status: ({ run }) => run.status.toUpperCase(),
    conclusion: ({ run }) => run.conclusion?.toUpperCase() ?? null,
    title: ({ run }) => run.output.title,
    summary: ({ run }) => run.output.summary,
    text: ({ run }) => run.output.text,
    startedAt: ({ run }) => run.startedAt,
    completedAt: ({ run }) => run.completedAt,
    detailsUrl: ({ run }) => run.detailsUrl,
    url: ({ run, repository }, _, given) => `${given.serverUrl}/${fullName(repository)}/runs/${run.id}`,
    checkSuite: ({ run, repository }) => suite({ sha: run.sha, repository, run: null }),
  },
)

interface Suite {
  sha: string
  repository: Repository
  run: WorkflowRun | null
}

const app = objectType<null>('App', { id: () => 'A_15368', databaseId: () => 15368, slug: () => 'github-actions', name: () => 'GitHub Actions' })

const suite: (source: Suite) => Answerable = objectType<Suite>('CheckSuite', {
  id: ({ sha, run }) => `CS_${run?.id ?? sha}`,
  databaseId: ({ run }) => run?.id ?? 1,
  status: () => 'COMPLETED',
  conclusion: ({ run }) => run?.conclusion?.toUpperCase() ?? null,
  createdAt: ({ run, repository }) => run?.createdAt ?? repository.checks.at(-1)?.startedAt ?? '1970-01-01T00:00:00Z',
  app: () => app(null),
  creator: ({ run }, _, given) => {
    const creator = given.world.member(run?.actor ?? null)
    return creator?.type === 'User' ? actor(creator.id, given) : null
  },
  workflowRun: ({ run, repository }) => (run ? workflowRun({ run, repository }) : null),
  checkRuns: ({ sha, repository, run }, args, given) => {
    const checks = run ? [] : checksNamed(sha, repository, args)
    const shape = { typename: 'CheckRunConnection', field: 'checkRuns' }
    return connection(shape, checks, args, (check) => checkRun({ run: check, repository }), given)
  },
})

/** The checks of the commit, those of one name only when `filterBy { checkName }` asks for it. */
function checksNamed(sha: string, repository: Repository, args: Arguments): CheckRun[] {
  const filter = args['filterBy']
  const wanted = filter && typeof filter === 'object' && !Array.isArray(filter) ? filter['checkName'] : null
  return repository.checks.filter((check) => check.sha === sha && (typeof wanted !== 'string' || check.name === wanted))
}

/** One suite for the checks that were posted, and one for every workflow run on the commit. */
export function checkSuites(sha: string, repository: Repository, args: Arguments, given: Context): Answerable {
  const isNarrowed = args['filterBy'] !== undefined && args['filterBy'] !== null
  const posted = checksNamed(sha, repository, args).length > 0 ? [{ sha, repository, run: null }] : []
  const runs = repository.runs.filter((run) => run.headSha === sha && !isNarrowed).map((run) => ({ sha, repository, run }))
  return connection({ typename: 'CheckSuiteConnection', field: 'checkSuites' }, [...posted, ...runs], args, suite, given)
}
