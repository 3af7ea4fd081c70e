import type { RecordSigner } from '../domain/recordPage.ts'
import { visible } from './escape.ts'

/** What the verifier is asked to compare: the values of one record. */
export interface Compared {
  repository: string
  commit: string
  environment: string | null
  result: string
}

/** The one line that checks a record, complete for this record: nothing is left "not compared". */
export function verifyCommandOf({ repository, commit, environment, result }: Compared, signer: RecordSigner | null): string {
  const claims = ['--repo', repository, '--commit', commit, '--expect', result, ...(environment === null ? [] : ['--environment', environment])]
  return ['countersign', 'verify', 'evidence.sigstore.json', ...trustWords(signer), ...claims].map(shellWord).join(' ')
}

function trustWords(signer: RecordSigner | null): string[] {
  if (signer === null) return ['--unsigned']
  if ('keyid' in signer) return ['--key', 'countersign.pub']
  return ['--trusted-root', 'trusted_root.json', '--identity', signer.identity, '--issuer', signer.issuer]
}

// Pasted into a shell: whatever is more than a plain name becomes one quoted word.
export const shellWord = (word: string): string => (/^[\w./:@-]+$/.test(word) ? word : `'${visible(word, 2000).replaceAll("'", '')}'`)
