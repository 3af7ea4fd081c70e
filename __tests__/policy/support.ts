import type { PolicySource } from '../../src/domain/policySource.ts'
import type { Problem } from '../../src/domain/problem.ts'

export const sourceOf = (text: string | Uint8Array, path = '.github/countersign.yml'): PolicySource => ({
  path,
  uri: path,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})

export const lines = (problems: Problem[]): string[] =>
  problems.map(({ line, column, code, message, expected, suggestion }) => {
    const wanted = /cannot be|has no value/.test(message) && expected !== null ? `, expected ${expected}` : ''
    const advice = suggestion === null ? '' : `; ${suggestion}`
    return `${line ?? '-'}:${column ?? '-'} ${code} ${message}${wanted}${advice}`
  })
