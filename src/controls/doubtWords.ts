import type { DoubtKind } from '../domain/workflow.ts'

/** What was not understood of a file, as phrases that the sentences show as words: small letters and spaces, at most 40. */
export const doubtWords: Record<DoubtKind, string> = {
  'not-text': 'no readable text',
  'too-large': 'too large to be read',
  'too-deep': 'nested too deep',
  'too-many-jobs': 'too many jobs',
  'too-much': 'more than is looked at',
  yaml: 'this is no valid yaml',
  'several-documents': 'several documents in one file',
  'duplicate-key': 'a key that stands twice',
  'merge-key': 'a merge key',
  'unknown-key': 'an unknown key',
  'wrong-shape': 'a value of the wrong kind',
  missing: 'something is missing',
  'unknown-event': 'an unknown event',
  expression: 'an expression that is not valid',
  'context-not-allowed': 'a context that is not allowed here',
  'unknown-job': 'a job that is not there',
  'cyclic-needs': 'jobs that need each other in a circle',
  stopped: 'the reading was stopped',
}
