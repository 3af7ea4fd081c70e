import { beforeAll, describe, expect, test } from '@jest/globals'
import { recordedPeople } from '../../src/controls/recordedPeople.ts'
import { gitBlobId, sha256 } from '../../src/domain/digest.ts'
import { unavailable } from '../../src/domain/fact.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Statement } from '../../src/domain/record.ts'
import { canonicalBytes } from '../../src/evidence/canonical.ts'
import { consistencyOf } from '../../src/evidence/consistency.ts'
import { earlierRecord } from '../../src/evidence/earlierRecord.ts'
import { makeBundle } from '../../src/evidence/bundle.ts'
import { replayRecord } from '../../src/evidence/replay.ts'
import { supportsItself } from '../../src/evidence/support.ts'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { stepsFor } from '../../src/evidence/work.ts'
import { ecKey } from '../support/keys.ts'
import {
  before,
  brokenGlass,
  brokenGlassOfChange,
  commander,
  deployedBy,
  deployer,
  deploymentFacts,
  deploymentPolicy,
  deploymentPolicyText,
  glassPolicy,
  manager,
  merge, policyTouched,
} from '../support/sampleDeployment.ts'
import { author, passingFacts, reviewer, sealed, subject as pullRequestSubject } from '../support/sampleRecord.ts'
import { signedBundle } from '../support/signing.ts'

/* What an insider with the key could sign is edited freely: any, on purpose, in these tests alone. */
type Loose = any

const signer = ecKey('P-256')
const key = signer.publicPem
const unread = unavailable({ what: 'it', request: 'GET /it', status: 403, detail: 'hidden' })

let passed: Statement
let overridden: Statement
beforeAll(async () => {
  passed = (await sealed(deploymentFacts(), [deploymentPolicy()])).statement
  overridden = (await sealed(brokenGlass(), [deploymentPolicy()])).statement
})

const factsOf = ({ predicate }: Statement): Loose => JSON.parse(Buffer.from(predicate.facts.content, 'base64').toString())

/** The record with other facts and every digest made to fit. */
function withFacts(statement: Statement, edit: (facts: Loose) => void): Statement {
  const changed = structuredClone(statement)
  const facts = factsOf(statement)
  edit(facts)
  const bytes = canonicalBytes(facts)
  changed.predicate.facts.content = Buffer.from(bytes).toString('base64')
  changed.predicate.facts.digest.sha256 = sha256(bytes)
  changed.subject[0].digest.sha256 = sha256(bytes)
  return changed
}

const signed = (statement: unknown): Uint8Array => signedBundle(canonicalBytes(statement), signer)
const verified = (statement: unknown, claims = {}) => verifyEvidence(signed(statement), { key, ...claims })

/** The merge once more, on the word of a record that names two people. */
function redeployed(): Facts {
  const facts = deploymentFacts() as Loose
  const policy = gitBlobId(Buffer.from(deploymentPolicyText))
  const record = {
    sha256: 'ee'.repeat(32),
    sha: merge,
    evaluatedAt: '2026-11-21T14:30:00Z',
    artifact: 'countersign-deployment',
    people: [author, reviewer],
    policy,
  }
  facts.deployment.lineage.value = {
    from: { sha: merge, known: 'record', record },
    relation: 'identical',
    earlier: null,
    commits: [],
    updates: [],
    changes: [],
    policies: {},
  }
  facts.subject.changes = []
  facts.changes = []
  return facts
}

