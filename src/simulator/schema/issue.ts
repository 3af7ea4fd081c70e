import { fullName, type Issue, type Repository } from '../model.ts'
import { objectType } from '../objects.ts'
import { actor } from './account.ts'

export const issue = objectType<{ issue: Issue; repository: Repository }>('Issue', {
  id: (source) => `I_${source.issue.id}`,
  databaseId: (source) => source.issue.id,
  number: (source) => source.issue.number,
  title: (source) => source.issue.title,
  body: (source) => source.issue.body ?? '',
  url: (source, _, context) => `${context.serverUrl}/${fullName(source.repository)}/issues/${source.issue.number}`,
  state: (source) => source.issue.state.toUpperCase(),
  updatedAt: (source) => source.issue.updatedAt,
  createdAt: (source) => source.issue.at,
  author: (source, _, context) => actor(source.issue.author, context),
  viewerDidAuthor: (source, _, context) => context.world.account(context.viewer).id === source.issue.author,
})
