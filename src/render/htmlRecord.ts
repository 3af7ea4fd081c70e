import type { Account } from '../domain/account.ts'
import type { Unavailability } from '../domain/fact.ts'
import type { ReadKind, RecordedText, RecordPage } from '../domain/recordPage.ts'
import type { Sequence } from '../domain/ledger.ts'
import type { Decision, Verdict } from '../domain/outcome.ts'
import type { Assurance, FrameworkMapping, Predicate } from '../domain/record.ts'
import { predicateType } from '../domain/record.ts'
import { findingTable } from './htmlWords.ts'
import { block, datum, exact, type Html, joined, label, lines, listOf, nothing, number, pairs, tableOf, tag, time, words } from './htmlMarkup.ts'
import { verdictOrder, verdictWord } from './words.ts'

/** What the decision rests on, what it supports, and how to check all of it. */
export function recordSheet(page: RecordPage): Html {
  return lines(
    tag('h2', {}, words('What the decision rests on')),
    findingTable(page),
    readPart(page),
    peoplePart(page),
    tag('h2', {}, words('The record')),
    digestTable(page),
    earlierPart(page),
    verifyPart(page),
    frameworkPart(page),
    glossary,
  )
}

function readPart({ read }: RecordPage): Html {
  if (read === null) return tag('p', {}, words('The facts inside the record cannot be shown by this version.'))
  const unread = read.kinds.flatMap((kind) => kind.unread.map(unreadPhrase))
  const answers = [number(read.answers), words(read.answers === 1 ? 'answer of GitHub' : 'different answers of GitHub')]
  const when = read.first === null ? [] : [words('between'), time(read.first), words('and'), time(read.last)]
  return lines(
    tableOf('What was read from GitHub', ['What', 'How many', 'Complete'], read.kinds.map(kindRow)),
    tag('p', {}, joined([words('From'), ...answers, ...when, words('. The sha256 of each answer is in facts.json.')])),
    unread.length === 0 ? nothing : lines(tag('h3', {}, words('What could not be read')), listOf(unread)),
  )
}

const kindRow = (kind: ReadKind): Html[] => [words(kind.what), countOf(kind), words(completeness(kind))]

const countOf = ({ count, total }: ReadKind): Html => (count === null ? words('–') : total === null ? number(count) : words(`${count} of ${total}`))

function completeness({ count, total, unread }: ReadKind): string {
  if (unread.length > 0) return `no: ${unread.length} could not be read`
  return total !== null && count !== null && count < total ? 'no: the list was cut' : 'yes'
}

function unreadPhrase({ what, request, status, detail }: Unavailability): Html {
  const asked = request === null ? words('no request could be made') : datum(request)
  const answered = request === null ? nothing : words(status === null ? 'had no answer' : `answered ${status}`)
  return joined([datum(what), words(':'), asked, answered, datum(detail)])
}

/** Names can be changed; the number of an account cannot. */
function peoplePart({ people }: RecordPage): Html {
  const kind = (type: Account['type']): string => (type === 'User' ? 'person' : type === 'Bot' ? 'machine' : 'other')
  const row = ({ login, id, type }: Account): Html[] => [datum(login), number(id), words(kind(type))]
  return tableOf('People named in the facts', ['Name then', 'GitHub account number', 'Kind'], people.slice(0, peopleLimit).map(row))
}

/** Members of large teams would fill pages; facts.json has them all. */
const peopleLimit = 60

function digestTable({ report, predicate, bundleSha256, policies }: RecordPage): Html {
  const policyRows = policies.map((policy, index): [string, Html] => [index === 0 ? 'Policy' : `Central policy ${index}`, policyPhrase(policy)])
  return pairs('Identification', [
    ['Record', joined([exact('evidence.sigstore.json'), words('sha256'), exact(bundleSha256)])],
    ['Facts', joined([exact('facts.json'), words('sha256'), exact(predicate.facts.digest.sha256)])],
    ...policyRows,
    ['Kind of record', exact(predicateType)],
    ['Judged by', evaluatorPhrase(predicate.evaluator)],
    ['Place in the ledger', predicate.sequence === undefined ? null : placeOf(predicate.sequence)],
    ['Secrets were judged by', predicate.assurance === undefined ? null : words(assurances[predicate.assurance] ?? '')],
    ['Mode', words(report.mode === 'observe' ? 'observe: nothing was blocked' : 'enforce')],
  ])
}

function evaluatorPhrase({ name, version, digest, actionRef }: Predicate['evaluator']): Html {
  const build = digest === null ? [] : [words('manifest sha256'), exact(digest.sha256)]
  return joined([datum(name), datum(version), ...build, ...(actionRef === null ? [] : [words('pinned at'), exact(actionRef)])])
}

const assurances: Record<Assurance, string> = {
  static: 'the workflow files alone',
  inventory: 'the workflow files and the places where secrets live',
}

function policyPhrase({ name, uri, sha256, gitBlob }: RecordedText): Html {
  if (sha256 === null || gitBlob === null) return joined([words('none was read at'), datum(uri)])
  return joined([datum(name), words('from'), exact(uri), words(', sha256'), exact(sha256), words(', git blob'), exact(gitBlob)])
}

