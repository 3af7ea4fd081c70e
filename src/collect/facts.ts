import type { Account } from '../domain/account.ts'
import type { DeploymentFacts } from '../domain/deployment.ts'
import type { Fact, Source, UnavailableFact } from '../domain/fact.ts'
import { unavailable } from '../domain/fact.ts'
import type { ChangeFacts, Facts, Need } from '../domain/facts.ts'
import type { Inventory } from '../domain/inventory.ts'
import type { ChangeRef, Subject } from '../domain/subject.ts'
import { readAccounts } from './accounts.ts'
import { botsIn, withBots } from './bots.ts'
import { readChangeFacts } from './changeFacts.ts'
import type { ChangeTools } from './changeFacts.ts'
import type { Change } from './changeReader.ts'
import type { DeploymentRead } from './deploymentFacts.ts'
import { inTurns } from './inTurns.ts'
import { readLast } from './lastRead.ts'
import type { LastRead } from './lastRead.ts'
import type { ChangeAtMerge } from './range.ts'
import { readTeam } from './teams.ts'
import type { TeamTools } from './teams.ts'
import { readWorkflows } from './workflows.ts'

export interface FactTools extends Omit<ChangeTools, 'blobAtBase' | 'mergeUpdate' | 'ofRange'> {
  teams: TeamTools
  read(repository: Subject['repository'], number: number): Promise<Change | UnavailableFact>
  /** Called for each change whose lists are read, for "what was read" in the report. */
  note(change: Change, needs: Set<string>): void
  blobAtBase(subject: Subject): Promise<string | null | UnavailableFact>
  /** Of a deployment: its own facts, and what each of its changes is read against. */
  deployment: { read(needs: Need[], others: Promise<unknown>): Promise<DeploymentRead>; atMerge(number: number): ChangeAtMerge | null } | null
  /** Null without a token that may list names of secrets: no inventory is read then. */
  inventory: ((repository: Subject['repository']) => Promise<Fact<Inventory>>) | null
}

/** Everything the needs name, then the head once more. Never throws for what the API says: what could not be read is a fact of its own. */
export async function collectFacts(tools: FactTools, subject: Subject, needs: Need[]): Promise<Facts | { moved: string }> {
  const others = readOthers(tools, subject, needs)
  const [read, deployed] = await Promise.all([others, tools.deployment?.read(needs, others) ?? null])
  if ('moved' in read) return read
  const { told, teamFacts, named, ofSubject } = read
  const bots = botsIn([told, teamFacts, deployed?.facts])
  const changes = withBots(told, bots)
  const teams = withBots(teamFacts, bots)
  const common = { schema: 1, subject, teams, accounts: withBots(named, bots), ...ofSubject } as const
  if (deployed) return withDeployment({ ...common, evaluatedAt: '', changes }, withBots(deployed.facts, bots), deployed.clock)
  const readable = await Promise.all(subject.changes.map(({ number }) => tools.read(subject.repository, number)))
  const last = await readLast(tools, subject, readable.filter(isRead))
  if (last.state === 'moved') return { moved: last.to }
  if (last.state === 'same') return { ...common, evaluatedAt: last.at, changes }
  return { ...common, evaluatedAt: latestDate(changes), changes: changes.map((facts) => withoutClock(facts, last)) }
}

interface Others {
  told: ChangeFacts[]
  teamFacts: Facts['teams']
  named: Facts['accounts']
  ofSubject: Awaited<ReturnType<typeof subjectFacts>>
}

/** All that is not the deployment's own. */
async function readOthers(tools: FactTools, subject: Subject, needs: Need[]): Promise<Others | { moved: string }> {
  const wanted = new Set<string>(needs)
  const [teamFacts, changeFacts, ofSubject] = await Promise.all([
    inTurns(suffixes(wanted, 'team:'), async (slug) => [slug, await readTeam(tools.teams, slug)] as const),
    inTurns(subject.changes, (change) => factsOf(tools, subject, change, wanted)),
    subjectFacts(tools, subject, needs),
  ])
  const told: ChangeFacts[] = []
  for (const facts of changeFacts) {
    if ('moved' in facts) return facts
    told.push(facts)
  }
  const members = teamFacts.flatMap(([, team]) => (team.state === 'known' ? team.value.members : []))
  const named = await readAccounts(tools.asker, suffixes(wanted, 'login:'), [...members, ...told.flatMap(accountsIn)])
  return { told, teamFacts: Object.fromEntries(teamFacts), named, ofSubject }
}

/** A deployment's clock is its run's; without one, who deploys is not known to be so at any time. */
function withDeployment(facts: Facts, deployment: DeploymentFacts, clock: DeploymentRead['clock']): Facts {
  if ('at' in clock) return { ...facts, evaluatedAt: clock.at, deployment }
  return { ...facts, evaluatedAt: latestDate(facts.changes), deployment: { ...deployment, deployment: clock } }
}

