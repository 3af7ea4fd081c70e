import { matchesWildcard } from './wildcard.ts'

/** Looks for the policy's production identities (S6) in texts; names the patterns that matched, each with the word it matched. */
export type IdentityFinder = (text: string) => { pattern: string; word: string }[]

/** A pattern with the longest piece of it that has no wildcard, without which nothing can match. */
interface Wanted {
  pattern: string
  piece: string
}

/** `spend` counts comparisons and says whether one more may be made. A script is compared word by word, any other text as a whole as well. */
export function identityFinder(patterns: string[], spend: () => boolean): IdentityFinder {
  const wanted = patterns.map((pattern): Wanted => ({ pattern, piece: longestPiece(pattern.toLowerCase()) }))
  return (text) => {
    if (wanted.length === 0 || text === '') return []
    const lower = text.toLowerCase()
    const likely = wanted.filter(({ piece }) => lower.includes(piece))
    if (likely.length === 0) return []
    const words = [text.trim(), ...text.split(/[\s'"`;,()<>|&]+/), ...text.split(/[\s'"`;,()<>|&=]+/)]
    return likely.flatMap(({ pattern, piece }) => {
      const word = words.find((one) => one !== '' && one.toLowerCase().includes(piece) && spend() && matchesWildcard(pattern, one))
      return word === undefined ? [] : [{ pattern, word }]
    })
  }
}

const longestPiece = (pattern: string): string => pattern.split('*').reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')

/** Inputs of well-known actions, and variables of well-known tools, that name the identity a job takes on in a cloud or vault. */
const inputNames = new Set([
  'role-to-assume', 'role-arn', 'assume-role', 'aws-role-to-assume', 'workload_identity_provider', 'workload-identity-provider', 'service_account',
  'service-account', 'client-id', 'client_id', 'azure-client-id', 'creds', 'role', 'vault-role',
])
const variableNames = new Set([
  'AWS_ROLE_ARN', 'AWS_ROLE_TO_ASSUME', 'AWS_ROLE', 'GOOGLE_WORKLOAD_IDENTITY_PROVIDER', 'WORKLOAD_IDENTITY_PROVIDER', 'GCP_SERVICE_ACCOUNT',
  'GOOGLE_SERVICE_ACCOUNT', 'GOOGLE_IMPERSONATE_SERVICE_ACCOUNT', 'AZURE_CLIENT_ID', 'ARM_CLIENT_ID', 'VAULT_ROLE', 'TFC_WORKLOAD_IDENTITY_AUDIENCE',
])

export const namesIdentityInput = (name: string): boolean => inputNames.has(name.toLowerCase())
export const namesIdentityVariable = (name: string): boolean => variableNames.has(name.toUpperCase())