describe('records of deployments replay', () => {
  test.each<[string, Facts]>([
    ['passed', deploymentFacts()],
    ['failed', deployedBy(author)],
    ['failed', brokenGlass(null)],
    ['overridden', brokenGlass()],
  ])('%s', async (result, facts) => {
    const { statement } = await sealed(facts, [deploymentPolicy()])
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', recorded: result, replayed: result })
    expect(await verified(statement, { expect: result, environment: 'Production' })).toMatchObject({ outcome: 'verified', problem: null })
  })

  test('an overridden pull request', async () => {
    const { statement } = await sealed(brokenGlassOfChange(), [glassPolicy()])
    expect(await replayRecord(statement)).toMatchObject({ state: 'same', replayed: 'overridden' })
  })

  test.each<[string, (facts: Loose) => void]>([
    ['an environment that no rule names', (facts) => {
      facts.subject.environment = 'prodution'
      facts.subject.changes = []
      facts.changes = []
      delete facts.deployment
    }],
    ['a lineage that could not be read', (facts) => {
      facts.subject.changes = []
      facts.changes = []
      facts.deployment.lineage = unread
    }],
  ])('%s', async (_, edit) => {
    const facts = deploymentFacts()
    edit(facts)
    const { statement } = await sealed(facts, [deploymentPolicy()])
    expect(statement.predicate.decision.result).toBe('error')
    expect(await verified(statement)).toMatchObject({ outcome: 'verified', replay: 'same' })
  })

  test.each<[string, ReturnType<typeof deploymentPolicy>[]]>([
    ['no policy', []],
    ['a broken one', [deploymentPolicy('version: 1\nsurprise: 1\n')]],
  ])('%s', async (_, policies) => {
    const facts = deploymentFacts()
    const { statement } = await sealed({ ...facts, subject: { ...facts.subject, changes: [] }, changes: [], deployment: {} }, policies)
    expect(await verified(statement)).toMatchObject({ outcome: 'verified', statement: { predicate: { decision: { result: 'failed' } } } })
  })

  test('tell where, from where and by which run', async () => {
    const { checks } = await verified(passed)
    const told = checks.find(({ what }) => what === 'deployment')
    expect(told?.ok).toBeNull()
    for (const part of ['production', 'c3c3', 'baseline', 'run 7 attempt 1', '2 commits, 1 change']) expect(told?.value).toContain(part)
  })

  test('tell what was overridden, by whom, for what and until when', async () => {
    const { checks } = await verified(overridden)
    const told = checks.find(({ what }) => what === 'override')
    for (
      const part of ['NOT satisfied: independent-deployer, deployment-sign-off', 'commander as incident-commander', 'INC-7', '2026-11-24T15:00:00Z']
    ) expect(told?.value).toContain(part)
  })

  test('tell that the glass was asked for and stayed whole', async () => {
    const facts = { ...deployedBy(author), breakGlass: { reason: 'in a hurry' } }
    const { statement } = await sealed(facts, [deploymentPolicy()])
    expect(statement.predicate.decision.result).toBe('failed')
    expect((await verified(statement)).checks.find(({ what }) => what === 'override')).toMatchObject({
      ok: null,
      value: expect.stringContaining('not granted'),
    })
  })
})

