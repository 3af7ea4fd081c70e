import type { MergedChange } from '../controls/control.ts'
import { decide } from '../decision/decide.ts'
import { explain } from '../decision/explain.ts'
import type { ChangeFacts, Facts } from '../domain/facts.ts'
import type { Decision } from '../domain/outcome.ts'
import type { RecordedChange } from '../domain/recordPage.ts'
import type { Statement } from '../domain/record.ts'
import type { ChangeRef } from '../domain/subject.ts'
import { changesJudgedAgain } from './rejudge.ts'

/** The changes of a pull request, a merge group or a merge: each with what the recorded controls said of it. */
export function changesOfSubject({ predicate }: Statement, { subject, changes }: Facts): RecordedChange[] {
  const { controls } = predicate.decision
  return subject.changes.map((ref) => {
    const own = controls.filter(({ change }) => change === ref.number)
    const facts = changes.find(({ number }) => number === ref.number)
    return own.length === 0 ? withDecision(ref, facts, null, 'no control was asked about it alone') : withDecision(ref, facts, decide(own), null)
  })
}

/**
 * What a deployment brings. A record holds of each change only whether it was shown to be reviewed; who approved it and why follows from the
 * facts, which are judged again here by the policy in force at its merge.
 */
export async function changesOfDeployment(statement: Statement, facts: Facts, sameAgain: boolean): Promise<RecordedChange[]> {
  const judged = sameAgain ? await changesJudgedAgain(statement, facts) : []
  return facts.subject.changes.map((ref) => {
    const again = judged.find(({ number }) => number === ref.number)
    const without = again === undefined ? notAgain : standingWords[again.standing]
    return withDecision(ref, facts.changes.find(({ number }) => number === ref.number), again?.decision ?? null, without)
  })
}

const notAgain = 'the version that recorded this has to judge it again'

const standingWords: Record<MergedChange['standing'], string | null> = {
  governed: null,
  ungoverned: 'the policy in force at its merge did not govern the branch it was merged into',
  'no-policy': 'there was no policy at its merge',
  'policy-refused': 'the policy at its merge could not be understood',
}

/** Absent in records of another form than ours. */
type Known = ChangeFacts | undefined

function withDecision({ number, head }: ChangeRef, facts: Known, decision: Decision | null, without: string | null): RecordedChange {
  const { commits, files } = facts ?? {}
  return {
    number,
    head,
    about: aboutOf(facts),
    commits: commits?.state === 'known' ? commits.value.length : null,
    files: files?.state === 'known' ? files.value.total : null,
    decision,
    explanation: decision === null ? null : explain(decision),
    without,
  }
}

function aboutOf(facts: Known): RecordedChange['about'] {
  if (facts?.pullRequest?.state !== 'known') return null
  const { author, head, base, createdAt, mergedAt, merge } = facts.pullRequest.value
  return { author: author?.login ?? null, branch: head.branch, base: base.branch, createdAt, mergedAt, merge: merge?.sha ?? null }
}
