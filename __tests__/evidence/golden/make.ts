import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { known, unavailable } from '../../../src/domain/fact.ts'
import type { Facts } from '../../../src/domain/facts.ts'
import type { SealedRecord } from '../../../src/domain/record.ts'
import { orderFacts } from '../../../src/evidence/order.ts'
import { sealRecord } from '../../../src/evidence/record.ts'
import { createSigner } from '../../../src/sign/signer.ts'
import { ecKey } from '../../support/keys.ts'
import { policyAt, reconcileDecision, reconcileFacts, reconcileScenarioAt } from '../../support/repositoryScenario.ts'
import { brokenGlass, brokenGlassOfChange, deployedBy, deploymentFacts, deploymentPolicy, glassPolicy } from '../../support/sampleDeployment.ts'
import { author, head, judged, passingFacts, pendingFacts, policySource, recordInput, reviewer, source, tree } from '../../support/sampleRecord.ts'
import { deploying, devTests, leaking, workflowFiles } from '../../support/workflows.ts'

/**
 * Adds this version's records to the corpus: `node __tests__/evidence/golden/make.ts NAME`. Run once for each release; a folder that exists is
 * never written again. The key is made here and thrown away: nobody can add a record to an old folder.
 */
const roles = policySource(
  'version: 1\nroles: { release-manager: { members: [reviewer] } }\nchanges: { sign-off: [{ roles: { release-manager: 1 } }] }\n',
)
const central = { ...policySource('version: 1\nchanges: { approvals: 2 }\n'), path: 'strict.yml', uri: `acme/.github//strict.yml@${'1'.repeat(40)}` }

const deploy = '.github/workflows/deploy.yml'
const harmless = leaking.replace('PROD_KEY', 'TEST_KEY')
const withFiles = async (files: Record<string, string>): Promise<Facts> =>
  ({ ...passingFacts(), workflows: known(await workflowFiles(files, { base: {} }), [source]) })
const inventory = { repository: ['TEST_KEY'], organization: [], dependabot: [], environments: {
  production: { secrets: ['PROD_KEY'], protection: guarded() },
} }
const excepted = policySource(
  `version: 1
exceptions: [{ control: production-secret-boundary, file: ${devTests}, job: test, reason: read-only, approved-by: erin, expires: 2026-12-31 }]
`,
)

function guarded() {
  return { reviewers: true, preventSelfReview: true, adminsBypass: false, branches: ['main'], tags: [] }
}

const cases: Record<string, [Facts, ReturnType<typeof policySource>[]]> = {
  passed: [passingFacts(), [policySource()]],
  'passed-with-role': [{ ...passingFacts(), accounts: known({ reviewer }, [source]) }, [roles]],
  'passed-merge': [merged(passingFacts()), [policySource()]],
  'passed-boundary': [await withFiles({ [deploy]: deploying, [devTests]: harmless }), [policySource()]],
  'passed-boundary-with-inventory': [
    { ...(await withFiles({ [deploy]: deploying, [devTests]: harmless })), inventory: known(inventory, [source]) },
    [policySource()],
  ],
  'passed-boundary-by-exception': [await withFiles({ [devTests]: leaking }), [excepted]],
  'failed-by-production-secret': [await withFiles({ [deploy]: deploying, [devTests]: leaking }), [policySource()]],
  'failed-by-file-not-understood': [await withFiles({ [devTests]: 'on: push\njobs:\n\t- x\n' }), [policySource()]],
  pending: [pendingFacts(), [policySource()]],
  'pending-by-central-policy': [passingFacts(), [policySource('version: 1\nextends: ["acme/.github//strict.yml@main"]\n'), central]],
  'failed-without-policy': [passingFacts(), []],
  'failed-by-broken-policy': [passingFacts(), [policySource('version: 1\nchangse: {}\n')]],
  'error-reviews-unread': [unread(passingFacts()), [policySource()]],
  'error-workflows-unread': [withoutFiles(passingFacts()), [policySource()]],
  'passed-deployment': [deploymentFacts(), [deploymentPolicy()]],
  'failed-deployment-by-its-author': [deployedBy(author), [deploymentPolicy()]],
  'pending-deployment-unsigned': [unsigned(deploymentFacts()), [deploymentPolicy()]],
  'error-deployment-lineage-unread': [withoutLineage(deploymentFacts()), [deploymentPolicy()]],
  'failed-deployment-glass-unsigned': [{ ...deployedBy(author), breakGlass: { reason: 'INC-7' } }, [deploymentPolicy()]],
  'overridden-deployment': [brokenGlass(), [deploymentPolicy()]],
  'overridden-pull-request': [brokenGlassOfChange(), [glassPolicy()]],
  'passed-reconciliation': reconciliation('a-deployment-with-its-record-passes'),
  'failed-reconciliation-direct-push': reconciliation('a-direct-push-fails-and-names-who-pushed'),
  'failed-reconciliation-gap-in-the-ledger': reconciliation('a-gap-in-the-ledger-fails'),
  'error-reconciliation-unread': reconciliation('a-population-that-could-not-be-read-is-unknown'),
}

