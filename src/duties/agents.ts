import { personOf } from './attribution.ts'
import type { Agent, Contribution, ContributorFacts, ContributorSettings } from './contribution.ts'
import type { Person, Persons } from './persons.ts'
import { isLater } from './pushers.ts'

/**
 * The humans behind a pull request by a bot, an app or a machine account (SEMANTICS 20). Trailers count here even where the policy ignores
 * co-authors: they are how an agent says for whom it worked. Only the agent's own commits speak: a trailer somebody adds on top does not
 * name who asked.
 */
export function agentBehind(facts: ContributorFacts, persons: Persons, settings: ContributorSettings): Agent | null {
  const { author } = facts.pullRequest
  if (author === null || !persons.canBeNamed(author) || persons.of(author).human) return null
  const named = [...trailers(facts, persons), ...runActors(facts, persons, settings)]
  return { person: persons.of(author), humanKnown: named.length > 0, found: [...named, ...assignees(facts, persons)] }
}

const isByAgent = (facts: ContributorFacts, sha: string, persons: Persons): boolean => {
  const author = facts.commits.find((commit) => commit.sha === sha)?.authors[0]
  return author !== undefined && personOf(author, persons)?.human === false
}

function trailers(facts: ContributorFacts, persons: Persons): Contribution[] {
  return facts.commits.flatMap(({ sha, authors }, index) => {
    if (!isByAgent(facts, sha, persons)) return []
    return authors.slice(1).flatMap((coAuthor, place) => {
      const person = personOf(coAuthor, persons)
      return person?.human === true ? [behind(person, 'agent-human', sha, `/commits/${index}/authors/${place + 1}`)] : []
    })
  })
}

function runActors(facts: ContributorFacts, persons: Persons, { until }: ContributorSettings): Contribution[] {
  return facts.pushes.flatMap(({ source, pusher, after, at }, index) => {
    if (source !== 'run' || pusher === null || isLater(at, until) || !isByAgent(facts, after, persons)) return []
    const person = persons.of(pusher)
    return person.human ? [behind(person, 'agent-human', after, `/pushes/${index}`)] : []
  })
}

const assignees = ({ pullRequest }: ContributorFacts, persons: Persons): Contribution[] =>
  pullRequest.assignees
    .map((account, index) => behind(persons.of(account), 'assignee', null, `/pullRequest/assignees/${index}`))
    .filter(({ person }) => person.human)

const behind = (person: Person, how: Contribution['how'], commit: string | null, fact: string): Contribution => ({
  person,
  how,
  commit,
  at: null,
  source: null,
  fact,
})