describe('a decision that does not follow, signed with the right key', () => {
  const lineage = (facts: Loose): Loose => facts.deployment.lineage.value

  test.each<[string, (facts: Loose) => void]>([
    ['the author started the run', (f) => (f.deployment.deployment.value.run.actor = author)],
    ['the author started this attempt', (f) => (f.deployment.deployment.value.run.triggeringActor = author)],
    ['the author created the deployment', (f) => (f.deployment.deployment.value.entries[0].creator = author)],
    ['nobody approved the run', (f) => (f.deployment.runApprovals.value = [])],
    ['the author approved the run', (f) => (f.deployment.runApprovals.value[0].account = author)],
    ['the run was approved for another environment', (f) => (f.deployment.runApprovals.value[0].environments = ['staging'])],
    ['the run was on another commit', (f) => (f.deployment.deployment.value.run.headSha = '00'.repeat(20))],
    ['the environment is unprotected', (f) => (f.deployment.environment.value.preventSelfReview = false)],
    ['no branch holds the commit', (f) => (f.deployment.deployedRefs.value[0].contains = false)],
    ['the merge was a push', (f) => {
      lineage(f).updates[0].type = 'push'
      delete f.changes[0].pullRequest.value.merge.update
      f.changes[0].pullRequest.value.merge.tree = '00'.repeat(20)
    }],
    ['a direct push came in between', (f) => lineage(f).commits.unshift({ ...lineage(f).commits[0], sha: '11'.repeat(20), pullRequests: [] })],
    ['nobody approved the change', (f) => (f.changes[0].reviews.value = [])],
    ['the policy changed after what was deployed', (f) => (f.deployment.deployment.value.policy.touchedAtTip = 'dd'.repeat(20))],
    ['the gate ran in another job', (f) => (f.deployment.deployment.value.run.job.environment = 'staging')],
    ['an attempt that nobody approved', (f) => (f.deployment.deployment.value.run.attempt = 2)],
    ['the policy at the merge has no text', (f) => (lineage(f).policies = {})],
    ['the lineage was not read', (f) => {
      f.deployment.lineage = unread
      f.subject.changes = []
      f.changes = []
    }],
  ])('%s', async (_, edit) => {
    const forged = withFacts(passed, edit)
    expect(await replayRecord(forged)).toMatchObject({ state: 'different', recorded: 'passed' })
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong' })
  })

  test('a laxer policy of today', async () => {
    const forged = structuredClone(passed)
    const lax = (await sealed(deploymentFacts(), [deploymentPolicy(deploymentPolicyText.replace(/ {4}sign-off.*\n/, ''))])).statement
    forged.predicate.policy = lax.predicate.policy
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong', replay: 'different' })
  })

  test('a policy that judges under the blob id of another', async () => {
    const reviewed = 'dd'.repeat(20)
    const forged = withFacts(passed, (f) => Object.assign(f.deployment.deployment.value.policy, { atCommit: reviewed, atTip: reviewed }))
    expect(await replayRecord(forged)).toMatchObject({ state: 'same' })
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong', problem: { message: expect.stringContaining('at the tip') } })
  })

  test('a laxer policy in force at the merge, under the blob id of the real one', async () => {
    const forged = withFacts(passed, (f) =>
      (lineage(f).policies = Object.fromEntries(Object.keys(lineage(f).policies).map((blob) => [blob, 'version: 1\n']))))
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong', problem: { message: expect.stringContaining('not the blob') } })
  })

  test('one policy in force with two sets of central ones', async () => {
    const forged = withFacts(passed, (f) => {
      const [change] = lineage(f).changes
      lineage(f).changes.push({ ...change, number: 43, policy: { ...change.policy, extends: { 'acme/.github//x.yml@v1': change.policy.blob } } })
    })
    expect(await replayRecord(forged)).toMatchObject({ state: 'different', detail: expect.stringContaining('central policies') })
  })

  test('a deployment by a version that judged none', async () => {
    const forged = structuredClone(passed)
    forged.predicate.evaluator.version = '0.1.0'
    expect(await replayRecord(forged)).toMatchObject({ state: 'different', detail: expect.stringContaining('no deployments') })
  })
})

