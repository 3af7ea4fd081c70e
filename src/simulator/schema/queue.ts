import { connection } from '../connection.ts'
import { fullName, type QueueEntry, type Repository } from '../model.ts'
import { objectType } from '../objects.ts'
import { actor } from './account.ts'
import { commitNode } from './objects.ts'
import { pullRequest } from './pullRequest.ts'

const entriesOf = (repository: Repository, branch: string): QueueEntry[] => repository.queue.filter((entry) => entry.base === branch)

export const mergeQueue = objectType<{ repository: Repository; branch: string }>('MergeQueue', {
  id: ({ repository, branch }) => `MQ_${repository.id}_${branch}`,
  url: ({ repository, branch }, _, context) => `${context.serverUrl}/${fullName(repository)}/queue/${branch}`,
  entries: ({ repository, branch }, args, context) =>
    connection({ typename: 'MergeQueueEntryConnection', field: 'entries' }, entriesOf(repository, branch), args, queueEntry, context),
})

export const queueEntry = objectType<QueueEntry>('MergeQueueEntry', {
  id: (entry) => `MQE_${entry.id}`,
  position: (entry) => entriesOf(entry.pull.repository, entry.base).indexOf(entry) + 1,
  state: () => 'AWAITING_CHECKS',
  solo: () => false,
  jump: () => false,
  enqueuedAt: (entry) => entry.enqueuedAt,
  enqueuer: (entry, _, context) => actor(entry.enqueuer, context),
  baseCommit: (entry, _, context) => commitNode(entry.baseCommit, entry.pull.repository, context),
  headCommit: (entry, _, context) => commitNode(entry.headCommit, entry.pull.repository, context),
  pullRequest: (entry) => pullRequest(entry.pull),
})
