import * as z from 'zod'
import type { GraphqlAnswer } from '../domain/client.ts'
import type { Fact } from '../domain/fact.ts'
import { known } from '../domain/fact.ts'
import { repositoryPath, type RepositoryName } from '../domain/subject.ts'
import type { Asker } from './asker.ts'
import { misfit, repositoryName } from './border.ts'
import { errorText, incomplete, refused } from './failure.ts'

/** Nobody renames more often, and records name what they like. */
const mostNames = 10

const formerQuery = (howMany: number): string => {
  const names = Array.from({ length: howMany }, (_, index) => index)
  return `query FormerNames($owner: String!, $name: String!, ${names.map((index) => `$o${index}: String!, $n${index}: String!`).join(', ')}) {
  rateLimit { cost }
  here: repository(owner: $owner, name: $name, followRenames: false) { id nameWithOwner }
  ${names.map((index) => `r${index}: repository(owner: $o${index}, name: $n${index}, followRenames: true) { id nameWithOwner }`).join('\n  ')}
}`
}

const place = z.object({ id: z.string().min(1).max(500), nameWithOwner: repositoryName })

/**
 * Those of the names under which GitHub finds this very repository: it was renamed or moved, and nobody has taken the name since. What it does not
 * find, or does not show, is another's.
 */
export async function readFormerNames(asker: Asker, repository: RepositoryName, named: string[]): Promise<Fact<string[]>> {
  const what = `former names of ${repositoryPath(repository)}`
  const own = repositoryPath(repository).toLowerCase()
  const names = [...new Set(named)].filter((name) => repositoryName.safeParse(name).success && name.toLowerCase() !== own).slice(0, mostNames)
  if (names.length === 0) return known([], [])
  try {
    const asked = Object.fromEntries(names.flatMap((one, index) => partsOf(one).map((part, place) => [`${place === 0 ? 'o' : 'n'}${index}`, part])))
    const { data, errors, source } = await asker.small(formerQuery(names.length), { owner: repository.owner, name: repository.name, ...asked })
    const others = errors.filter((error) => !isOfName(error))
    if (others.length > 0) return incomplete(what, source, errorText(others))
    const found = z.object({ here: place }).catchall(place.nullable()).safeParse({ ...data, rateLimit: null })
    if (!found.success) return incomplete(what, source, misfit(found.error))
    const { here, ...answers } = found.data
    if (here.nameWithOwner.toLowerCase() !== own) return incomplete(what, source, `${here.nameWithOwner} answered instead`)
    return known(names.filter((_, index) => answers[`r${index}`]?.id === here.id).sort(), [source])
  } catch (error) {
    return refused(what, error)
  }
}

const partsOf = (name: string): string[] => name.split('/')

/** That one of the names leads nowhere, or where this token may not look, is an answer. */
const isOfName = ({ path, type }: GraphqlAnswer['errors'][number]): boolean =>
  path.length === 1 && /^r\d$/.test(String(path[0])) && (type === 'NOT_FOUND' || type === 'FORBIDDEN')