describe('an override supports itself', () => {
  const glassOf = ({ predicate }: Statement): Loose => predicate.decision.controls.find(({ id }) => id === 'break-glass')

  test.each<[string, (statement: Statement) => void]>([
    ['without a glass', ({ predicate }) => (predicate.decision.controls = predicate.decision.controls.filter(({ id }) => id !== 'break-glass'))],
    ['with an unsigned glass', (statement) => (glassOf(statement).verdict = 'pending')],
    ['with the glass of another policy', (statement) => (glassOf(statement).policy = 1)],
    ['with a second glass that is unsigned', (statement) =>
      void statement.predicate.decision.controls.push({ ...glassOf(statement), verdict: 'fail' })],
    ['with the glass of another change', ({ predicate }) =>
      predicate.decision.controls.filter(({ id }) => id !== 'break-glass').forEach((control) => (control.change = 42))],
    ['where something is unknown', ({ predicate }) =>
      (predicate.decision.controls.find(({ verdict }) => verdict === 'pending')!.verdict = 'unknown')],
    ['where the policy contradicts itself', ({ predicate }) =>
      (predicate.decision.controls.find(({ id }) => id === 'policy-readable')!.verdict = 'fail')],
    ['where nothing blocks', ({ predicate }) => predicate.decision.controls.forEach((control) => (control.verdict = 'pass'))],
  ])('not %s, whatever version made it', async (_, edit) => {
    for (const version of ['0.2.0', '9.9.9']) {
      const forged = structuredClone(overridden)
      edit(forged)
      forged.predicate.evaluator.version = version
      forged.predicate.schema = 2 as 1
      expect(await replayRecord(forged)).toMatchObject({ state: 'different', detail: expect.stringContaining('do not support') })
    }
  })

  test('a decision that passed broke no glass', () => {
    const { controls } = overridden.predicate.decision
    expect(supportsItself({ result: 'passed', controls: controls.map((control) => ({ ...control, verdict: 'pass' })) })).toBe(false)
  })

  test.each<[string, (facts: Loose) => void]>([
    ['nobody asked for it', (f) => delete f.breakGlass],
    ['for another reason', (f) => (f.breakGlass.reason = 'because')],
    ['nobody signed it', (f) => (f.deployment.runApprovals.value = [])],
    ['only the deployer signed it', (f) => (f.deployment.runApprovals.value[0].account = author)],
    ['somebody without the role signed it', (f) => (f.deployment.runApprovals.value[0].account = reviewer)],
    ['the signature was taken back', (f) => (f.deployment.runApprovals.value[0].state = 'rejected')],
  ])('%s', async (_, edit) => {
    const forged = withFacts(overridden, edit)
    expect(await replayRecord(forged)).toMatchObject({ state: 'different' })
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong' })
  })

  test('nobody asked for it is seen in a record that cannot be judged again', async () => {
    const forged = withFacts(overridden, (f) => delete f.breakGlass)
    forged.predicate.decision.controls[0]!.version = 7
    forged.predicate.evaluator.version = '9.9.9'
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong', problem: { message: expect.stringContaining('nobody asked') } })
  })

  test('of a pull request: the author alone breaks no glass', async () => {
    const { statement } = await sealed(brokenGlassOfChange(), [glassPolicy()])
    const forged = withFacts(statement, (f) => (f.changes[0].reviews.value[0].author = author))
    expect(await verified(forged)).toMatchObject({ outcome: 'wrong', replay: 'different' })
  })

  test('0.1.0 knew no glass', async () => {
    const { statement } = await sealed(brokenGlassOfChange(), [glassPolicy()])
    statement.predicate.evaluator.version = '0.1.0'
    expect(await replayRecord(statement)).toMatchObject({ state: 'different' })
  })
})

