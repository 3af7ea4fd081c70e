import type { Account } from '../../src/domain/account.ts'
import type { DeploymentFactValues, Lineage } from '../../src/domain/deployment.ts'
import { gitBlobId } from '../../src/domain/digest.ts'
import { known } from '../../src/domain/fact.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { PolicySource } from '../../src/domain/policySource.ts'
import { author, head, passingFacts, policySource, reviewer, source, tree } from './sampleRecord.ts'

/** The commit that last touched the policy, before the range. */
export const policyTouched = 'ee'.repeat(20)
export const merge = 'ab'.repeat(20)
/** Where main stood before the merge: the baseline of the policy. */
export const before = 'c3'.repeat(20)

const account = (id: number, login: string): Account => ({ id, login, type: 'User' })
export const deployer = account(3, 'deployer')
export const manager = account(4, 'manager')
export const commander = account(5, 'commander')

export const deploymentPolicyText = `version: 1
roles:
  release-manager: { members: [manager] }
  incident-commander: { members: [commander] }
deployments:
  - environments: [production]
    sign-off: { release-manager: 1 }
    baseline: ${before}
break-glass: { roles: { incident-commander: 1 } }
`

export const deploymentPolicy = (text = deploymentPolicyText): PolicySource => policySource(text)

const fact = <T>(value: T) => known(value, [source])
const blob = gitBlobId(Buffer.from(deploymentPolicyText))

/** Pull request #42 of the author, approved by the reviewer, merged by GitHub; the deployer deploys it and the manager approves the run. */
export function deploymentFacts(): Facts {
  const facts = structuredClone(passingFacts())
  const change = facts.changes[0]
  if (change?.pullRequest?.state !== 'known') throw new Error('the pull request is not known')
  change.pullRequest.value.state = 'merged'
  change.pullRequest.value.mergedAt = '2026-11-21T14:02:00Z'
  change.pullRequest.value.merge = { sha: merge, tree, parents: [before, head], signedByGitHub: true, update: 'pr_merge' }
  change.policyAtHead = fact({ path: '.github/countersign.yml', text: deploymentPolicyText, changed: false })
  const { workflows: _, ...rest } = facts
  return {
    ...rest,
    subject: { ...facts.subject, gate: 'deployment', environment: 'production', commit: merge, base: { branch: 'main', commit: before } },
    evaluatedAt: '2026-11-21T15:00:00Z',
    accounts: fact({ manager, commander }),
    deployment: {
      deployment: fact(run()),
      runApprovals: fact([{ state: 'approved' as const, account: manager, environments: ['production'] }]),
      environment: fact(guarded()),
      lineage: fact(lineage()),
      deployedRefs: fact([{ branch: 'main', contains: true }]),
    },
  }
}

const run = (): DeploymentFactValues['deployment'] => ({
  environment: 'production',
  run: {
    id: 7,
    attempt: 1,
    event: 'push',
    path: '.github/workflows/deploy.yml',
    headSha: merge,
    headBranch: 'main',
    actor: deployer,
    triggeringActor: deployer,
    job: { id: 'deploy', environment: 'production', computed: false },
  },
  entries: [{ id: 9, sha: merge, environment: 'production', createdAt: '2026-11-21T14:50:00Z', creator: deployer }],
  repository: { archived: false, defaultBranch: 'main' },
  policy: { atCommit: blob, atTip: blob, touchedAtCommit: policyTouched, touchedAtTip: policyTouched },
})

const guarded = (): DeploymentFactValues['environment'] => ({
  name: 'production',
  exists: true,
  reviewers: { users: 2, teams: 0 },
  preventSelfReview: true,
  adminsBypass: false,
  refs: 'protected',
  branches: ['main'],
  tags: [],
  customRules: [],
})

const by = (who: Account | null) => ({ account: who, emailSha256: 'e5'.repeat(32) })

const lineage = (): Lineage => ({
  from: { sha: before, known: 'baseline' },
  relation: 'ahead',
  earlier: null,
  commits: [
    { sha: head, tree, parents: [before], author: by(author), committer: by(author), signedByGitHub: false, pullRequests: [42] },
    { sha: merge, tree, parents: [before, head], author: by(author), committer: by(null), signedByGitHub: true, pullRequests: [42] },
  ],
  updates: [{ before, after: merge, at: '2026-11-21T14:02:00Z', actor: reviewer, type: 'pr_merge' }],
  changes: [{ number: 42, head, baseBranch: 'main', base: before, policy: { blob, extends: {} }, record: null }],
  policies: { [blob]: deploymentPolicyText },
})

export function deployedBy(who: Account): Facts {
  const facts = deploymentFacts()
  if (facts.deployment?.deployment?.state !== 'known' || !facts.deployment.deployment.value.run) throw new Error('the deployment is not known')
  const { run: ran, entries } = facts.deployment.deployment.value
  Object.assign(ran, { actor: who, triggeringActor: who })
  for (const entry of entries) entry.creator = who
  return facts
}

/** The author deploys what the author wrote; the commander lets it through, if anybody asked. */
export function brokenGlass(reason: string | null = 'payments are down, INC-7'): Facts {
  const facts = deployedBy(author)
  if (facts.deployment?.runApprovals?.state !== 'known') throw new Error('the approvals are not known')
  facts.deployment.runApprovals.value = [{ state: 'approved', account: commander, environments: ['production'] }]
  return reason === null ? facts : { ...facts, breakGlass: { reason } }
}

const glassPolicyText = `version: 1
roles:
  release-manager: { members: [manager] }
  incident-commander: { members: [commander] }
changes: { sign-off: [{ roles: { release-manager: 1 } }] }
break-glass: { roles: { incident-commander: 1 } }
`
export const glassPolicy = (): PolicySource => policySource(glassPolicyText)

/** An open pull request that lacks the manager; the commander approved it. */
export function brokenGlassOfChange(reason: string | null = 'payments are down, INC-7'): Facts {
  const facts = structuredClone(passingFacts())
  const change = facts.changes[0]
  if (change?.reviews?.state !== 'known') throw new Error('the reviews are not known')
  change.reviews.value = change.reviews.value.map((review) => ({ ...review, author: commander }))
  return { ...facts, accounts: fact({ manager, commander }), ...(reason === null ? {} : { breakGlass: { reason } }) }
}
