import type { GitHubClient } from '../domain/client.ts'
import type { Collector, RangeAsk } from '../domain/collector.ts'
import type { Fact, Unavailability, UnavailableFact } from '../domain/fact.ts'
import type { Inventory } from '../domain/inventory.ts'
import type { ChangeHints, NamedDeployment, Occasion } from '../domain/occasion.ts'
import type { RepositoryName, Subject } from '../domain/subject.ts'
import { repositoryPath } from '../domain/subject.ts'
import { activityPage, readActivity } from './activity.ts'
import { createAsker } from './asker.ts'
import type { Asker } from './asker.ts'
import { readBranchRules } from './branchRules.ts'
import type { Change } from './changeReader.ts'
import { readChange } from './changeReader.ts'
import { bytesOfText } from './blob.ts'
import { createBulkActivity } from './bulkActivity.ts'
import type { BulkActivity } from './bulkActivity.ts'
import { locateDeployment } from './deployedCommit.ts'
import type { LocatedDeployment } from './deployedCommit.ts'
import { collectFacts } from './facts.ts'
import type { FactTools } from './facts.ts'
import { readInventory } from './inventory.ts'
import { locate } from './locate.ts'
import { centralPolicy, fileAtCommit, policySource } from './policyFile.ts'
import type { FileAtCommit } from './policyFile.ts'
import type { ChangeAtMerge } from './range.ts'
import { linesRead } from './reading.ts'

export interface CollectorOptions {
  client: GitHubClient
  /** With `members: read` of the organisation: teams by GraphQL. Without it they are asked of the ordinary client, by REST. */
  orgClient: GitHubClient | null
  /** Whether the second client is asked for the names of secrets, where they live and what protects them there. */
  inventory?: boolean
  policyPath: string
  /** The workflow that runs the gate, of the judged repository; null: none, or of another. */
  workflow: { path: string; ref: string } | null
  /** A branch of the judged repository that may hold earlier records. */
  ledger?: string | null
  debug(line: string): void
}

type Activity = ReturnType<typeof activityPage>

/** What one run has read so far. Nothing is asked twice, and what was started early is waited for where it is needed. */
interface Memory {
  changes: Map<string, Promise<Change | UnavailableFact>>
  files: Map<string, Promise<FileAtCommit | UnavailableFact>>
  activity: Map<string, Activity>
  hints: ChangeHints | null
  read: { change: Change; needs: Set<string> }[]
  workflowText: string | null
  inventories: Map<string, Promise<Fact<Inventory>>>
  notRead: Unavailability[]
  /** The deployment of this run, with its activity and what its changes were merged onto. */
  deployment: { located: LocatedDeployment; activity: BulkActivity; atMerge: Map<number, ChangeAtMerge> } | null
}

export function createCollector(options: CollectorOptions): Collector {
  const { client, orgClient, policyPath, workflow } = options
  const asker = createAsker(client, options.debug)
  const teams = { client: orgClient ?? client, asker: orgClient && createAsker(orgClient, options.debug) }
  const memory: Memory = {
    changes: new Map(),
    files: new Map(),
    activity: new Map(),
    hints: null,
    read: [],
    workflowText: null,
    inventories: new Map(),
    notRead: [],
    deployment: null,
  }
  const earlier = new Map<string, { sha256: string }[]>()

  const read = (repository: Subject['repository'], number: number): Promise<Change | UnavailableFact> =>
    remember(memory.changes, keyOf(repository, number), async () => {
      const change = await readChange(asker, repository, number, { policyPath, workflow })
      if ('state' in change) return change
      earlier.set(keyOf(repository, number), change.earlier)
      memory.workflowText = change.gateWorkflow ?? memory.workflowText
      return change
    })

  const fileAtBase = (subject: Subject): Promise<FileAtCommit | UnavailableFact> =>
    remember(memory.files, `${repositoryPath(subject.repository)}@${subject.base.commit}`, async () => {
      for (const { number } of subject.changes) {
        const change = await memory.changes.get(keyOf(subject.repository, number))
        const tip = change && !('state' in change) ? change.answer.baseRef?.target : null
        if (change && !('state' in change) && tip?.oid === subject.base.commit) return { commit: tip, source: change.source }
      }
      return fileAtCommit(asker, subject.repository, subject.base.commit, policyPath)
    })

  return {
    locate(occasion) {
      startEarly(memory, client, occasion)
      return locate(
        { asker, read, deployment: (repository, named) => deploymentOf(memory, { client, asker, policyPath }, repository, named) },
        occasion,
      )
    },
    async policy(subject) {
      const file = await fileAtBase(subject)
      return 'state' in file ? file : policySource(client, subject.repository, policyPath, file)
    },
    central: (reference) => centralPolicy(client, asker, reference),
    facts: (subject, needs) =>
      collectFacts(
        {
          client,
          asker,
          policyPath,
          teams,
          inventory: options.inventory && orgClient ? (repository) => inventoryOf(memory, orgClient, repository) : null,
          hints: memory.hints,
          read,
          note: (change, wanted) => memory.read.push({ change, needs: wanted }),
          activity: (change) => activityOf(memory, client, change),
          deployment: deploymentTools(memory, { client, asker }, subject),
          async blobAtBase(asked) {
            const file = await fileAtBase(asked)
            return 'state' in file ? file : (file.commit.file?.oid ?? null)
          },
        },
        subject,
        needs,
      ),
    range: (subject, ask) => rangeOf(memory, { client, asker, policyPath, ledger: options.ledger ?? null }, subject, ask),
    branchRules: (subject) => readBranchRules(client, subject.repository, subject.base.branch),
    earlier: (subject) => subject.changes.flatMap(({ number }) => earlier.get(keyOf(subject.repository, number)) ?? []),
    workflowText: () => memory.workflowText,
    notRead: () => memory.notRead,
    reading: () => linesRead(memory.read),
  }
}

