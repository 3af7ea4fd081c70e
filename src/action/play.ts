import { usageOf } from '../collect/client.ts'
import type { GitHubClient } from '../domain/client.ts'
import type { Collector, Located } from '../domain/collector.ts'
import type { Reconciliation } from '../domain/occasion.ts'
import { type Edge, type Ending, type GateSettings, silentTeller } from '../edge.ts'
import { gate } from '../gate.ts'
import { messageCommand } from '../publish/annotations.ts'
import { Attester } from '../publish/attestation.ts'
import { GitHubTeller } from '../publish/teller.ts'
import { say } from './ending.ts'
import { evaluatorFrom } from './evaluator.ts'
import type { ReadEvent } from './event.ts'
import type { Inputs } from './inputs.ts'
import { jobNeeds } from './jobPermissions.ts'
import type { Print, Runner } from './runner.ts'
import type { ReconcilingMeans } from './reconciling.ts'
import { createSealer, loadSealing } from './seal.ts'
import { recordVerifier, signerOptions } from './signing.ts'

/** The ways to GitHub, each with its token. */
export interface Connection {
  client: GitHubClient
  /** Null: the ledger is written with the first. */
  ledgerClient: GitHubClient | null
  clients: GitHubClient[]
  collector: Collector
  debug(line: string): void
}

/** A run that is under way. */
export interface Play {
  runner: Runner
  inputs: Inputs
  event: ReadEvent
  connection: Connection
  /** What the event is about, already asked for. */
  located: Promise<Located>
  meanwhile: Edge['meanwhile']
  /** Where the code stands, for the digest of what judged. */
  moduleUrl: string
  print: Print
}

/** Plays the gate against GitHub and says how it ended. */
export async function play({ runner, inputs, event, connection, located, meanwhile, moduleUrl, print }: Play): Promise<number> {
  const { client, ledgerClient, clients, debug } = connection
  const collector = { ...connection.collector, locate: () => located }
  const { repository, serverUrl, artifacts: hosted } = runner
  const attester = inputs.attest ? new Attester({ client, repository, serverUrl, hosted }) : null
  const teller = new GitHubTeller({
    client,
    comment: inputs.comment,
    retentionDays: inputs.retentionDays ?? 0,
    directory: runner.directory,
    runUrl: runner.runUrl,
    artifacts: runner.artifacts,
    attester,
    issue: inputs.reconcileIssue,
  })
  const signer = async () => {
    const { createSigner } = await import('../sign/signer.ts')
    return createSigner(signerOptions(inputs, runner, (line) => print(messageCommand('warning', line))))
  }
  const sealer = createSealer({
    signer,
    evaluator: evaluatorFrom(runner.env, moduleUrl),
    invocation: runner.runUrl === null ? null : { uri: `${runner.runUrl}/attempts/${runner.run.attempt}`, event: runner.eventName },
    run: runner.run,
    earlier: (subject) => collector.earlier(subject),
    ledger: inputs.ledger === null ? null : { client: ledgerClient ?? client, branch: inputs.ledger, debug },
    needs: jobNeeds(inputs, event.occasion),
  })

  // Where nothing is published no required status can stand in for the job's own result.
  const jobResult = inputs.jobResult === 'auto' && !event.mayPublish ? 'verdict' : inputs.jobResult
  const settings = {
    mode: inputs.mode,
    jobResult,
    policyPath: inputs.policy,
    serverUrl: runner.serverUrl,
    job: runner.job,
    breakGlass: inputs.breakGlass,
  }
  const usage = () => usageOf(clients)
  const world = { collector, usage, verifyRecord: recordVerifier(signer, inputs.trustedKeys), meanwhile }
  const edge = event.mayPublish
    ? { ...world, sealer, teller, prepare: loadSealing }
    : { ...world, sealer: null, teller: silentTeller, prepare: async () => undefined }
  const { occasion } = event
  const ending =
    occasion.kind === 'reconciliation'
      ? await reconciled(occasion, settings, edge, { client, debug, inputs, signer })
      : await gate(occasion, settings, edge)
  debug(`${usage().requests} requests, ${usage().points ?? 'unknown'} GraphQL points`)
  await say(runner, ending, event.mayPublish, { teller, attester }, print)
  return ending.exitCode
}

/** Loaded only where it is asked for: a gate waits for nothing that it does not need. */
async function reconciled(occasion: Reconciliation, settings: GateSettings, edge: Edge, means: ReconcilingMeans): Promise<Ending> {
  const [{ reconcile }, { reconcilingEdge }] = await Promise.all([import('../reconcile.ts'), import('./reconciling.ts')])
  return reconcile(occasion, settings, reconcilingEdge(edge, means))
}
