import type { RequestFailure } from '../domain/client.ts'
import type { Unavailability } from '../domain/fact.ts'
import type { MissingPermission } from '../render/permissions.ts'
import { permissionReasons, strongest } from '../render/permissions.ts'

/**
 * The permissions that the token lacked, read from the refusals of all attempts. GitHub names what it would have accepted in
 * `X-Accepted-GitHub-Permissions`; without that header the route tells. A failure of another kind (no answer, rate limit) names none.
 */
export function missingPermissions(failures: Refused[]): MissingPermission[] {
  return strongest(failures.filter(isRefusal).flatMap(({ permissions, request }) => accepted(permissions, ofIssue.test(request.slice(0, 500))) ?? ofRequest(request)))
}

/** A refused request, whichever way it was reported. */
type Refused = Pick<RequestFailure, 'status' | 'message' | 'request' | 'permissions'>

/** The same for facts that could not be read. A 404 is left out: what was asked for may really not be there. */
export const missingForReading = (reasons: Unavailability[]): MissingPermission[] =>
  missingPermissions(
    reasons.flatMap(({ request, status, detail }) =>
      request === null || status !== 403 ? [] : [{ status, request, message: detail, permissions: null }],
    ),
  )

/** Not for a rate limit, nor for what the plan of the account leaves out: both are a 403 too, and would send people after a permission they have. */
const isRefusal = ({ status, message }: Refused): boolean => (status === 403 || status === 404) && !/rate limit|not available/i.test(message)

/** `issues=write; pull_requests=write` are alternatives, commas join what is needed together: the first alternative we document is asked for. */
function accepted(header: string | null, isIssue: boolean): MissingPermission[] | null {
  if (header === null) return null
  const alternatives = header
    .slice(0, 1000)
    .split(';')
    .map((text) => text.split(',').flatMap(parsed))
  const known = alternatives.filter((list) => list.length > 0 && list.every(({ permission }) => Object.hasOwn(permissionReasons, permission)))
  // A comment on a pull request is both. Only follow-ups and what a reconciliation finds are issues, and then nothing else would do.
  return known.find((list) => list.every(({ permission }) => (permission === 'issues') === isIssue)) ?? known[0] ?? null
}

function parsed(text: string): MissingPermission[] {
  const [name = '', access] = text.trim().replaceAll('_', '-').split('=')
  return access === 'read' || access === 'write' ? [permission(name, access)] : []
}

/** An issue of our own is rewritten: GitHub takes the same request for a pull request, and names both permissions. */
const ofIssue = /^PATCH .*\/issues\/[^/]+$/

/** Our own routes, for servers that do not send the header. */
const routes: [RegExp, string, 'read' | 'write'][] = [
  [/^POST .*\/statuses\//, 'statuses', 'write'],
  [/^(POST|PATCH) .*\/check-runs/, 'checks', 'write'],
  [/^POST .*\/issues$/, 'issues', 'write'],
  [ofIssue, 'issues', 'write'],
  [/^(POST|PATCH) .*\/issues\//, 'pull-requests', 'write'],
  [/^POST .*\/deployments\/[^/]+\/statuses$/, 'deployments', 'write'],
  [/^(POST|PATCH) .*\/git\//, 'contents', 'write'],
  [/^POST .*\/attestations$/, 'attestations', 'write'],
  [/^GET .*\/pulls\//, 'pull-requests', 'read'],
  [/^GET .*\/(actions|environments)\//, 'actions', 'read'],
  [/^GET .*\/deployments\b/, 'deployments', 'read'],
  [/^GET .*\/(contents|commits|compare|activity|rules|git)\b/, 'contents', 'read'],
]

function ofRequest(request: string): MissingPermission[] {
  const route = routes.find(([pattern]) => pattern.test(request.slice(0, 500)))
  return route === undefined ? [] : [permission(route[1], route[2])]
}

function permission(name: string, access: 'read' | 'write'): MissingPermission {
  const reasons: Partial<Record<'read' | 'write', string>> = Object.hasOwn(permissionReasons, name)
    ? permissionReasons[name as keyof typeof permissionReasons]
    : {}
  return { permission: name, access, reason: reasons[access] ?? `asked for by GitHub` }
}