describe('facts that contradict the deployment', () => {
  const lineage = (facts: Loose): Loose => facts.deployment.lineage.value
  const copy = (edit: (facts: Loose) => void): Facts => {
    const facts = structuredClone(deploymentFacts()) as Loose
    edit(facts)
    return facts
  }

  test('there are none in a genuine record', () => {
    for (const facts of [deploymentFacts(), brokenGlass()]) expect(consistencyOf(facts, 'push')).toEqual({ contradictions: [], notCompared: [] })
  })

  test('a range that could not be read is told as not compared', () => {
    const facts = copy((f) =>
      Object.assign(f.deployment, { lineage: unread }) && Object.assign(f, { changes: [], subject: { ...f.subject, changes: [] } }))
    expect(consistencyOf(facts, null)).toEqual({ contradictions: [], notCompared: [expect.stringContaining('range')] })
  })

  test.each<[string, (facts: Loose) => void, string]>([
    ['another deployed commit', (f) => (f.subject.commit = '00'.repeat(20)), 'does not end at the deployed commit'],
    ['another tree', (f) => (f.subject.tree = '00'.repeat(20)), 'does not end at the deployed commit'],
    ['another environment of the subject', (f) => (f.subject.environment = 'staging'), 'the environment'],
    ['another environment of the state', (f) => (f.deployment.environment.value.name = 'staging'), 'the environment staging'],
    ['another environment of an entry', (f) => (f.deployment.deployment.value.entries[0].environment = 'staging'), 'the environment staging'],
    ['an entry of another commit', (f) => (f.deployment.deployment.value.entries[0].sha = '00'.repeat(20)), 'another commit'],
    ['a change of the subject too many', (f) => f.subject.changes.push({ number: 43, head: merge }), 'not those of the lineage'],
    ['a change of the subject too few', (f) => (f.subject.changes = []), 'not those of the lineage'],
    ['a change of the subject twice', (f) => f.subject.changes.push(f.subject.changes[0]), 'not those of the lineage'],
    ['another head of the subject', (f) => (f.subject.changes[0].head = merge), 'not those of the lineage'],
    ['another head of the lineage', (f) => (lineage(f).changes[0].head = merge), 'not those of the lineage'],
    ['a change of the lineage twice', (f) => lineage(f).changes.push(lineage(f).changes[0]), 'not those of the lineage'],
    ['facts of a change that is not in the lineage', (f) => f.changes.push({ ...f.changes[0], number: 43 }), 'not in the lineage'],
    ['facts of a change twice', (f) => f.changes.push(f.changes[0]), 'twice'],
    ['changes without a lineage', (f) => (f.deployment.lineage = unread), 'without a lineage'],
    ['changes without facts of a deployment', (f) => delete f.deployment, 'without a lineage'],
    ['a change that nothing of the range is of', (f) =>
      lineage(f).commits.forEach((commit: Loose) => (commit.pullRequests = [])), 'no commit of the range'],
    ['another number within', (f) => (f.changes[0].pullRequest.value.number = 9), 'the number'],
    ['another head within', (f) => (f.changes[0].pullRequest.value.head.sha = merge), 'the head'],
    ['another base branch within', (f) => (f.changes[0].pullRequest.value.base.branch = 'other'), 'the base branch'],
    ['a change that is open', (f) => (f.changes[0].pullRequest.value.state = 'open'), 'the state open'],
    ['a change without a merge', (f) => (f.changes[0].pullRequest.value.merge = null), 'the state merged'],
    ['a change that was merged later', (f) => (f.changes[0].pullRequest.value.mergedAt = '2030-01-01T00:00:00Z'), 'the time'],
    ['a change without a time', (f) => (f.changes[0].pullRequest.value.mergedAt = null), 'the time'],
    ['a merge by GitHub that no move tells of', (f) => (lineage(f).updates[0].type = 'push'), 'no move'],
    ['a move that came later', (f) => (lineage(f).updates[0].at = '2030-01-01T00:00:00Z'), 'later'],
    ['a commit twice', (f) => lineage(f).commits.unshift(lineage(f).commits[0]), 'twice'],
    ['a range that holds its own beginning', (f) => (lineage(f).from.sha = lineage(f).commits[0].sha), 'begins after'],
    ['commits of the same again', (f) => (lineage(f).relation = 'identical'), 'and yet'],
    ['commits of a rollback', (f) => (lineage(f).relation = 'behind'), 'and yet'],
    ['commits from nowhere', (f) => (lineage(f).from = null), 'and yet'],
    ['nothing ahead', (f) => (lineage(f).commits = []), 'and yet'],
    ['the same again of another commit', (f) => Object.assign(lineage(f), { relation: 'identical', commits: [] }), 'and yet'],
    ['a record of another commit than the beginning', (f) =>
      (lineage(f).from = { ...lineage(f).from, known: 'record', record: record(merge) }), 'another commit than its record'],
    ['a record of tomorrow', (f) =>
      Object.assign(lineage(f).from, { known: 'record', record: { ...record(lineage(f).from.sha), evaluatedAt: '2030-01-01T00:00:00Z' } }), 'later'],
    ['an earlier record that no rollback asked for', (f) => (lineage(f).earlier = record(merge)), 'earlier record'],
    ['a policy text under another blob id', (f) => (lineage(f).policies['00'.repeat(20)] = 'version: 1\n'), 'not the blob'],
  ])('%s', (_, edit, told) => {
    expect(consistencyOf(copy(edit), 'push').contradictions.join('; ')).toContain(told)
  })

  test('a policy in force that was no text contradicts nothing, and is none', async () => {
    const nothing = (f: Loose) => Object.keys(lineage(f).policies).forEach((blob) => (lineage(f).policies[blob] = '\u0000'))
    expect(consistencyOf(copy(nothing), 'push').contradictions).toEqual([])
    const { statement } = await sealed(copy(nothing), [deploymentPolicy()])
    expect(statement.predicate.decision.result).toBe('failed')
    expect(await verified(statement)).toMatchObject({ outcome: 'verified', replay: 'same' })
  })

  test('a pull request with facts of a deployment', async () => {
    const facts = { ...deploymentFacts(), subject: pullRequestSubject }
    expect(consistencyOf(facts, 'pull_request_target').contradictions.join()).toContain('facts of a deployment')
    const { statement } = await sealed(passingFacts())
    expect(await verified(withFacts(statement, (f) => (f.deployment = factsOf(passed).deployment)))).toMatchObject({ outcome: 'wrong' })
  })

  const record = (sha: string) =>
    ({ sha256: 'f0'.repeat(32), sha, evaluatedAt: '2026-11-20T10:00:00Z', artifact: 'countersign-deployment-c3c3c3c3-r1-a1' })
})

