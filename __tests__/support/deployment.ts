import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import type { DeploymentEvaluation } from '../../src/decision/deployment.ts'
import type { Account } from '../../src/domain/account.ts'
import type { BranchUpdate, DeploymentFacts, EnvironmentState, Lineage, RangeCommit, RecordReference } from '../../src/domain/deployment.ts'
import { gitBlobId } from '../../src/domain/digest.ts'
import { known, unavailable } from '../../src/domain/fact.ts'
import type { ChangeFacts, Facts, MergeComparison, TimelineEvent } from '../../src/domain/facts.ts'
import type { PolicySource } from '../../src/domain/policySource.ts'
import type { Subject } from '../../src/domain/subject.ts'
import { refsOf } from '../../src/duties/persons.ts'
import { loadInForce } from '../../src/policy/inForce.ts'
import { loadPolicies } from '../../src/policy/load.ts'
import { proposedReader } from '../../src/policy/proposed.ts'
import { account, bot, changeFacts, commit, minute, push, review, team } from './facts.ts'

/** The usual deployment: pull request #1 of `dev`, approved by `kim`, merged as `m` on `old`; `rm` deploys and `carol` approves the run. */
const commits = ['a by dev < old', 'm by dev < old a']
const usual = `version: 1
roles:
  release-manager: { members: [rm, carol, lena, dev] }
deployments:
  - environments: [production]
    sign-off: { release-manager: 1 }
`
const central = 'acme/.github//countersign.yml@v1'

const who = z.string().nullable()
const reviewText = z.union([
  z.string(),
  z.strictObject({
    by: who,
    at: z.number().optional(),
    state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']).optional(),
    dismissed: z.number().optional(),
    push: z.boolean().optional(),
  }),
])
const approvalText = z.union([
  z.string(),
  z.strictObject({ by: who, in: z.array(z.string()).optional(), state: z.enum(['approved', 'rejected']).optional() }),
])
const told = z.string().optional()
/** `policy` names a text of `policies`, or `now`; `none`: there was no policy. */
const recordText = { people: z.array(z.string()).default([]), policy: z.string().default('now') }
const changeText = z.strictObject({
  by: who.default('dev'),
  into: z.string().default('main'),
  commits: z.array(z.string()).optional(),
  merge: z.string().nullable().default('m'),
  tree: z.string().optional(),
  onto: z.string().default('old'),
  at: z.number().default(30),
  reviews: z.array(reviewText).default(['kim']),
  pushers: z.array(z.string()).optional(),
  policy: z.string().default('now'),
  update: z.enum(['pr_merge', 'merge_queue_merge']).optional(),
  comparison: z.enum(['none', 'same', 'moved']).default('none'),
  unread: z.boolean().default(false),
})
const scenarioText = z.strictObject({
  policy: z.string().default(usual),
  central: z.string().optional(),
  policies: z.record(z.string(), z.string()).default({}),
  environment: z.string().default('production'),
  state: z.record(z.string(), z.unknown()).default({}),
  commit: z.string().default('m'),
  branch: z.string().default('main'),
  refs: z.record(z.string(), z.boolean().nullable()).default({ main: true }),
  run: z
    .strictObject({
      by: who.default('rm'),
      again: who.optional(),
      attempt: z.number().optional(),
      on: z.string().optional(),
      job: z
        .strictObject({ environment: z.string().nullable(), computed: z.boolean().default(false) })
        .nullable()
        .optional(),
    })
    .nullable()
    .default({ by: 'rm' }),
  policyAt: z
    .strictObject({ commit: z.string().default('now'), tip: z.string().default('now'), touched: z.string().optional() })
    .default({ commit: 'now', tip: 'now' }),
  creators: z.array(who).default([]),
  approvals: z.array(approvalText).default(['carol']),
  from: z
    .union([z.string(), z.strictObject({ record: z.string(), ...recordText })])
    .nullable()
    .default('old'),
  relation: z.enum(['ahead', 'identical', 'behind', 'diverged']).default('ahead'),
  earlier: z.union([z.boolean(), z.strictObject(recordText)]).default(false),
  commits: z.array(z.string()).default(commits),
  moves: z.array(z.string()).default(['pr_merge old..m']),
  changes: z.record(z.string(), changeText).default({ 1: changeText.parse({ commits: ['a'] }) }),
  teams: z.record(z.string(), z.array(z.string()).nullable()).default({}),
  unread: z.array(z.enum(['deployment', 'runApprovals', 'environment', 'lineage', 'deployedRefs'])).default([]),
  glass: z.string().optional(),
  expect: z.strictObject({
    result: z.string(),
    deployer: told,
    signOff: told,
    lineage: told,
    environment: told,
    glass: told,
    runner: told,
    'policy-readable': told,
  }),
})

