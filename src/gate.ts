import type { Unavailability } from './domain/fact.ts'
import type { Occasion } from './domain/occasion.ts'
import type { NonEmpty } from './domain/outcome.ts'
import type { Subject } from './domain/subject.ts'
import { type Edge, type Ending, type GateSettings, type Judgement, silentTeller } from './edge.ts'
import { judge, policyRoom } from './judge.ts'
import { judgeDeployment } from './judgeDeployment.ts'
import { tell } from './tell.ts'

/** The whole story: locate, judge each subject, seal, tell, exit. */
export async function gate(occasion: Occasion, settings: GateSettings, edge: Edge): Promise<Ending> {
  const [located] = await Promise.all([edge.collector.locate(occasion), edge.meanwhile(policyRoom)])
  if (located.state === 'nothing') return { exitCode: 0, reports: [], stored: [], notice: located.why }
  if (located.state === 'unavailable') {
    await edge.teller.publishUnavailable(occasion, located.commit, located.reason, settings.mode)
    return { exitCode: settings.mode === 'observe' ? 0 : 1, reports: [], stored: [], notice: measured(located.reason) }
  }

  const ending: Ending = { exitCode: 0, reports: [], stored: [], notice: null }
  for (const subjects of byHead(located.subjects)) await gateHead(subjects, occasion, settings, edge, ending)
  return ending
}

/**
 * One head after the other, so that nothing stands between judging one and publishing it. A sweep only ever takes Ready away: it announces
 * nothing and leaves what still passes alone, so that it cannot overwrite what a newer run said meanwhile (SEMANTICS 52).
 */
async function gateHead(subjects: NonEmpty<Subject>, occasion: Occasion, settings: GateSettings, edge: Edge, ending: Ending): Promise<void> {
  const isSweep = occasion.kind === 'sweep'
  const judgements: Judgement[] = []
  for (const subject of subjects) {
    if (subject.gate === 'deployment') judgements.push(await judgeDeployment(subject, settings, edge))
    else judgements.push(await judge(subject, settings, isSweep ? { ...edge, teller: silentTeller } : edge))
  }
  if (judgements.some(endsUnjudged) && !(await stopped(subjects[0], occasion, settings, edge))) ending.exitCode = 1
  const [first, ...rest] = judgements.filter((judgement) => judgement.state === 'judged')
  const standsStill = isSweep && first !== undefined && [first, ...rest].every(({ report }) => report.decision.result === 'passed')
  const notices = [ending.notice, noticeOf(judgements), standsStill ? `${first.subject.commit.slice(0, 7)} still is Ready: left as it stands.` : null]
  ending.notice = notices.filter((notice) => notice !== null).join('\n') || null
  if (first && !standsStill) await tell([first, ...rest], occasion, settings, edge, ending)
}

/** A head that moved is judged by the run that its push started. Nothing follows a deployment: its job would deploy what nobody judged. */
const endsUnjudged = ({ state, subject }: Judgement): boolean => state === 'moved' && subject.gate === 'deployment'

/** Says that nothing was judged where the verdict would stand. True when that stops nobody. */
async function stopped({ commit }: Subject, occasion: Occasion, { mode }: GateSettings, { teller }: Edge): Promise<boolean> {
  const reason = { what: 'the commit to be deployed', request: null, status: null, detail: 'it moved during the evaluation' }
  await teller.publishUnavailable(occasion, commit, reason, mode)
  return mode === 'observe'
}

/** A status belongs to a commit: the subjects of one head are judged and told together (SEMANTICS 34). */
function byHead(subjects: Subject[]): NonEmpty<Subject>[] {
  const groups = new Map<string, NonEmpty<Subject>>()
  for (const subject of subjects) {
    const group = groups.get(subject.commit)
    if (group) group.push(subject)
    else groups.set(subject.commit, [subject])
  }
  return [...groups.values()]
}

function noticeOf(judgements: Judgement[]): string | null {
  const sentences = judgements.flatMap((judgement) => {
    const head = judgement.subject.commit.slice(0, 7)
    if (judgement.state === 'moved' && endsUnjudged(judgement))
      return [
        `What is to be deployed moved from ${head} to ${judgement.to.slice(0, 7)} during the evaluation: nothing was judged. Start the run again.`,
      ]
    if (judgement.state === 'moved')
      return [`The head moved from ${head} to ${judgement.to.slice(0, 7)} during the evaluation: the run for the new head decides.`]
    if (judgement.state === 'ungoverned')
      return [`The policy does not govern the branch ${judgement.subject.base.branch}: no status, no record for ${head}.`]
    return []
  })
  return sentences.length > 0 ? sentences.join('\n') : null
}

export const measured = ({ what, request, status, detail }: Unavailability): string =>
  `Could not evaluate: ${what}: ${request ?? 'no request could be made'}${status === null ? '' : ` answered ${status}`} (${detail}).`