describe('hostile facts are refused before they are judged', () => {
  test.each<[string, (facts: Loose) => void, string]>([
    ['a deployment without environment', (f) => delete f.subject.environment, '/subject/environment'],
    ['an empty environment', (f) => (f.subject.environment = ''), '/subject/environment'],
    ['an environment of control characters', (f) => (f.subject.environment = 'prod\u0000'), '/subject/environment'],
    ['an unheard-of fact', (f) => (f.deployment.surprise = { state: 'known', value: 1, sources: [] }), '/deployment'],
    ['a fact of no state', (f) => (f.deployment.lineage = { value: 1 }), '/deployment/lineage'],
    ['a lineage that is a word', (f) => (f.deployment.lineage.value = 'x'), '/deployment/lineage'],
    ['a commit without parents', (f) => delete f.deployment.lineage.value.commits[0].parents, '/parents'],
    ['a commit that says more', (f) => (f.deployment.lineage.value.commits[0].message = 'hi'), '/commits/0'],
    ['a sha that is none', (f) => (f.deployment.lineage.value.commits[0].sha = 'main'), '/commits/0/sha'],
    ['a move of another kind', (f) => (f.deployment.lineage.value.updates[0].type = 'merge'), '/updates/0/type'],
    ['a beginning of another kind', (f) => (f.deployment.lineage.value.from.known = 'tag'), '/from'],
    ['a beginning by record without one', (f) => (f.deployment.lineage.value.from.known = 'record'), '/from'],
    ['a policy under a name', (f) => (f.deployment.lineage.value.policies['constructor'] = 'version: 1'), '/policies'],
    ['a policy that is no text', (f) =>
      Object.keys(f.deployment.lineage.value.policies).forEach((blob) => (f.deployment.lineage.value.policies[blob] = 7)), '/policies'],
    ['a change of no number', (f) => (f.deployment.lineage.value.changes[0].number = 0), '/changes/0/number'],
    ['an approval of another state', (f) => (f.deployment.runApprovals.value[0].state = 'APPROVED'), '/runApprovals'],
    ['an account without id', (f) => delete f.deployment.runApprovals.value[0].account.id, '/account'],
    ['an account of another type', (f) => (f.deployment.runApprovals.value[0].account.type = 'Human'), '/account'],
    ['an environment with fewer reviewers than none', (f) => (f.deployment.environment.value.reviewers.users = -1), '/reviewers'],
    ['a bypass that is a word', (f) => (f.deployment.environment.value.adminsBypass = 'no'), '/adminsBypass'],
    ['a reason that is no text', (f) => (f.breakGlass = { reason: ['x'] }), '/breakGlass'],
    ['a glass that is a truth', (f) => (f.breakGlass = true), '/breakGlass'],
  ])('%s', async (_, edit, place) => {
    const replay = await replayRecord(withFacts(passed, edit))
    expect(replay).toMatchObject({ state: 'different' })
    expect(replay.detail).toContain('an unexpected value at')
    expect(replay.detail).toContain(place)
    expect(await verified(withFacts(passed, edit))).toMatchObject({ outcome: 'wrong' })
  })

  test('a pull request with an environment', async () => {
    const { statement } = await sealed(passingFacts())
    expect(await replayRecord(withFacts(statement, (f) => (f.subject.environment = 'production')))).toMatchObject({
      state: 'different',
      detail: expect.stringContaining('/subject/environment'),
    })
  })

  const sha = (n: number): string => n.toString(16).padStart(40, '0')
  const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))

  test.each<[string, (facts: Loose) => void]>([
    ['commits and moves', ({ deployment: { lineage: { value } } }) => {
      value.commits = many(3500, (n) => ({ ...value.commits[0], sha: sha(n + 1), parents: [sha(n)] }))
      value.updates = many(3500, (n) => ({ ...value.updates[0], after: sha(n + 1), before: sha(9999) }))
    }],
    ['changes', ({ deployment: { lineage: { value } } }) => (value.changes = many(10_000, (n) => ({ ...value.changes[0], number: n + 1 })))],
    ['branches', ({ deployment }) => (deployment.deployedRefs.value = many(40_000, (n) => ({ branch: `b${n}`, contains: null })))],
    ['approvals and entries', ({ deployment }) => {
      deployment.runApprovals.value = many(3500, () => deployment.runApprovals.value[0])
      deployment.deployment.value.entries = many(3500, () => deployment.deployment.value.entries[0])
    }],
    ['changes under a large policy', ({ deployment: { lineage: { value } } }) => {
      const [blob = ''] = Object.keys(value.policies)
      value.policies[blob] = '#'.repeat(1_000_000)
      value.changes = many(1000, (n) => ({ ...value.changes[0], number: n + 1 }))
    }],
  ])('more work than a verifier does for a stranger is not begun: %s', async (_, edit) => {
    const large = withFacts(passed, edit)
    expect(await replayRecord(large)).toMatchObject({ state: 'too-large' })
    expect((await verified(large)).outcome).not.toBe('verified')
  })

  test('a deployment of a thousand commits and changes is no such work', () => {
    const facts = deploymentFacts() as Loose
    const { value } = facts.deployment.lineage
    value.commits = many(1000, (n) => ({ ...value.commits[0], sha: sha(n) }))
    value.updates = many(1000, () => value.updates[0])
    value.changes = many(1000, (n) => ({ ...value.changes[0], number: n + 1 }))
    facts.changes = value.changes.map(({ number }: Loose) => ({ ...facts.changes[0], number }))
    expect(stepsFor(facts, 4000)).toBeLessThan(5_000_000)
  })
})

