/**
 * The two workflows that `init` writes and the README shows. `uses` is `owner/repository@full-commit-sha # version`, or null before a release
 * was chosen: GitHub then refuses the workflow by name, which is safer than a tag somebody can move.
 */
export const gateWorkflow = (uses: string | null): string => `# Judges every pull request and publishes the verdict as the commit status "countersign".
# pull_request_target runs this file from the default branch, so a pull request cannot change its own judge.
# Countersign reads the API only: nothing of the pull request is checked out or run.
name: countersign
on:
  pull_request_target:
    types: [opened, synchronize, reopened, edited, ready_for_review, converted_to_draft, closed]
  workflow_run: # a review happened: see countersign-ping.yml
    workflows: [countersign ping]
    types: [completed]
  merge_group:
  schedule:
    - cron: '23 5 * * *' # roles expire and people leave: what is Ready is judged again every day
  workflow_dispatch:
    inputs:
      pull-request:
        description: Number of the pull request to judge again
        required: true

permissions: {}

# One run after the other for each head commit; the run that decides is never cancelled. A merge has its own queue, so that its record is kept.
concurrency:
  group: countersign-\${{ github.event.action == 'closed' && 'closed' || '' }}-\${{ github.event.pull_request.head.sha || github.event.workflow_run.head_sha || github.event.merge_group.head_sha || inputs.pull-request || github.run_id }}
  cancel-in-progress: false

jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read # the policy at the base branch, commits
      pull-requests: read # reviews, files, timeline (write only with "comment")
      statuses: write # the verdict
      checks: write # the report
      actions: read # who pushed, when activity does not say
    steps:
      - uses: ${uses ?? placeholder}
        with:
          signing-key: \${{ secrets.COUNTERSIGN_KEY }} # no key yet? "signing: none" works, and every report says "unsigned"
          pull-request: \${{ inputs.pull-request }}
`

/** What stands where the release belongs until somebody chose one. */
export const placeholder = 'OWNER/countersign@FULL-COMMIT-SHA # v0.3.0'

export const pingWorkflow = `# Wakes the gate after a review. It has no permissions and runs nothing: GitHub gives a review of a fork's pull request
# a read-only token, so the verdict is published by the gate, which this run's end starts.
name: countersign ping
on:
  pull_request_review:
    types: [submitted, dismissed, edited]

permissions: {}

jobs:
  ping:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - run: 'true'
`
