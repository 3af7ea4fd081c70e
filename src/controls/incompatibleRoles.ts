import type { Reason } from '../domain/outcome.ts'
import { caseNeeds, groundsOf, teamNeeds } from '../duties/case.ts'
import type { Conflict } from '../duties/conflicts.ts'
import { actorsOf, conflictsAmong, namedPeople } from '../duties/conflicts.ts'
import { defineControl } from './control.ts'
import type { ChangesOptions } from './options.ts'

type Options = Pick<ChangesOptions, 'co-authors'>

const messages = {
  conflict: {
    kind: 'broken',
    text: '{login} holds both {first} and {second}, which the policy says no person may.',
    short: '{login} holds both {first} and {second}',
    todo: 'Take {first} or {second} from {login}, in the policy on the base branch or in the teams behind the roles.',
  },
  separate: { kind: 'note', text: 'Nobody of {people|and} holds two roles that exclude each other.' },
  separateMany: {
    kind: 'note',
    text: 'None of {count} people, those of the policy and those who acted here, holds two roles that exclude each other.',
  },
  noneDeclared: { kind: 'note', text: 'The policy names no roles that exclude each other.' },
} as const

export const incompatibleRoles = defineControl<Options, typeof messages>({
  id: 'incompatible-roles',
  title: 'Nobody named in the policy or acting in the change holds two roles that exclude each other',
  rationale:
    'Duties that are separated on paper come together quietly, by a transfer, a stand-in or a team that grew; ' +
    'whoever then holds both can do alone what the firm believes takes two.',
  mappings: [
    { framework: 'NIST SP 800-53 Rev. 5', clause: 'AC-5', kind: 'framework', strength: 'supports' },
    { framework: 'SOC 2', clause: 'CC6.3', kind: 'framework', strength: 'supports' },
    { framework: 'INCITS 359', clause: 'static separation of duty', kind: 'framework', strength: 'supports' },
    { framework: 'ISO/IEC 27002:2022', clause: '5.3', kind: 'framework', strength: 'supports' },
  ],
  version: 1,
  since: '0.1.0',
  scope: 'change',
  options: ({ changes }) => changes,
  messages,
  needs: (_options, { roster }) => (roster.incompatible.length === 0 ? [] : [...caseNeeds(roster), ...teamNeeds(roster, roster.incompatible.flat())]),
  evaluate(facts, chosen, context) {
    const { roster } = context
    if (roster.incompatible.length === 0) return { verdict: 'not-applicable', because: [{ message: 'noneDeclared', data: {}, facts: [] }] }
    const grounds = groundsOf(facts, context, chosen['co-authors'])
    const people = new Map([...namedPeople(roster, grounds.persons), ...actorsOf(facts.reviews, grounds)])
    const [first, ...rest] = conflictsAmong(people, roster.incompatible, grounds.roles).map(conflictReason)
    if (first !== undefined) return { verdict: 'fail', because: [first, ...rest] }
    const names = [...people.values()].sort()
    const few = names.length <= 10
    const basis = ['/teams', '/accounts']
    if (few) return { verdict: 'pass', because: [{ message: 'separate', data: { people: names }, facts: basis }] }
    return { verdict: 'pass', because: [{ message: 'separateMany', data: { count: names.length }, facts: basis }] }
  },
})

const conflictReason = ({ name, pair: [first, second], facts }: Conflict): Reason<'conflict'> => ({
  message: 'conflict',
  data: { login: name, first, second },
  facts,
})