function placeOf({ ledger, index, previous }: Sequence): Html {
  const after = previous === null ? [words(', the first')] : [words(', after the record with sha256'), exact(previous.sha256)]
  return joined([words('number'), number(index), words('of'), datum(ledger), ...after])
}

function earlierPart({ predicate: { supersedes, inputAttestations } }: RecordPage): Html {
  const rows = [
    ...supersedes.map(({ sha256 }) => [exact(sha256), words('an earlier decision about the same commit')]),
    ...inputAttestations.map(({ sha256 }) => [exact(sha256), words('the record of the pull request that was merged')]),
  ]
  return tableOf('Earlier records that this one names', ['sha256', 'Which'], rows)
}

function verifyPart({ report, signer }: RecordPage): Html {
  const source = signer === null
    ? 'The record is not signed. The command shows that it agrees with itself, not who wrote it.'
    : 'keyid' in signer
      ? 'Take the public key from a source you trust, not from whoever gave you this page.'
      : 'Take the trusted root from a source you trust, and compare the name of the workflow letter by letter.'
  return lines(
    tag('h3', {}, words('How to check it')),
    tag('p', {}, words(`${source} VERIFY.md has every command, also for cosign, openssl and jq. None needs a network.`)),
    block(report.evidence?.verifyCommand ?? '', 10),
    tag('p', {}, words(`${proven} ${notProven}`)),
  )
}

const proven = 'It proves who recorded this, that nothing was altered since, and that the decision follows from the recorded facts by the policy.'
const notProven = 'It does not prove that GitHub’s answers were true, nor that the people behind two accounts are two people.'

const strengths: Record<string, string> = { direct: 'supports directly', supports: 'supports', partial: 'supports in part', weak: 'supports weakly' }

/** Never "complies with": a mapping says what a control is evidence towards, and how strongly. */
function frameworkPart({ predicate: { frameworks }, report: { decision } }: RecordPage): Html {
  if (frameworks.length === 0) return nothing
  const rows = frameworks.map(({ framework, clause, kind, strength, controls }) => [
    joined([label(framework), label(clause)]),
    controls.some((control) => applied(decision, control)) ? strengthOf(strength) : words('none: not applicable in this record'),
    label(kind),
    joined(controls.map((control) => joined([datum(control), words(`(${endingOf(decision, control)})`)])), ', '),
  ])
  return lines(
    tag('h3', {}, words('What the controls support')),
    tag('p', {}, words('Evidence towards these clauses, as strongly as said, of controls that ended as said. No clause names this tool, and no row says that the clause is met.')),
    tableOf('Frameworks', ['Clause', 'Strength', 'Kind of source', 'Controls, and how they ended'], rows),
  )
}

const strengthOf = (strength: FrameworkMapping['strength']): Html =>
  Object.hasOwn(strengths, strength) ? words(strengths[strength] ?? '') : label(strength)

const verdictsOf = ({ controls }: Decision, control: string): Verdict[] => controls.filter(({ id }) => id === control).map(({ verdict }) => verdict)

/** The record maps every control that was asked, also one that had nothing to judge: that is no evidence towards anything. */
const applied = (decision: Decision, control: string): boolean => verdictsOf(decision, control).some((verdict) => verdict !== 'not-applicable')

/** The worst of its verdicts, over all changes and policies. */
function endingOf(decision: Decision, control: string): string {
  const verdicts = verdictsOf(decision, control)
  const worst = verdictOrder.find((verdict) => verdicts.includes(verdict))
  return worst === undefined ? 'no verdict' : verdictWord[worst]
}

const glossary = lines(
  tag('h3', {}, words('Words')),
  tag(
    'dl',
    {},
    ...(
      [
        ['Pull request', 'a proposed change, which others can review before it is merged: taken into a branch.'],
        ['Commit', 'one recorded state of the code. Its long number stands for exactly this content and its history.'],
        ['Contributor', 'anybody who wrote, co-wrote or uploaded part of the change. A contributor’s approval is not independent.'],
        ['sha256', 'a fingerprint of a file: one altered letter gives another one.'],
        ['Policy', 'the firm’s rules for this repository, in a file of its own; it is read where the change cannot have touched it.'],
      ] as const
    ).flatMap(([term, meaning]) => [tag('dt', {}, words(term)), tag('dd', {}, words(meaning))]),
  ),
)

/** Lines of one policy that the page shows; the file in the pack has them all. */
const policyLines = 400

/** Each policy as it was, on sheets of their own. */
export const policySheets = ({ policies }: RecordPage): Html[] =>
  policies.flatMap(({ name, uri, text }: RecordedText, index) =>
    text === null ? [] : [policySheet(joined([words(index === 0 ? 'The policy:' : `Central policy ${index}:`), datum(name)]), uri, text)],
  )

const policySheet = (title: Html, uri: string, text: string): Html =>
  lines(tag('h2', {}, title), tag('p', { class: 'soft' }, joined([words('As read from'), exact(uri)])), block(text, policyLines))
