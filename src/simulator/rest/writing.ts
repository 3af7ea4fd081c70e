import type { Json, RestAnswer, RestRequest } from './routing.ts'
import type { Member } from '../model.ts'

/** The text of a member of a body; whatever is no text counts as absent. */
export const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

export const invalid = (message: string): RestAnswer => ({
  status: 422,
  body: { message, documentation_url: 'https://docs.github.com/rest', status: '422' },
})

/** Everything that a workflow's token writes is written by this app. */
export const writer = (request: RestRequest): Member => request.world.account('github-actions')
