import { setTimeout as wait } from 'node:timers/promises'
import { createAsker } from '../collect/asker.ts'
import { type LedgerTip, readLedgerTip } from '../collect/ledger.ts'
import { type GitHubClient, RequestFailure } from '../domain/client.ts'
import type { EvidencePack } from '../domain/evidencePack.ts'
import type { Fact, Unavailability } from '../domain/fact.ts'
import { ledgerName, type LedgerNote, type Sequence } from '../domain/ledger.ts'
import type { RepositoryName } from '../domain/subject.ts'
import type { Sealed } from '../edge.ts'
import { type Appended, appendRecord } from '../publish/ledger.ts'

/** The branch that records are appended to, and the client that may write to it. */
export interface Ledger {
  client: GitHubClient
  branch: string
  debug(line: string): void
}

/** A sealed record before it is appended: made anew for each place that it is tried for, because the place is part of what is signed. */
export interface Candidate {
  pack: EvidencePack
}

export type Entered = NonNullable<Sealed['entered']>

export type Note = Omit<LedgerNote, 'index' | 'sha256'>

/** Ten gates that race need ten rounds at worst; so many more than that, for so long at most, and not when the branch stands still. */
const mostRounds = 30
const mostMilliseconds = 120_000
const mostStill = 3

/** Longer after each lost race, and never the same for two: else those who collided would collide again. */
const pause = (round: number): number => Math.random() * Math.min(4000, 100 * 2 ** Math.min(round, 6))

/**
 * Reads the head, seals the record as its successor, and appends it; whoever lost the race reads and seals again, so that nothing is lost and no
 * place is taken twice. A record that cannot be appended is sealed without a place: it must not claim one that the ledger gives to another. Where an
 * answer got lost and others were appended since, the record stands in the ledger twice, which hides nothing.
 */
export async function enterLedger<Record extends Candidate>(
  ledger: Ledger,
  repository: RepositoryName,
  note: Note,
  seal: (sequence: Sequence | null) => Promise<Record>,
): Promise<{ sealed: Record; entered: Entered }> {
  const began = performance.now()
  let tried: Attempt<Record> | null = null
  let still = 0
  for (let round = 0; round < mostRounds && performance.now() - began < mostMilliseconds; round += 1) {
    if (round > 0) await wait(pause(round))
    const tip = await readTip(ledger, repository)
    if (tip.state === 'unavailable') return refused(seal, detailOf(tip.reason), lookRemedy)
    if (tried !== null && tip.value?.commit === tried.outcome.commit) return taken(ledger, tried)
    still = tried !== null && tip.value?.commit === tried.after ? still + 1 : 0
    if (tried?.outcome.state === 'notMoved' && still >= mostStill) return refused(seal, failureText(tried.outcome.failure))
    try {
      tried = await attempt(ledger, repository, note, tip.value, seal)
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      return refused(seal, failureText(error))
    }
    if (tried.outcome.state === 'appended') return taken(ledger, tried)
    ledger.debug(`the ledger did not take record ${tried.index}: ${failureText(tried.outcome.failure)}; it is read again`)
  }
  return refused(seal, `others were faster ${mostRounds} times, or for ${mostMilliseconds / 1000} seconds (CS-055)`)
}

interface Attempt<Record> {
  sealed: Record
  index: number
  /** The commit it was put on. */
  after: string | undefined
  outcome: Appended
}

const readTip = ({ client, branch, debug }: Ledger, repository: RepositoryName): Promise<Fact<LedgerTip | null>> =>
  readLedgerTip({ client, asker: createAsker(client, debug), repository, branch })

async function attempt<Record extends Candidate>(
  { client, branch }: Ledger,
  repository: RepositoryName,
  note: Note,
  tip: LedgerTip | null,
  seal: (sequence: Sequence) => Promise<Record>,
): Promise<Attempt<Record>> {
  const index = (tip?.index ?? 0) + 1
  const sealed = await seal({ ledger: ledgerName(repository, branch), index, previous: tip === null ? null : { sha256: tip.sha256 } })
  const { bundle, sha256 } = sealed.pack
  const outcome = await appendRecord(client, { repository, branch, end: tip }, { ...note, index, sha256 }, bundle)
  return { sealed, index, after: tip?.commit, outcome }
}

function taken<Record extends Candidate>({ branch }: Ledger, { index, sealed }: Attempt<Record>): { sealed: Record; entered: Entered } {
  return { sealed, entered: { state: 'appended', head: { branch, index, sha256: sealed.pack.sha256 } } }
}

async function refused<Record>(
  seal: (sequence: null) => Promise<Record>,
  detail: string,
  remedy = writeRemedy,
): Promise<{ sealed: Record; entered: Entered }> {
  return { sealed: await seal(null), entered: { state: 'refused', why: { detail, expected, remedy } } }
}

const expected = 'a branch to which this run may append, and nobody else writes'
const writeRemedy = 'give the job `contents: write`, or `ledger-token` an App that the ruleset of the ledger lets through (docs/install.md)'
/** The branch was read, and what stands there is no ledger's; or it was not. Which of the two, the detail says. */
const lookRemedy =
  'if somebody else wrote to that branch, keep a copy of it, take away what does not belong, and let a ruleset allow only the gate to write there ' +
  '(docs/install.md); if the reading itself was refused, give the job `contents: write`'

/** What was found comes first: reports show the beginning. */
const detailOf = ({ what, request, status, detail }: Unavailability): string =>
  `${detail} (CS-055; ${what}: ${request ?? 'no request'} answered ${status ?? 'nothing'})`
const failureText = ({ request, status, message }: RequestFailure): string =>
  `${request} answered ${status ?? 'nothing'}: ${message.replace(/\s+/g, ' ').trim()} (CS-055)`
