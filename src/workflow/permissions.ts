import { isMap, isScalar } from 'yaml'
import { isNothing } from './nodes.ts'
import type { Value } from './nodes.ts'
import { placeOfNode } from './reading.ts'
import type { Reading } from './reading.ts'
import { plainOf } from './values.ts'

/** Whether `permissions` lets a job ask for an OpenID Connect token; a map grants nothing that it does not name. null: not said. */
export function grantsIdToken(reading: Reading, permissions: Value | null): boolean | null {
  if (permissions === null || isNothing(permissions)) return null
  if (isMap(permissions)) {
    const level = reading.get(permissions, 'id-token')
    return level !== null && plainOf(level)?.toLowerCase() !== 'none' && plainOf(level) !== 'read'
  }
  const text = isScalar(permissions) ? plainOf(permissions) : null
  if (text !== 'write-all' && text !== 'read-all') reading.doubt('wrong-shape', placeOfNode(reading, permissions), 'permissions')
  return text !== 'read-all'
}
