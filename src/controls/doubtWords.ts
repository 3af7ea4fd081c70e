import type { DoubtKind } from '../domain/workflow.ts'

/** What was not understood of a file, and what to do about it, as phrases that the sentences show as words: small letters and spaces, at most 40. */
export const doubtWords: Record<DoubtKind, { doubt: string; mend: string }> = {
  'not-text': { doubt: 'characters that no text has', mend: 'take out what is no text' },
  'not-utf-8': { doubt: 'bytes of another encoding', mend: 'save the file as unicode text' },
  unread: { doubt: 'the file could not be read', mend: 'make the file readable here' },
  'too-large': { doubt: 'too large to be read', mend: 'make the file smaller' },
  'too-deep': { doubt: 'nested too deep', mend: 'nest it less' },
  'too-many-jobs': { doubt: 'too many jobs', mend: 'split the file' },
  'too-much': { doubt: 'more than is looked at', mend: 'split or simplify the file' },
  yaml: { doubt: 'this is no valid yaml', mend: 'correct the yaml' },
  tab: { doubt: 'a tab in the indentation', mend: 'indent by spaces' },
  'several-documents': { doubt: 'several documents in one file', mend: 'keep one document in the file' },
  'duplicate-key': { doubt: 'a key that stands twice', mend: 'keep one of the two' },
  'merge-key': { doubt: 'a merge key', mend: 'write the merged keys out' },
  'unknown-key': { doubt: 'an unknown key', mend: 'correct the key or take it out' },
  'wrong-shape': { doubt: 'a value of the wrong kind', mend: 'write what github takes there' },
  missing: { doubt: 'something is missing', mend: 'add what is missing' },
  'unknown-event': { doubt: 'an unknown event', mend: 'correct the name of the event' },
  expression: { doubt: 'an expression that is not valid', mend: 'correct the expression' },
  'expression-too-large': { doubt: 'an expression that is too large', mend: 'split the expression' },
  'context-not-allowed': { doubt: 'a context that is not allowed here', mend: 'use it where github allows it' },
  'unknown-job': { doubt: 'a job that is not there', mend: 'correct the name of the job' },
  'cyclic-needs': { doubt: 'jobs that need each other in a circle', mend: 'break the circle' },
  stopped: { doubt: 'the reading was stopped', mend: 'simplify the file' },
}
