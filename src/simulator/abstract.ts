/** Which concrete types an interface or union of GitHub's schema can be, as far as this world has them. */
export function concreteTypes(name: string): readonly string[] {
  switch (name) {
    case 'Actor':
      return ['User', 'Bot', 'Mannequin', 'Organization', 'EnterpriseUserAccount']
    case 'RepositoryOwner':
      return ['User', 'Organization']
    case 'Assignee':
      return ['User', 'Bot', 'Mannequin', 'Organization']
    case 'RequestedReviewer':
      return ['User', 'Bot', 'Mannequin', 'Team']
    case 'DeploymentReviewer':
      return ['User', 'Team']
    case 'GitObject':
      return ['Commit', 'Tree', 'Blob', 'Tag']
    case 'RuleParameters':
      return ['PullRequestParameters', 'UpdateParameters']
    case 'StatusCheckRollupContext':
      return ['CheckRun', 'StatusContext']
    case 'Node':
      return nodeTypes
    case 'PullRequestTimelineItems':
      return timelineTypes
    default:
      return [name]
  }
}

export const timelineTypes: readonly string[] = [
  'HeadRefForcePushedEvent',
  'ReviewDismissedEvent',
  'BaseRefChangedEvent',
  'AutomaticBaseChangeSucceededEvent',
  'ReopenedEvent',
  'ClosedEvent',
  'MergedEvent',
  'ConvertToDraftEvent',
  'ReadyForReviewEvent',
  'AddedToMergeQueueEvent',
  'RemovedFromMergeQueueEvent',
  'AssignedEvent',
]

const nodeTypes: readonly string[] = [
  ...timelineTypes,
  'User',
  'Bot',
  'Mannequin',
  'Organization',
  'Repository',
  'PullRequest',
  'Commit',
  'Tree',
  'Blob',
  'Ref',
  'PullRequestReview',
  'Team',
  'CheckRun',
  'CheckSuite',
  'WorkflowRun',
  'Status',
  'StatusContext',
  'StatusCheckRollup',
  'MergeQueue',
  'MergeQueueEntry',
  'App',
  'IssueComment',
  'PullRequestCommit',
  'Deployment',
  'DeploymentStatus',
  'DeploymentReview',
  'Environment',
  'Tag',
]

/** `HEAD_REF_FORCE_PUSHED_EVENT` for `HeadRefForcePushedEvent`: the name that `itemTypes` filters by. */
export const timelineItemType = (typename: string): string => typename.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
