import type { Message } from './control.ts'

/**
 * The sentences for a policy that cannot be judged by: missing, wrong, or contradicting itself once its logins are resolved. It is no control:
 * it reads no facts of a change, and the decision gives its verdict before any control is asked.
 */
export const policyReadable = {
  id: 'policy-readable',
  title: 'The policy was read, and says who is who without contradiction',
  version: 1,
  messages: {
    problem: {
      kind: 'broken',
      text: '{file}: {message} ({code}).',
      short: 'the policy has an error: {message}',
      todo: 'Fix {file} on the base branch: {message}. Until then every pull request stays blocked.',
    },
    missing: {
      kind: 'broken',
      text: 'There is no policy at {file} on the base branch, so nothing can be judged ({code}).',
      short: 'there is no policy at {file}',
      todo: 'Add {file} to the base branch; the command `countersign init` writes a starter.',
    },
    twoPeople: {
      kind: 'broken',
      text: 'The account {login} is listed under both {first} and {second}; one account is one person.',
      short: 'the account {login} is listed under two people',
      todo: 'Remove {login} from {first} or from {second} in the policy.',
    },
    loginMoved: {
      kind: 'broken',
      text: 'The login {login} now belongs to another account: the policy lists the id {listed}, GitHub says {now}.',
      short: 'the login {login} now belongs to another account',
      todo: 'Find out who {login} is now, then correct the login or its id in the policy.',
    },
    noAccount: {
      kind: 'broken',
      text: 'No account of {person} exists any more, so their approvals and their commits could not be told to be by one person.',
      short: '{person} has no account that exists',
      todo: 'Correct the accounts of {person} in the policy.',
    },
    unknownLogin: { kind: 'warning', text: 'The login {login} in the policy belongs to nobody; it grants nothing.' },
    clean: { kind: 'note', text: 'The policy was read without problems.' },
  },
} as const satisfies { id: string; title: string; version: number; messages: Record<string, Message> }