export type DeploymentScenario = z.infer<typeof scenarioText>
type ChangeText = DeploymentScenario['changes'][string]
export type ScenarioInput = z.input<typeof scenarioText>

export const scenarioOf = (input: ScenarioInput): DeploymentScenario => scenarioText.parse(input)
export const scenarioAt = (file: string): DeploymentScenario => scenarioText.parse(parse(readFileSync(file, 'utf8')))

/** `x[bot]` is a bot, everybody else a person; the same name is the same account. */
export const named = (login: string | null): Account | null => (login === null ? null : login.endsWith('[bot]') ? bot(login) : account(login))

const record = (
  sha: string,
  { people = [], policy = 'now' }: { people?: string[]; policy?: string },
  scenario: DeploymentScenario,
): RecordReference => ({
  sha256: 'f'.repeat(64),
  sha,
  evaluatedAt: minute(1),
  artifact: 'countersign-deployment',
  people: people.flatMap((login) => named(login) ?? []),
  policy: blobNamed(policy, scenario),
})

/** `m by dev < old a #1,2`: who and parents may be left out; `signed` stands for GitHub's own signature. */
function rangeCommit(text: string, numbers: string[]): RangeCommit {
  const [, sha = '', by, parents = 'old', asked] = /^(\S+)(?: by (\S+))?(?: < ([^#]*?))?(?: #([\d,]*))?$/.exec(text) ?? []
  const person = by === undefined ? null : named(by)
  return {
    sha,
    tree: `tree-${sha}`,
    parents: parents.split(' '),
    author: { account: person, emailSha256: null },
    committer: { account: person, emailSha256: null },
    signedByGitHub: false,
    pullRequests: asked === undefined ? numbers.map(Number) : asked.split(',').filter(Boolean).map(Number),
  }
}

/** `push by dev old..m`; `..m` begins nowhere. */
function move(text: string): BranchUpdate {
  const [, type = 'other', by, before = '', after = ''] = /^(\S+)(?: by (\S+))? (\S*)\.\.(\S+)$/.exec(text) ?? []
  const actor = by === undefined ? null : named(by)
  return { type: type as BranchUpdate['type'], before: before === '' ? null : before, after, at: minute(30), actor }
}

const source = (text: string, uri: string): PolicySource => ({ path: '.github/countersign.yml', uri, bytes: new TextEncoder().encode(text) })
const blobNamed = (name: string, scenario: DeploymentScenario): string | null => (name === 'none' ? null : blobOf(textsOf(scenario)[name] ?? ''))
const textsOf = ({ policy, policies }: DeploymentScenario): Record<string, string> =>
  ({ now: policy, ...policies, broken: 'version: 1\nsurprise: 2\n' })
const blobOf = (text: string): string => gitBlobId(new TextEncoder().encode(text))

function changeOf(number: number, change: ChangeText, scenario: DeploymentScenario): ChangeFacts {
  const what = `pull request #${number}`
  if (change.unread) return { number, pullRequest: unavailable({ what, request: 'POST /graphql', status: 404, detail: 'hidden' }) }
  const texts = change.commits ?? ['a']
  const own = texts.map((text, index) => {
    const { sha, author, parents } = rangeCommit(text, [])
    const below = texts[index - 1]?.split(' ')[0] ?? change.onto
    return commit(sha, author.account ?? named(change.by), { parents: text.includes('<') ? parents : [below] })
  })
  const head = own.at(-1)?.sha ?? 'a'
  const merged = scenario.commits.map((text) => rangeCommit(text, [])).find(({ sha }) => sha === change.merge)
  const reviews = change.reviews.map((one) => (typeof one === 'string' ? { by: one } : one))
  return changeFacts({
    commits: own,
    pushes: (change.pushers ?? [change.by ?? 'dev']).map((login) => push(named(login), head, minute(2))),
    reviews: reviews.map(({ by, at = 10, state = 'APPROVED', push: canPush = true }, index) =>
      review(named(by), state, minute(at), head, { id: String(100 + index), authorCanPush: canPush }),
    ),
    timeline: reviews.flatMap(({ dismissed }, index) => (dismissed === undefined ? [] : [dismissal(dismissed, index)])),
    merges: change.comparison === 'none' || merged === undefined ? [] : [comparisonOf(merged.sha, head, change)],
    pullRequest: {
      number,
      state: 'merged',
      author: named(change.by),
      createdAt: minute(1),
      mergedAt: minute(change.at),
      base: { branch: change.into },
      head: { sha: head, tree: `tree-${head}`, mergeBase: null, branch: `feature-${number}`, repository: 'acme/payments' },
      merge:
        change.merge === null
          ? null
          : {
              sha: change.merge,
              tree: change.tree ?? `tree-${change.merge}`,
              parents: merged?.parents ?? [change.onto],
              signedByGitHub: false,
              ...updateOf(change, scenario),
            },
    },
  })
}

const dismissal = (at: number, index: number): TimelineEvent => ({
  type: 'review-dismissed',
  at: minute(at),
  actor: account('admin'),
  review: String(100 + index),
  previousState: 'APPROVED',
})

/** `moved`: the lines that were approved, at another place of the file. */
const comparisonOf = (sha: string, headParent: string, { onto, comparison }: ChangeText): MergeComparison => ({
  sha,
  headParent,
  baseParent: onto,
  before: [patched],
  after: [comparison === 'same' ? patched : { ...patched, blob: 'b2', patch: 'p2' }],
  complete: true,
})

const patched = { path: 'src/a.ts', previousPath: null, status: 'modified', blob: 'b1', patch: 'p1', hunks: 'h1' }

/** As the collector tells it: the move that ended at the merge, or a queue's that holds it. */
function updateOf({ update, merge }: ChangeText, { moves }: DeploymentScenario): { update?: 'pr_merge' | 'merge_queue_merge' } {
  const all = moves.map(move)
  const type = update ?? (all.find(({ after }) => after === merge) ?? all.find((one) => one.type === 'merge_queue_merge'))?.type
  return type === 'pr_merge' || type === 'merge_queue_merge' ? { update: type } : {}
}

function lineageOf(scenario: DeploymentScenario): Lineage {
  const { from, relation, earlier, commit: deployed } = scenario
  const texts = textsOf(scenario)
  const isIn = (sha: string, { merge, commits: own = [] }: ChangeText): boolean => merge === sha || own.some((one) => one.split(' ')[0] === sha)
  const all = Object.entries(scenario.changes)
  const holding = (sha: string): string[] => all.filter(([, change]) => isIn(sha, change)).map(([number]) => number)
  return {
    from: typeof from === 'string' ? { sha: from, known: 'baseline' } : from && {
      sha: from.record,
      known: 'record',
      record: record(from.record, from, scenario),
    },
    relation,
    earlier: earlier === false ? null : record(deployed, earlier === true ? {} : earlier, scenario),
    commits: relation === 'ahead' ? scenario.commits.map((text) => rangeCommit(text, holding(rangeCommit(text, []).sha))) : [],
    updates: relation === 'ahead' ? scenario.moves.map(move) : [],
    changes: Object.entries(relation === 'ahead' ? scenario.changes : {}).map(([number, change]) => ({
      number: Number(number),
      head: change.commits?.at(-1)?.split(' ')[0] ?? 'a',
      baseBranch: change.into,
      base: change.onto,
      policy: change.policy === 'none' ? null : { blob: blobNamed(change.policy, scenario) ?? '', extends: {} },
      record: null,
    })),
    policies: Object.fromEntries(Object.values(texts).map((text) => [blobOf(text), text])),
  }
}

const protectedState = (name: string): EnvironmentState => ({
  name,
  exists: true,
  reviewers: { users: 1, teams: 0 },
  preventSelfReview: true,
  adminsBypass: false,
  refs: 'protected',
  branches: ['main'],
  tags: [],
  customRules: [],
})

function deploymentFacts(scenario: DeploymentScenario, lineage: Lineage): DeploymentFacts {
  const { run, environment, approvals } = scenario
  const all: DeploymentFacts = {
    deployment: known({
      environment,
      run: run === null ? null : {
        id: 1,
        attempt: run.attempt ?? (run.again === undefined ? 1 : 2),
        event: 'workflow_dispatch',
        path: '.github/workflows/deploy.yml',
        headSha: run.on ?? scenario.commit,
        headBranch: scenario.branch,
        actor: named(run.by),
        triggeringActor: named(run.again === undefined ? run.by : run.again),
        job: run.job === null ? null : { id: 'deploy', environment, computed: false, ...run.job },
      },
      entries: scenario.creators.map((creator, id) => ({ id, sha: scenario.commit, environment, createdAt: minute(50), creator: named(creator) })),
      repository: { archived: false, defaultBranch: 'main' },
      policy: {
        atCommit: blobNamed(scenario.policyAt.commit, scenario),
        atTip: blobNamed(scenario.policyAt.tip, scenario),
        touchedAtCommit: blobNamed(scenario.policyAt.commit, scenario),
        touchedAtTip: blobNamed(scenario.policyAt.touched ?? scenario.policyAt.tip, scenario),
      },
    }, []),
    runApprovals: known(approvals.map((one) => {
      const { by, in: environments = [environment], state = 'approved' as const } = typeof one === 'string' ? { by: one } : one
      return { state, account: named(by), environments }
    }), []),
    environment: known({ ...protectedState(environment), ...scenario.state } as EnvironmentState, []),
    lineage: known(lineage, []),
    deployedRefs: known(Object.entries(scenario.refs).map(([branch, contains]) => ({ branch, contains })), []),
  }
  const hidden = scenario.unread.map((name) => [name, unavailable({ what: name, request: `GET /${name}`, status: 403, detail: 'hidden' })])
  return { ...all, ...Object.fromEntries(hidden) } as DeploymentFacts
}

/** Facts, policies now and policies then, as the story of a deployment hands them to the judgement. */
export async function deploymentOf(scenario: DeploymentScenario): Promise<DeploymentEvaluation> {
  const absent = { what: 'central policy', request: 'GET /', status: 404, detail: 'none' }
  const readCentral = async () => (scenario.central === undefined ? absent : { ...source(scenario.central, central), path: 'countersign.yml' })
  const loading = await loadPolicies(source(scenario.policy, 'acme/payments//.github/countersign.yml@tip'), readCentral)
  if (!loading.ok) throw new Error(`the scenario's policy: ${loading.problems.map(({ message }) => message).join('; ')}`)
  const place = { path: '.github/countersign.yml', repository: 'acme/payments' }
  const { inForce, lineage } = await loadInForce(lineageOf(scenario), place, readCentral)
  const { policies } = loading
  const rosters = [...policies, ...inForce.flatMap((one) => one.policies)].map(({ roster }) => roster)
  const logins = rosters.flatMap(refsOf).flatMap(({ login }) => (login === null ? [] : [login.toLowerCase()]))
  const slugs = rosters.flatMap(({ roles }) => Object.values(roles).flatMap(({ teams }) => teams))
  const subject: Subject = {
    gate: 'deployment',
    repository: { owner: 'acme', name: 'payments' },
    commit: scenario.commit,
    tree: `tree-${scenario.commit}`,
    base: { branch: 'main', commit: 'tip' },
    changes: lineage.changes.map(({ number, head }) => ({ number, head })),
    environment: scenario.environment,
  }
  const facts: Facts = {
    schema: 1,
    evaluatedAt: minute(90),
    subject,
    changes: Object.entries(scenario.changes).map(([number, change]) => changeOf(Number(number), change, scenario)),
    teams: Object.fromEntries(slugs.map((slug) => [slug, teamFact(slug, scenario.teams[slug])])),
    accounts: known(Object.fromEntries(logins.map((login) => [login, named(login)])), []),
    deployment: deploymentFacts(scenario, lineage),
    ...(scenario.glass === undefined ? {} : { breakGlass: { reason: scenario.glass } }),
  }
  return { facts, policies, inForce, readProposed: proposedReader(policies), readProposedBy: proposedReader }
}

const teamFact = (slug: string, members: string[] | null | undefined): Facts['teams'][string] =>
  members === null
    ? unavailable({ what: `team ${slug}`, request: `GET /orgs/${slug}`, status: 404, detail: 'hidden' })
    : known(team(slug, ...(members ?? [])), [])
