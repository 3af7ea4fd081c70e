import type { BoundaryRule } from '../domain/boundary.ts'

export interface RuleWords {
  /** What holds when nothing is found. */
  title: string
  /** Why it matters, in a sentence or two. */
  reason: string
  /** What to do in general; a finding says it in particular. */
  remedy: string
}

/** Every rule of the boundary in words. docs/secrets.md has the same titles, held together by a test. */
export const boundaryRules: Record<BoundaryRule, RuleWords> = {
  S1: {
    title: 'No production environment is reachable from a development run',
    reason: 'A job that names a production environment in a run of unreviewed code receives the secrets of that environment.',
    remedy: 'Give the job an `if:` that holds on release branches only, or move it to a workflow of its own that starts on them.',
  },
  S2: {
    title: 'A production secret is used only in a production job',
    reason: 'Outside of a production environment nobody reviews who receives the secret, and code of any branch may be running.',
    remedy: 'Store the secret in a production environment and name that environment in the one job that needs it.',
  },
  S3: {
    title: 'No development run receives the whole secrets context',
    reason:
      'The whole context, a computed name, or `secrets: inherit` to code that cannot be read hands over production secrets ' +
      'by no name that could be checked.',
    remedy: 'Name each secret that is needed.',
  },
  S4: {
    title: 'Called workflows are known, and judged in the run of their caller',
    reason: 'A callee that a tag or branch names can be other code tomorrow, and receives what it is handed all the same.',
    remedy: 'Pin the callee to a full commit id, or list its owner under `production.trusted`.',
  },
  S5: {
    title: 'No credential is written into a workflow file',
    reason: 'Everybody who can read the repository, now or later, has it.',
    remedy: 'Revoke the credential, store its successor as a secret, and refer to that.',
  },
  S6: {
    title: 'No development job asks for a production identity',
    reason: 'A job with `id-token: write` that names a production role needs no stored secret to act in production.',
    remedy: 'Move the job into a production environment, and let the role trust that environment only.',
  },
  S7: {
    title: 'Outputs of a production job are not used by a development job',
    reason: 'What a production job puts out leaves the environment that protects it.',
    remedy: 'Hand over nothing but what may be public, or move the reader into the production job.',
  },
  S8: {
    title: 'Every file was understood',
    reason: 'What is not understood could say anything, so it is never taken for good.',
    remedy: 'Correct the file at the place that is named; a file that GitHub accepts and this tool does not is a mistake to report.',
  },
  I1: {
    title: 'Production secrets live only in production environments',
    reason: 'Whoever can push a branch can write a workflow that reads every secret of the repository and the organisation.',
    remedy: 'Move the secret into a production environment and delete the other copy.',
  },
  I2: {
    title: 'Production environments are protected',
    reason: 'Without reviewers and a branch policy, naming the environment is all it takes to receive its secrets.',
    remedy: 'Require reviewers, prevent self-review, limit the branches, and allow no bypass by administrators.',
  },
  I3: {
    title: 'No secret of a production environment has a namesake below it',
    reason: 'When the first is missing, the second is used in silence.',
    remedy: 'Delete the namesake in the repository or organisation, or give it another name.',
  },
}
