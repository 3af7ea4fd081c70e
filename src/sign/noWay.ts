import type { ProblemError } from '../domain/problem.ts'
import { noWay } from './problems.ts'
import type { SigningMode } from './outside.ts'

/** The whole block of the gate's job: a permission that is not listed is none. */
export const keylessPermissions = [
  'permissions:',
  '  actions: read',
  '  checks: write',
  '  contents: read',
  '  id-token: write',
  '  pull-requests: read',
  '  statuses: write',
]

const giveKey = 'add to the step "with: signing-key: ${{ secrets.COUNTERSIGN_KEY }}", or "signing: none" to record without a signature'

const block = ['or sign keyless, without any key: give the job', ...keylessPermissions].join('\n')

/** No key where one was asked for, or where it was the only way left. Throws nothing: CS-051 for whoever calls. */
export function noKey(mode: 'auto' | SigningMode, idTokenAvailable: boolean): ProblemError {
  return noWay(
    mode === 'key' ? 'signing is "key", but no signing key was given' : 'there is no way to sign the evidence',
    `a private key in the input signing-key, ${mode === 'key' ? '' : 'the permission `id-token: write`, '}or signing: none`,
    idTokenAvailable ? 'no key; the job may write id-tokens, which `signing: keyless` uses' : 'no key (a secret that this run may not see is empty)',
    `${giveKey}${mode === 'auto' && !idTokenAvailable ? `,\n${block}` : ''}`,
  )
}

export const noIdToken = (): ProblemError =>
  noWay(
    'keyless signing needs an identity token of the job',
    'the permission `id-token: write`',
    'a job that may not ask for one',
    ['give the job', ...keylessPermissions].join('\n'),
  )

export const noOutside = (mode: 'command'): ProblemError =>
  noWay(
    `signing is "${mode}", and there is no command or no public key of it`,
    '`signing-command` and `signing-public-key`',
    'not both',
    'give both inputs: docs/install.md',
  )
