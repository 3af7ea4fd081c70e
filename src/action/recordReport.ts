import type { Facts } from '../domain/facts.ts'
import type { RecordSigner } from '../domain/recordPage.ts'
import type { Statement } from '../domain/record.ts'

/** The record that was just made, and whom its bundle names. */
export interface Recorded {
  statement: Statement
  facts: Facts
  bundleSha256: string
  signer: RecordSigner | null
}

/** Loaded with the signer, while the first request is under way: the page is made between the signature and the upload. */
export const loadRecordReport = async (): Promise<unknown> =>
  Promise.all([import('../evidence/recordPage.ts'), import('../render/htmlPage.ts'), import('../render/verifyCommand.ts')])

/**
 * The changes of a deployment are judged a second time for the page: a tenth of a second for a hundred of them. Many more are what the gate has
 * least time and memory for.
 */
const maxDeployedChanges = 100

/**
 * `report.html`, byte for byte the page that `pack` makes of the bundle later. Null for a deployment of too many changes. A page that cannot be made
 * is no reason to lose the record: null as well.
 */
export async function recordReport({ statement, facts, bundleSha256, signer }: Recorded): Promise<Uint8Array | null> {
  const { gate, changes, environment = null } = facts.subject
  if (gate === 'deployment' && changes.length > maxDeployedChanges) return null
  try {
    const { recordPage } = await import('../evidence/recordPage.ts')
    const { recordHtml } = await import('../render/htmlPage.ts')
    const { verifyCommandOf } = await import('../render/verifyCommand.ts')
    const [, { name: repository, digest }] = statement.subject
    const compared = { repository, commit: digest.gitCommit, environment, result: statement.predicate.decision.result }
    const page = await recordPage(statement, { bundleSha256, signer, verifyCommand: verifyCommandOf(compared, signer), sameAgain: true }, facts)
    return Buffer.from(recordHtml(page))
  } catch {
    return null
  }
}