describe('the environment asked for', () => {
  const checkOf = async (statement: Statement, claims = {}) =>
    (await verified(statement, claims)).checks.find(({ what }) => what === 'environment asked for')

  test('another one is wrong', async () => {
    expect(await verified(passed, { environment: 'staging' })).toMatchObject({ outcome: 'wrong', problem: { code: 'CS-061' } })
  })

  test('letters that only look alike are another one', async () => {
    expect(await verified(passed, { environment: 'productıon' })).toMatchObject({ outcome: 'wrong' })
  })

  test('a record of a pull request is of none', async () => {
    const { statement } = await sealed(passingFacts())
    expect(await verified(statement, { environment: 'production' })).toMatchObject({ outcome: 'wrong', problem: { code: 'CS-061' } })
    expect(await checkOf(statement)).toBeUndefined()
  })

  test('what was not asked is told as not compared', async () => {
    expect(await checkOf(passed)).toMatchObject({ ok: null, value: expect.stringContaining('not compared') })
    expect(await checkOf(passed, { environment: 'PRODUCTION' })).toMatchObject({ ok: true })
  })
})

describe('an earlier record is where lineage may begin', () => {
  const { subject } = deploymentFacts()
  const earlier = (bundle: Uint8Array, keys = [key], about = subject) => earlierRecord(bundle, keys, about)

  test('a genuine passed one', async () => {
    const bundle = signed(passed)
    expect(await earlier(bundle, [ecKey('P-256').publicPem, key])).toEqual({
      sha256: sha256(bundle),
      sha: merge,
      evaluatedAt: '2026-11-21T15:00:00Z',
      people: [author],
      policy: policyTouched,
    })
    expect(await earlier(bundle, [key], { ...subject, environment: 'Production' })).not.toBeNull()
  })

  test('one that brought nothing hands on the people of the record before it', async () => {
    const again = (await sealed(redeployed(), [deploymentPolicy()])).statement
    expect(again.predicate.decision.result).toBe('passed')
    expect(await earlier(signed(again))).toMatchObject({ people: [author, reviewer] })
  })

  test('everybody who wrote, committed or pushed a commit past the review, and nobody who only merged', async () => {
    const facts = deploymentFacts() as Loose
    const [own] = facts.deployment.lineage.value.commits
    const pushed = '11'.repeat(20)
    const by = (account: Loose) => ({ account, emailSha256: null })
    facts.deployment.lineage.value.commits.unshift({ ...own, sha: pushed, author: by(manager), committer: by(commander), pullRequests: [] })
    facts.deployment.lineage.value.updates.unshift({ before, after: pushed, at: '2026-11-21T13:00:00Z', actor: deployer, type: 'push' })
    expect(recordedPeople(facts).map(({ login }) => login).sort()).toEqual(['author', 'commander', 'deployer', 'manager'])
  })

  test('not of another repository, environment or key', async () => {
    expect(await earlier(signed(passed), [key], { ...subject, repository: { owner: 'acme', name: 'other' } })).toBeNull()
    expect(await earlier(signed(passed), [key], { ...subject, environment: 'staging' })).toBeNull()
    const { environment: _, ...nowhere } = subject
    expect(await earlier(signed(passed), [key], nowhere)).toBeNull()
    expect(await earlier(signed(passed), [ecKey('P-256').publicPem])).toBeNull()
    expect(await earlier(signed(passed), [])).toBeNull()
    expect(await earlier(signed(passed), ['no key'])).toBeNull()
  })

  test('not one that failed, waits or was overridden', async () => {
    const waiting = deploymentFacts() as Loose
    waiting.deployment.runApprovals.value = [{ state: 'approved', account: reviewer, environments: ['production'] }]
    const facts = [deployedBy(author), waiting, brokenGlass(), brokenGlass(null)]
    const results: string[] = []
    for (const each of facts) {
      const { statement } = await sealed(each, [deploymentPolicy()])
      results.push(statement.predicate.decision.result)
      expect(await verified(statement)).toMatchObject({ outcome: 'verified' })
      expect(await earlier(signed(statement))).toBeNull()
    }
    expect(results).toEqual(['failed', 'pending', 'overridden', 'failed'])
  })

  test('not of a pull request, however the environment is slipped in', async () => {
    const { statement } = await sealed(passingFacts())
    expect(await earlier(signed(statement))).toBeNull()
    expect(await earlier(signed(withFacts(statement, (f) => (f.subject.environment = 'production'))))).toBeNull()
    const renamed = structuredClone(statement)
    renamed.predicate.gate = 'deployment'
    expect(await earlier(signed(renamed))).toBeNull()
  })

  test('not one that nobody signed, or that was altered', async () => {
    expect(await earlier(makeBundle(canonicalBytes(passed), null))).toBeNull()
    const bundle = signed(passed)
    const altered = Buffer.from(bundle)
    altered[altered.length >> 1] = (altered[altered.length >> 1] ?? 0) ^ 1
    expect(await earlier(altered)).toBeNull()
    expect(await earlier(bundle.subarray(0, 100))).toBeNull()
    expect(await earlier(new Uint8Array())).toBeNull()
  })

  test('one of another version stands by its signature, unless it contradicts itself', async () => {
    const later = structuredClone(passed)
    later.predicate.evaluator.version = '9.9.9'
    later.predicate.decision.controls[0]!.version = 9
    expect(await earlier(signed(later))).not.toBeNull()
    expect(await earlier(signed(withFacts(later, (f) => (f.subject.commit = '00'.repeat(20)))))).toBeNull()
    expect(await earlier(signed(withFacts(later, (f) => (f.deployment.environment.value.name = 'staging'))))).toBeNull()
  })

  test('not one in observe mode: it stopped nobody', async () => {
    const observed = structuredClone(passed)
    observed.predicate.mode = 'observe'
    expect(await earlier(signed(observed))).toBeNull()
  })
})
