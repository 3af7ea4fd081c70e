/** Which ref a run of an event has, after https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows. */
export type RefOfEvent = 'pushed' | 'chosen' | 'pull' | 'base' | 'queue' | 'default' | 'tag' | 'any'

const refs: Record<string, RefOfEvent> = {
  push: 'pushed',
  workflow_dispatch: 'chosen',
  pull_request: 'pull',
  pull_request_review: 'pull',
  pull_request_review_comment: 'pull',
  // Servers of earlier versions run it on the base branch, newer ones on the default branch.
  pull_request_target: 'base',
  merge_group: 'queue',
  release: 'tag',
}

const onDefaultBranch = (
  'branch_protection_rule check_run check_suite delete discussion discussion_comment fork gollum image_version issue_comment issues label ' +
  'milestone page_build project project_card project_column public repository_dispatch schedule status watch workflow_run'
).split(' ')

const onAnyRef = ['create', 'deployment', 'deployment_status', 'registry_package']

/** `any` for what we do not know, too. */
export function refOfEvent(event: string): RefOfEvent {
  return Object.hasOwn(refs, event) ? (refs[event] ?? 'any') : onDefaultBranch.includes(event) ? 'default' : 'any'
}

export const isKnownEvent = (event: string): boolean => Object.hasOwn(refs, event) || onDefaultBranch.includes(event) || onAnyRef.includes(event)

/** Members that only the payload of certain events has; elsewhere they read as null. */
export const payloadMembers: Record<string, string[]> = {
  pull_request: ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'],
  review: ['pull_request_review'],
  merge_group: ['merge_group'],
  issue: ['issues', 'issue_comment'],
  inputs: ['workflow_dispatch'],
  client_payload: ['repository_dispatch'],
  schedule: ['schedule'],
  release: ['release'],
  workflow_run: ['workflow_run'],
  check_run: ['check_run'],
  check_suite: ['check_suite'],
  deployment_status: ['deployment_status'],
}

/** Activity types that an event has without `types:`, where GitHub's list of default ones is shorter than the whole. */
const defaultTypes: Record<string, string[]> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
  pull_request_target: ['opened', 'synchronize', 'reopened'],
}

/** The activity types that can occur; [] for events that have none; null: all of them. */
export function typesOf(event: string, types: string[] | null): string[] | null {
  if (['push', 'schedule', 'workflow_dispatch'].includes(event)) return []
  if (types !== null && types.length > 0) return types
  return Object.hasOwn(defaultTypes, event) ? (defaultTypes[event] ?? null) : null
}

const openOnly = ['opened', 'synchronize', 'reopened', 'ready_for_review', 'converted_to_draft']

/** Whether all activity types happen to open pull requests only. Of a merged one, the ref is the branch it was merged into. */
export const isOpenOnly = (event: string, types: string[] | null): boolean =>
  event === 'pull_request' && (typesOf(event, types)?.every((type) => openOnly.includes(type)) ?? false)
