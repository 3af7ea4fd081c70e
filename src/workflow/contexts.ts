import type { EnvironmentProtection } from '../domain/inventory.ts'
import type { KnownRefs, Trigger, WorkflowModel } from '../domain/workflow.ts'
import { isOpenOnly, refOfEvent } from './events.ts'
import { quoted } from './filters.ts'
import { wordless } from './names.ts'
import { githubContext } from './githubContext.ts'
import type { RunFacts, RunRefs } from './githubContext.ts'
import type { BoundaryOptions } from './options.ts'
import { admittedBy, branchesOf, oneName, partedBy, tagsOf } from './refClasses.ts'
import type { RefClass } from './refClasses.ts'
import { everyName, mayFit } from './refNames.ts'
import type { NameSet } from './refNames.ts'
import type { Shape } from './scope.ts'
import { branchWords, tagWords } from './contextWords.ts'

/** Refs that hold reviewed code only, as filter patterns. */
export interface ReleaseRefs {
  branches: string[]
  tags: string[]
  mergeGroup: 'development' | 'release'
  defaultBranch: string | null
}

/** One way a workflow can run: an event on a class of refs. */
export interface RunContext {
  event: string
  /** What a person does to see it: "push to a branch other than main". */
  words: string
  trust: 'release' | 'development' | 'tag'
  github: Shape
  /** Of the trigger; called workflows get their own. */
  trigger: Trigger
  /** The refs that branch policies of environments are matched against. */
  policyRefs: { kind: 'branch' | 'tag'; names: NameSet }[]
}

export function releaseRefs({ release }: BoundaryOptions, known: KnownRefs): ReleaseRefs {
  const names = [...new Set([...(known.defaultBranch === null ? [] : [known.defaultBranch]), ...(known.protectedBranches ?? [])])]
  const fallback = known.defaultBranch === null && known.protectedBranches === null ? ['main', 'master'] : names.map(quoted)
  return { branches: release.branches ?? fallback, tags: release.tags, mergeGroup: release.mergeGroup, defaultBranch: known.defaultBranch }
}

/** Every way the workflow can run by itself. One that can only be called has none: it is judged where it is called. */
export function contextsOf(model: WorkflowModel, release: ReleaseRefs): RunContext[] {
  return model.triggers.filter(({ event }) => event !== 'workflow_call').flatMap((trigger) => contextsOfTrigger(trigger, release))
}

function contextsOfTrigger(trigger: Trigger, release: ReleaseRefs): RunContext[] {
  const { event } = trigger
  const branches = (names: NameSet): RunContext[] => partedBy(release.branches, names).map((one) => onBranch(trigger, one, release))
  const tags = (names: NameSet): RunContext[] => partedBy(release.tags, names).map((one) => onTag(trigger, one, release))
  const pushed = { branches: branchesOf(trigger), tags: tagsOf(trigger) }
  switch (refOfEvent(event)) {
    case 'pushed':
      return [...(pushed.branches === null ? [] : branches(pushed.branches)), ...(pushed.tags === null ? [] : tags(pushed.tags))]
    case 'chosen':
      return [...branches(everyName), ...tags(everyName)]
    case 'tag':
      return tags(everyName)
    case 'pull':
      return [pullRequest(trigger, release)]
    case 'base':
      return [target(trigger, release)]
    case 'queue':
      return [mergeGroup(trigger, release)]
    case 'default':
      return [onDefault(trigger, release)]
    case 'any':
      return [context(trigger, release, { refs: [{ before: 'refs/', names: everyName }], refless: true }, 'development', event)]
  }
}

type Place = Pick<RunFacts, 'refs'> & Partial<Pick<RunFacts, 'refless' | 'base'>>

function context(trigger: Trigger, { defaultBranch }: ReleaseRefs, place: Place, trust: RunContext['trust'], words: string): RunContext {
  const { event } = trigger
  const policyRefs = place.refs.flatMap(policyRefsOf)
  return { event, words, trust, github: githubContext({ event, trigger, defaultBranch, refless: false, base: null, ...place }), trigger, policyRefs }
}