function reconciliation(scenario: string): [Facts, ReturnType<typeof policySource>[]] {
  const given = reconcileScenarioAt(join('__tests__', 'scenarios', 'reconcile', `${scenario}.yml`))
  const facts = reconcileFacts(given)
  return [facts, [policyAt(facts, given.policy)]]
}

function merged(facts: Facts): Facts {
  const subject = { ...facts.subject, gate: 'merge' as const, commit: 'ab'.repeat(20) }
  const merge = { sha: subject.commit, tree, parents: [subject.base.commit, head], signedByGitHub: true }
  const changes = facts.changes.map((change) => {
    if (change.pullRequest?.state !== 'known') throw new Error('the pull request is not known')
    const value = { ...change.pullRequest.value, state: 'merged' as const, mergedAt: '2026-11-21T14:02:00Z', merge }
    return { ...change, pullRequest: { ...change.pullRequest, value } }
  })
  return { ...facts, subject, changes }
}

function unread(facts: Facts): Facts {
  const reviews = unavailable({ what: 'reviews', request: 'POST /graphql', status: 502, detail: 'page 2 of 3' }, [source])
  return { ...facts, changes: facts.changes.map((change) => ({ ...change, reviews })) }
}

function withoutFiles(facts: Facts): Facts {
  return { ...facts, workflows: unavailable({ what: 'workflow files', request: 'POST /graphql', status: 502, detail: 'no answer' }, [source]) }
}

/** Somebody without the role approved the run: one more sign-off would cure it. */
function unsigned(facts: Facts): Facts {
  return {
    ...facts,
    deployment: { ...facts.deployment, runApprovals: known([{ state: 'approved', account: reviewer, environments: ['production'] }], [source]) },
  }
}

function withoutLineage(facts: Facts): Facts {
  const lineage = unavailable(
    { what: 'earlier records', request: 'GET /repos/{owner}/{repo}/actions/artifacts', status: 403, detail: 'actions=read' },
    [source],
  )
  return { ...facts, subject: { ...facts.subject, changes: [] }, changes: [], deployment: { ...facts.deployment, lineage } }
}

async function made(given: Facts, policies: ReturnType<typeof policySource>[]): Promise<SealedRecord> {
  const facts = orderFacts(given)
  const [own] = policies
  const isReconciliation = facts.subject.gate === 'repository' && own !== undefined
  const decision = isReconciliation ? await reconcileDecision(facts, Buffer.from(own.bytes).toString()) : await judged(facts, policies)
  const input = recordInput(facts, decision, policies)
  return sealRecord({ ...input, evaluator: { ...input.evaluator, version: name.slice(1) } })
}

const name = process.argv[2] ?? ''
const folder = join(import.meta.dirname, name)
if (!/^v[0-9.]+$/.test(name) || existsSync(folder)) throw new Error('give the name of a new folder, like v0.1.0')
mkdirSync(folder)
const signer = createSigner({ mode: 'key', key: ecKey('P-256').privatePem, idTokenAvailable: false })
writeFileSync(join(folder, 'countersign.pub'), signer.publicKeyPem ?? '')
for (const [title, [facts, policies]] of Object.entries(cases)) {
  const { statementBytes, statement } = await made(facts, policies)
  if (!title.startsWith(statement.predicate.decision.result)) throw new Error(`${title} came out as ${statement.predicate.decision.result}`)
  writeFileSync(join(folder, `${title}.sigstore.json`), await signer.sign(statementBytes))
}
console.log(`${Object.keys(cases).length} records`)
