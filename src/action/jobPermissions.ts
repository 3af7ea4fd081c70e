import type { Occasion, Reconciliation } from '../domain/occasion.ts'
import type { Gate } from '../domain/subject.ts'
import type { Inputs } from './inputs.ts'

/** What this job does besides judging and signing, as far as its own token does it. */
export interface JobNeeds {
  /** It appends to the ledger. */
  ledger: boolean
  attest: boolean
  comment: boolean
  breakGlass: boolean
  /** What a reconciliation finds opens an issue. */
  issue: boolean
  /** It sets the status of the deployment that its event named. */
  deploymentStatus: boolean
}

export const jobNeeds = (inputs: Inputs, occasion: Occasion | Reconciliation): JobNeeds => ({
  ledger: inputs.ledger !== null && inputs.ledgerToken === null,
  attest: inputs.attest,
  comment: inputs.comment !== 'never',
  breakGlass: inputs.breakGlass !== null,
  issue: inputs.reconcileIssue,
  deploymentStatus: occasion.kind === 'deployment' && occasion.deployment.id !== null,
})

/** The whole block of a job that signs keyless, to be pasted: a permission that is not listed is none. */
export function keylessJob(gate: Gate, needs: JobNeeds): string[] {
  const isChange = gate !== 'deployment' && gate !== 'repository'
  const permissions: Record<string, 'read' | 'write' | null> = {
    actions: 'read',
    attestations: needs.attest ? 'write' : null,
    checks: gate === 'repository' ? null : 'write',
    contents: needs.ledger ? 'write' : 'read',
    deployments: isChange ? null : needs.deploymentStatus ? 'write' : 'read',
    'id-token': 'write',
    issues: (gate === 'repository' ? needs.issue : needs.breakGlass) ? 'write' : null,
    'pull-requests': isChange && needs.comment ? 'write' : 'read',
    statuses: isChange ? 'write' : null,
  }
  const lines = Object.entries(permissions).flatMap(([name, access]) => (access === null ? [] : [`  ${name}: ${access}`]))
  return ['permissions:', ...lines]
}
