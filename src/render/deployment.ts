import { reviewedLineage } from '../controls/reviewedLineage.ts'
import type { Deployed, DeployedChange, Report } from '../domain/report.ts'
import { speakShort } from './catalogue.ts'
import { link } from './escape.ts'
import { fitItems, plural, table } from './layout.ts'
import { markdown, plain, shown, type Style, utc } from './sentence.ts'
import { changeUrl, repositoryUrl, verdictWord } from './words.ts'

/** Bytes of the table, and of the list of direct pushes before it. */
const tableLimit = 16_000
const pushLimit = 6_000

/** What a deployment brings, direct pushes first: whoever signs it off reads this before anything else. */
export function deployedSection(report: Report): string {
  const { deployed } = report
  if (deployed === undefined) return ''
  const pushes = fitItems(
    deployed.direct,
    pushLimit,
    (push) => `- ${pushLine(push, markdown, commitLink(report, push.sha))}`,
    (left) => `- … and ${plural(left, 'more commit')} past the review, see the evidence`,
  )
  return [
    `**What is being deployed**: ${rangeLine(deployed, markdown)}`,
    ...(pushes.length === 0 ? [] : [`**${plural(deployed.direct.length, 'commit')} past the review**`, pushes.join('\n')]),
    ...(deployed.changes.length === 0 ? [] : [changeTable(report, deployed)]),
  ].join('\n\n')
}

/** Records of other makers may hold anything where a commit id stands. */
const commitLink = (report: Report, sha: string): string =>
  /^[0-9a-f]{40,64}$/.test(sha) ? link(markdown.datum(sha.slice(0, 7)), `${repositoryUrl(report)}/commit/${sha}`) : markdown.datum(sha)

function changeTable(report: Report, { changes }: Deployed): string {
  return table(['Pull request', 'By', 'Approved by', 'Result'], worstFirst(changes), tableLimit, (change) => [
    link(`#${change.number}`, changeUrl(report, change.number)),
    people(change.authors, markdown),
    people(change.approvers, markdown),
    change.verdict === 'pass' ? verdictWord.pass : change.verdict === 'not-applicable' ? unjudged(report) : `**${resultText(change, markdown)}**`,
  ])
}

/** A lineage that failed before it came to a change has nothing to say of it: that is no result of that change. */
const unjudged = ({ decision }: Report): string =>
  decision.controls.some(({ id, verdict }) => id === reviewedLineage.id && verdict !== 'pass' && verdict !== 'not-applicable')
    ? 'Not judged'
    : verdictWord['not-applicable']

const order: DeployedChange['verdict'][] = ['fail', 'unknown', 'pass', 'not-applicable']
const worstFirst = (changes: DeployedChange[]): DeployedChange[] =>
  changes.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))

const people = (logins: string[], style: Style): string => (logins.length === 0 ? '–' : shown(logins, style, 'and'))

const resultText = ({ verdict, because }: DeployedChange, style: Style): string =>
  `${verdictWord[verdict]}${because === null ? '' : `: ${speakShort(because, style)}`}`

function pushLine({ login, at }: Deployed['direct'][number], style: Style, commit: string): string {
  const by = login === null ? 'brought by nobody who can be named' : `pushed by ${style.datum(login)}`
  return `${commit} ${by}${at === null ? '' : ` at ${whenOf(at, style)}`}`
}

const whenOf = (at: string, style: Style): string => (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) ? utc(at) : style.datum(at))

/** "12 commits from 7 pull requests since `9f3c2e1`, deployed with a verified record on 2026-11-20 14:03 UTC". */
export function rangeLine({ from, relation, commits, changes }: Deployed, style: Style): string {
  if (from === null) return 'nothing tells since when: there is neither a verified record of an earlier deployment nor a baseline.'
  const since = style.datum(from.sha.slice(0, 7))
  const how =
    from.known === 'baseline'
      ? 'the baseline of the policy'
      : `deployed with a verified passed record${from.at === null ? '' : ` of ${whenOf(from.at, style)}`}`
  if (relation === 'identical') return `the same commit again: ${since}, ${how}.`
  if (relation === 'behind') return `a rollback: the commit is older than ${since}, ${how}.`
  if (relation === 'diverged') return `the history has diverged from ${since}, ${how}.`
  return `${plural(commits, 'commit')} from ${plural(changes.length, 'pull request')} since ${since}, ${how}.`
}

/** Rows that a terminal shows. */
const rowLimit = 50

/** The same for a terminal. */
export function deployedLines(
  report: Report,
): { head: string; lines: string[]; rows: { cells: string[]; isGood: boolean; text: string }[]; left: number } | null {
  const { deployed } = report
  if (deployed === undefined) return null
  const lines = deployed.direct.slice(0, rowLimit).map((push) => `past the review: ${pushLine(push, plain, plain.datum(push.sha.slice(0, 7)))}`)
  const changes = worstFirst(deployed.changes).slice(0, rowLimit)
  const rows = changes.map((change) => ({
    cells: [change.verdict === 'not-applicable' ? unjudged(report) : verdictWord[change.verdict], `#${change.number}`],
    isGood: change.verdict === 'pass',
    text:
      change.verdict === 'pass' || change.because === null
        ? `by ${people(change.authors, plain)}, approved by ${people(change.approvers, plain)}`
        : `by ${people(change.authors, plain)}: ${speakShort(change.because, plain)}`,
  }))
  return {
    head: `What is being deployed: ${rangeLine(deployed, plain)}`,
    lines,
    rows,
    left: deployed.changes.length + deployed.direct.length - lines.length - rows.length,
  }
}