/** Facts of the whole subject. */
async function subjectFacts(tools: FactTools, subject: Subject, needs: Need[]): Promise<Pick<Facts, 'workflows' | 'inventory'>> {
  const [workflows, inventory] = await Promise.all([
    needs.includes('workflows') ? workflowFacts(tools, subject, needs) : null,
    needs.includes('inventory') && tools.inventory ? tools.inventory(subject.repository) : null,
  ])
  return { ...(workflows && { workflows }), ...(inventory && { inventory }) }
}

/** An open pull request told its folders with everything else, if they are those of the subject. */
async function workflowFacts(tools: FactTools, subject: Subject, needs: Need[]): Promise<NonNullable<Facts['workflows']>> {
  const sought = { identities: parameters(needs, 'identity:'), trusted: parameters(needs, 'trusted:') }
  const [only] = subject.changes
  const change = only && subject.changes.length === 1 ? await tools.read(subject.repository, only.number) : null
  const told = change && isRead(change) ? change.workflows : null
  const fits = told?.head.commit === subject.commit && told.base.commit === subject.base.commit
  return readWorkflows(tools, subject, fits ? told : null, sought)
}

/** As the policy writes them. */
const parameters = (needs: Need[], prefix: 'identity:' | 'trusted:'): string[] =>
  [...new Set(needs.filter((need) => need.startsWith(prefix)).map((need) => need.slice(prefix.length)))].sort()

const isRead = (change: Change | UnavailableFact): change is Change => !('state' in change)

const suffixes = (needs: Set<string>, prefix: string): string[] => {
  const found = [...needs].filter((need) => need.startsWith(prefix)).map((need) => need.slice(prefix.length).toLowerCase())
  return [...new Set(found)].sort()
}

async function factsOf(tools: FactTools, subject: Subject, reference: ChangeRef, wanted: Set<string>): Promise<ChangeFacts | { moved: string }> {
  const change = await tools.read(subject.repository, reference.number)
  if (!isRead(change)) return { number: reference.number, pullRequest: change }
  if (change.answer.headRefOid !== reference.head) return { moved: change.answer.headRefOid }
  tools.note(change, wanted)
  const merged = tools.deployment?.atMerge(reference.number) ?? null
  const alone = { mergeUpdate: null, ofRange: false, blobAtBase: () => tools.blobAtBase(subject) }
  if (merged === null) return readChangeFacts({ ...tools, ...alone }, subject, change, wanted)
  const atMerge = subjectAtMerge(subject, change, merged.base)
  const among = { mergeUpdate: merged.update, ofRange: true, blobAtBase: async () => merged.policyBlob }
  return readChangeFacts({ ...tools, ...among }, atMerge, change, wanted)
}

/** A change that a deployment brings is read as at its merge. */
const subjectAtMerge = (subject: Subject, { answer }: Change, base: string): Subject => ({
  ...subject,
  gate: 'merge',
  commit: answer.mergeCommit?.oid ?? subject.commit,
  tree: answer.mergeCommit?.tree ?? subject.tree,
  base: { branch: answer.baseRefName, commit: base },
  changes: [{ number: answer.number, head: answer.headRefOid }],
})

/** Accounts as the API named them in this run. The webhook is left out: a run may be started again long after its event. */
function accountsIn(facts: ChangeFacts): Account[] {
  const pushers = facts.pushes?.state === 'known' ? facts.pushes.value.filter(({ source }) => source !== 'webhook').map(({ pusher }) => pusher) : []
  const reviewers = facts.reviews?.state === 'known' ? facts.reviews.value.map(({ author }) => author) : []
  const commits = facts.commits?.state === 'known' ? facts.commits.value : []
  const people = facts.pullRequest?.state === 'known' ? [facts.pullRequest.value.author, ...facts.pullRequest.value.assignees] : []
  const named = commits.flatMap(({ authors, committer }) => [...authors, committer].map(({ account }) => account))
  return [...pushers, ...reviewers, ...people, ...named].filter((account) => account !== null)
}

/** Without the last read nothing is known to belong to this head, nor when: every change is unavailable and the verdict cannot be a pass. */
const withoutClock = (facts: ChangeFacts, last: Extract<LastRead, { state: 'unavailable' }>): ChangeFacts =>
  facts.pullRequest?.state === 'known' ? { ...facts, pullRequest: unavailable(last.reason, last.sources) } : facts

function latestDate(changes: ChangeFacts[]): string {
  const sources: Source[] = changes.flatMap((facts) => facts.pullRequest?.sources ?? [])
  return sources.map(({ date }) => date).filter((date) => date !== null).sort().at(-1) ?? '1970-01-01T00:00:00Z'
}
