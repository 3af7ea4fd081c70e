import type { ChangedFiles } from '../domain/facts.ts'
import { caseNeeds, caseOf, teamNeeds } from '../duties/case.ts'
import { changedNames } from '../duties/paths.ts'
import { matchedRules, mergedDemand } from '../duties/requirements.ts'
import { signOffOf } from '../duties/signOff.ts'
import { concluded } from './approvalReasons.ts'
import { defineControl } from './control.ts'
import type { ChangesOptions } from './options.ts'
import { emptyReason, impossibleReasons, signedReasons, unseatedReasons } from './seatReasons.ts'
import { approvalMessages, seatMessages } from './sentences.ts'

type Options = Pick<ChangesOptions, 'co-authors' | 'sign-off'>

const messages = {
  ...seatMessages,
  ...approvalMessages,
  ruleApplies: { kind: 'note', text: 'The rule {rule} applies to this change.' },
  ruleAppliesByPath: { kind: 'note', text: 'The rule {rule} applies because of {path}.' },
  filesCut: { kind: 'note', text: 'Only {listed} of {total} changed files could be listed, so every path rule counts as matched.' },
  noRules: { kind: 'note', text: 'The policy asks for no sign-off by role.' },
  noRuleMatches: { kind: 'note', text: 'None of the {rules} sign-off {rules|rule|rules} applies to this change.' },
} as const

export const roleSignOff = defineControl<Options, typeof messages>({
  id: 'role-sign-off',
  title: 'Every role that must sign off did, each by a person of its own who contributed nothing',
  rationale:
    'A second pair of eyes is not enough where the law or the firm names whose eyes they must be: ' +
    'a ledger change that no compliance officer saw is unsupervised, however many colleagues liked it.',
  mappings: [
    { framework: 'PCI DSS 4.0.1', clause: '6.2.3.1 (management), 6.5.1 (authorised parties), 7.2.3', kind: 'framework', strength: 'supports' },
    { framework: 'FINRA', clause: '3110(a), (b)(1)', kind: 'rule', strength: 'supports' },
  ],
  version: 1,
  since: '0.1.0',
  scope: 'change',
  options: ({ changes }) => changes,
  messages,
  needs: (chosen, { roster }) => {
    const rules = chosen['sign-off']
    if (rules.length === 0) return []
    return [...caseNeeds(roster), ...teamNeeds(roster), ...(rules.some(({ paths }) => paths !== undefined) ? (['files'] as const) : [])]
  },
  evaluate(facts, chosen, context) {
    const rules = chosen['sign-off']
    if (rules.length === 0) return { verdict: 'not-applicable', because: [{ message: 'noRules', data: {}, facts: [] }] }
    const files = rules.some(({ paths }) => paths !== undefined) ? facts.files : null
    const names = files === null ? [] : changedNames(files)
    const matched = matchedRules(rules, facts.pullRequest.base.branch, names)
    if (matched.length === 0) {
      return { verdict: 'not-applicable', because: [{ message: 'noRuleMatches', data: { rules: rules.length }, facts: ['/files'] }] }
    }
    const found = caseOf(facts, context, chosen['co-authors'])
    const demand = mergedDemand(matched.map(({ roles }) => roles))
    const signOff = signOffOf(demand, found)
    const cut = files !== null && names === null ? [cutReason(files)] : []
    return concluded<keyof typeof messages>({
      broken: impossibleReasons(signOff),
      missing: signOff.empty.map((seats) => emptyReason(seats, found.head)),
      witnesses: signedReasons(signOff),
      others: [...unseatedReasons(demand, signOff, found), ...cut, ...matched.map(ruleReason)],
    })
  },
})

const cutReason = ({ listed, total }: ChangedFiles) => ({ message: 'filesCut' as const, data: { listed: listed.length, total }, facts: ['/files'] })

const ruleReason = ({ name, path }: { name: string; path: string | null }) =>
  path === null
    ? { message: 'ruleApplies' as const, data: { rule: name }, facts: ['/pullRequest/base'] }
    : { message: 'ruleAppliesByPath' as const, data: { rule: name, path }, facts: ['/files'] }