interface Reader {
  client: GitHubClient
  asker: Asker
  policyPath: string
}

async function deploymentOf(
  memory: Memory,
  reader: Reader,
  repository: RepositoryName,
  named: NamedDeployment,
): Promise<LocatedDeployment | UnavailableFact> {
  const located = await locateDeployment(reader, repository, named)
  if ('state' in located) return located
  memory.files.set(`${repositoryPath(repository)}@${located.subject.base.commit}`, Promise.resolve(located.tip))
  memory.deployment = { located, activity: createBulkActivity(reader.client, repository), atMerge: new Map() }
  return located
}

/** Loaded by deployments only: other gates need not pay for it. */
async function rangeOf(memory: Memory, reader: Reader & { ledger: string | null }, subject: Subject, ask: RangeAsk): ReturnType<Collector['range']> {
  const { deployment } = memory
  if (deployment === null) throw new Error('a range is read for a deployment that was located')
  const { located, activity, atMerge } = deployment
  const { readRange } = await import('./range.ts')
  return readRange(
    {
      ...reader,
      located,
      activity,
      keep(change, at) {
        memory.changes.set(keyOf(subject.repository, change.answer.number), Promise.resolve(change))
        atMerge.set(change.answer.number, at)
      },
      textOf: (blob) => textOfTip(located, blob),
      notRead: (reasons) => memory.notRead.push(...reasons),
    },
    subject,
    ask,
  )
}

/** The present policy was read with the commit, and mostly is the one that stood at the merges. */
function textOfTip({ tip }: LocatedDeployment, blob: string): string | null {
  const file = tip.commit.file?.object
  return file?.oid === blob && bytesOfText(file) !== null ? file.text : null
}

function deploymentTools(memory: Memory, tools: Pick<Reader, 'client' | 'asker'>, subject: Subject): FactTools['deployment'] {
  const { deployment } = memory
  if (subject.gate !== 'deployment' || deployment === null) return null
  return {
    read: async (needs, others) => (await import('./deploymentFacts.ts')).readDeploymentFacts(tools, deployment.located, needs, others),
    atMerge: (number) => deployment.atMerge.get(number) ?? null,
  }
}

const keyOf = (repository: Subject['repository'], number: number): string => `${repositoryPath(repository)}#${number}`

function remember<T>(map: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const begun = map.get(key) ?? work()
  map.set(key, begun)
  return begun
}

/** The payload says where the head branch is, so its activity need not wait for GraphQL; used only if the API names the same branch. */
function startEarly(memory: Memory, client: GitHubClient, occasion: Occasion): void {
  if (occasion.kind === 'pull-request') memory.hints = occasion.hints
  const head =
    occasion.kind === 'pull-request'
      ? { repository: occasion.hints.headRepository, name: occasion.hints.headBranch }
      : occasion.kind === 'head'
        ? { repository: occasion.head.repository, name: occasion.head.branch }
        : null
  if (!head?.repository || !head.name || !isRepository(head.repository)) return
  const begun = activityPage(client, { repository: head.repository, name: head.name }, null)
  // Whoever needs it will see a failure; a run that ends before must not end by it.
  begun.catch(() => undefined)
  memory.activity.set(branchKey(head.repository, head.name), begun)
}

const inventoryOf = (memory: Memory, client: GitHubClient, repository: Subject['repository']): Promise<Fact<Inventory>> =>
  remember(memory.inventories, repositoryPath(repository), async () => {
    const { fact, notRead } = await readInventory(client, repository)
    memory.notRead.push(...notRead)
    return fact
  })

const isRepository = (text: string): boolean => /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(text)
const branchKey = (repository: string, name: string): string => `${repository.toLowerCase()} ${name}`

function activityOf(memory: Memory, client: GitHubClient, change: Change) {
  const repository = change.answer.headRepository?.nameWithOwner
  if (!repository) return null
  const branch = { repository, name: change.answer.headRefName }
  const all = memory.deployment
  if (all && repository.toLowerCase() === repositoryPath(change.repository).toLowerCase()) {
    return (ownCommits: Set<string>) => all.activity.pushes(branch.name, ownCommits)
  }
  const first = memory.activity.get(branchKey(branch.repository, branch.name)) ?? null
  return (ownCommits: Set<string>) => readActivity(client, branch, ownCommits, first)
}
