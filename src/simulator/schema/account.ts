import type { Person } from '../git.ts'
import type { Member, Team } from '../model.ts'
import { connection } from '../connection.ts'
import { FieldError, objectType, type Answerable, type Context } from '../objects.ts'
import { repository } from './repository.ts'

const nodeId = (kind: string, id: number): string => `${kind}_${id}`

const actorFields = {
  id: (member: Member) => nodeId(member.type === 'Bot' ? 'BOT' : member.type === 'Organization' ? 'O' : 'U', member.id),
  databaseId: (member: Member) => member.id,
  login: (member: Member) => member.login,
  url: (member: Member, _: unknown, context: Context) => `${context.serverUrl}/${member.login}`,
  avatarUrl: (member: Member, _: unknown, context: Context) => `${context.serverUrl}/avatars/${member.id}`,
}

const user = objectType<Member>('User', { ...actorFields, name: (member) => member.name })
const bot = objectType<Member>('Bot', actorFields)
const mannequin = objectType<Member>('Mannequin', actorFields)

export const organization = objectType<Member>('Organization', {
  ...actorFields,
  name: (member) => member.name,
  team: (member, args, context) => {
    const found = context.world.teams.get(`${member.login}/${String(args['slug'])}`.toLowerCase())
    if (!context.readsTeams) throw new FieldError('FORBIDDEN', 'Resource not accessible by integration')
    return found ? team(found) : null
  },
  repository: (member, args, context) => {
    const found = context.world.repositories.get(`${member.login}/${String(args['name'])}`.toLowerCase())
    return found ? repository(found) : null
  },
})

/** The account as an `Actor`; null once it was deleted. */
export function actor(id: number | null, context: Context): Answerable | null {
  const member = context.world.member(id)
  return member ? actorNode(member) : null
}

export function actorNode(member: Member): Answerable {
  switch (member.type) {
    case 'Bot':
      return bot(member)
    case 'Mannequin':
      return mannequin(member)
    case 'Organization':
      return organization(member)
    default:
      return user(member)
  }
}

/** Where an account is required and gone: GitHub's placeholder. */
const ghost: Member = { id: 10137, login: 'ghost', type: 'User', name: 'Deleted user', emails: [], deleted: true }

export const actorOrGhost = (id: number, context: Context): Answerable => actorNode(context.world.member(id) ?? ghost)

export const userNode = (member: Member | null): Answerable | null => (member?.type === 'User' ? user(member) : null)

export const team = objectType<Team>('Team', {
  id: (source) => nodeId('T', source.id),
  databaseId: (source) => source.id,
  name: (source) => source.slug,
  slug: (source) => source.slug,
  combinedSlug: (source) => `${source.org}/${source.slug}`,
  privacy: (source) => source.privacy,
  members: (source, args, context) => {
    const immediate = args['membership'] === 'IMMEDIATE'
    const all = context.world.teamMembers(source)
    const members = immediate ? all.filter((member) => source.members.has(member.id)) : all
    return connection({ typename: 'TeamMemberConnection', field: 'members' }, members, args, (member) => user(member), context)
  },
})

/**
 * `GitActor.user` is declared as a User, and GitHub answers a bot there all the same: as a User, with the bot's id and the login of REST
 * (https://github.com/sourcecred/sourcecred/issues/996, https://github.com/sourcecred/sourcecred/pull/1466).
 */
function userOfCommit(member: Member | null): Answerable | null {
  return member?.type === 'Bot' ? user({ ...member, login: `${member.login}[bot]` }) : userNode(member)
}

/** The person of a commit: typed text, and the account that GitHub maps the address to. */
export const gitActor = (person: Person, at: string): Answerable => gitActorType({ person, at })

const gitActorType = objectType<{ person: Person; at: string }>('GitActor', {
  name: ({ person }) => person.name,
  email: ({ person }) => person.email,
  date: ({ at }) => at,
  user: ({ person }, _, context) => userOfCommit(context.world.memberByEmail(person.email)),
})
