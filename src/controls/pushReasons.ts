import type { Reason } from '../domain/outcome.ts'
import type { FactView, Message } from './control.ts'

export const pushMessages = {
  earlierPushers: {
    kind: 'warning',
    text:
      'The activity of the head branch could not be read, and only the push of the head has another witness: who pushed the {commits} ' +
      '{commits|commit|commits} before it is not known, and an approval by one of those would count.',
  },
} as const satisfies Record<string, Message>

/** Authors and committers are text that a pusher chooses: where only the head's push is witnessed, whoever pushed the rest may approve it. */
export function earlierPushers({ pushes, commits }: Pick<FactView, 'pushes' | 'commits'>): Reason<keyof typeof pushMessages>[] {
  if (commits.length < 2 || pushes.some(({ source }) => source === 'activity')) return []
  return [{ message: 'earlierPushers', data: { commits: commits.length - 1 }, facts: ['/pushes'] }]
}
