import { isMap, isScalar, parseDocument } from 'yaml'

/** Aliases that one document may expand; a workflow that needs more is not read. */
const aliasLimit = 50
/** Far above any workflow that runs a gate; some texts take the reader a time that grows with the square of their length. */
const sizeLimit = 64 * 1024

/**
 * Whether a job of a workflow carries an `if:`. GitHub counts a required job that was skipped as success, so a condition on the gate's
 * own job can let changes through unjudged. Anything not understood is `unreadable`, never `none`; so is a job that calls another workflow,
 * because the job that runs is then one of that workflow, whatever its name.
 */
export function jobCondition(text: string, job: string): 'none' | 'present' | 'unreadable' {
  if (text.length > sizeLimit) return 'unreadable'
  const document = parseDocument(text, { merge: false, uniqueKeys: true, logLevel: 'silent' })
  if (document.errors.length > 0) return 'unreadable'
  try {
    document.toJS({ maxAliasCount: aliasLimit })
  } catch {
    return 'unreadable'
  }
  const found = document.getIn(['jobs', job])
  if (!isMap(found)) return 'unreadable'
  const has = (name: string): boolean => found.items.some(({ key }) => isScalar(key) && String(key.value).toLowerCase() === name)
  if (has('if')) return 'present'
  return has('uses') ? 'unreadable' : 'none'
}