function policyRefsOf({ before, names }: RunRefs): RunContext['policyRefs'] {
  if (before === 'refs/heads/') return [{ kind: 'branch', names }]
  if (before === 'refs/tags/') return [{ kind: 'tag', names }]
  // Policies see the merge ref of a pull request by its full name.
  if (before === 'refs/pull/') return [{ kind: 'branch', names: { only: ['refs/pull/[0-9]+/merge'], except: [], empty: false } }]
  return [{ kind: 'branch', names: everyName }, { kind: 'tag', names: everyName }]
}

function onBranch(trigger: Trigger, { trusted, name, names }: RefClass, release: ReleaseRefs): RunContext {
  const words = branchWords(trigger.event, trusted, name, names, release.branches)
  return context(trigger, release, { refs: [{ before: 'refs/heads/', names }] }, trusted ? 'release' : 'development', words)
}

function onTag(trigger: Trigger, { trusted, name, names }: RefClass, release: ReleaseRefs): RunContext {
  const words = tagWords(trigger.event, trusted, name)
  // A release can be of a tag that is gone.
  const place = { refs: [{ before: 'refs/tags/', names }], refless: trigger.event === 'release' }
  return context(trigger, release, place, trusted ? 'release' : 'tag', words)
}

const mergeRefs: RunRefs = { before: 'refs/pull/', names: { only: [wordless.merge], except: [], empty: false } }

function pullRequest(trigger: Trigger, release: ReleaseRefs): RunContext {
  const base = admittedBy(trigger.branches, trigger.branchesIgnore)
  const merged: RunRefs[] = isOpenOnly(trigger.event, trigger.types) ? [] : [{ before: 'refs/heads/', names: base }]
  return context(trigger, release, { refs: [mergeRefs, ...merged], base }, 'development', trigger.event)
}

function target(trigger: Trigger, release: ReleaseRefs): RunContext {
  const base = admittedBy(trigger.branches, trigger.branchesIgnore)
  const refs = [base, defaultNames(release)].map((names): RunRefs => ({ before: 'refs/heads/', names }))
  return context(trigger, release, { refs, base }, 'development', trigger.event)
}

function mergeGroup(trigger: Trigger, release: ReleaseRefs): RunContext {
  const names: NameSet = { only: ['gh-readonly-queue/**'], except: [], empty: false }
  return context(trigger, release, { refs: [{ before: 'refs/heads/', names }] }, release.mergeGroup, trigger.event)
}

function onDefault(trigger: Trigger, release: ReleaseRefs): RunContext {
  // The other events of the default branch are started by whoever comments, forks or pushes elsewhere, and carry what they say.
  const trust = ['schedule', 'repository_dispatch'].includes(trigger.event) ? 'release' : 'development'
  return context(trigger, release, { refs: [{ before: 'refs/heads/', names: defaultNames(release) }] }, trust, trigger.event)
}

const defaultNames = ({ defaultBranch }: ReleaseRefs): NameSet => (defaultBranch === null ? everyName : oneName(defaultBranch))

/**
 * Whether an environment's branch and tag policy may let the run in; true unless it can be shown that it does not. Its patterns are Ruby's
 * fnmatch, of which only those are told apart that mean the same in filters.
 */
export function mayEnter({ policyRefs }: RunContext, protection: EnvironmentProtection | undefined): boolean {
  if (protection?.branches === undefined || protection.branches === null) return true
  const { branches, tags } = protection
  return policyRefs.some(({ kind, names }) => {
    const patterns = kind === 'branch' ? branches : tags
    return patterns === undefined || patterns.some((pattern) => /[?[\]{}\\]/.test(pattern) || mayFit(names, pattern.replaceAll(/[+!]/g, '\\$&')))
  })
}
