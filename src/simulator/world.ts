import type { AccountType } from '../domain/account.ts'
import type { StoredAttestation } from './attestations.ts'
import { SimulatedClock } from './clock.ts'
import { commitAt, emptyStore, type Commit, type ObjectStore, type Person } from './git.ts'
import { fullName, type Activity, type Member, type Repository, type Team, type Who, type WorkflowRun } from './model.ts'
import { noSecrets } from './secrets.ts'
import type { StoredArtifact } from './storedArtifact.ts'
import { writeCommit, type Draft } from './writing.ts'

/** GitHub's own committer: what the web editor, "Update branch" and the merge button leave behind. */
export const webFlow: Person = { name: 'GitHub', email: 'noreply@github.com' }

/**
 * One small GitHub: accounts, repositories and the objects they share. Verbs tell a story and keep everything that GitHub would keep of
 * it (activity, runs, timeline), so that a test never sets up two facts which contradict each other. Pull requests: `pulls.ts`.
 */
export class World {
  readonly clock: SimulatedClock
  readonly store: ObjectStore = emptyStore()
  readonly members = new Map<number, Member>()
  readonly repositories = new Map<string, Repository>()
  readonly teams = new Map<string, Team>()
  readonly artifacts: StoredArtifact[] = []
  readonly attestations: StoredAttestation[] = []
  readonly #renamed = new Map<string, Repository>()
  #lastId = 1000

  constructor(start?: string) {
    this.clock = new SimulatedClock(start)
    this.account('web-flow', { id: 19864447, emails: [webFlow.email] })
    this.account('github-actions', { id: 41898282, type: 'Bot' })
  }

  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** The account of that login, made on first mention. */
  account(login: string, given: { id?: number; type?: AccountType; name?: string; emails?: string[] } = {}): Member {
    const known = this.findAccount(login)
    if (known) return known
    const name = given.name ?? login.charAt(0).toUpperCase() + login.slice(1)
    const member: Member = {
      id: given.id ?? this.nextId(),
      login,
      type: given.type ?? 'User',
      name,
      emails: given.emails ?? [`${login}@acme.example`],
      deleted: false,
    }
    this.members.set(member.id, member)
    return member
  }

  findAccount(login: string): Member | null {
    const wanted = login.toLowerCase()
    return [...this.members.values()].find((member) => !member.deleted && member.login.toLowerCase() === wanted) ?? null
  }

  /** Null for the ghost of a deleted account. */
  member(id: number | null): Member | null {
    const member = id === null ? undefined : this.members.get(id)
    return member && !member.deleted ? member : null
  }

  /** Whom GitHub maps an e-mail address to; addresses are text, and anybody can type them into a commit. */
  memberByEmail(email: string): Member | null {
    const wanted = email.toLowerCase()
    return [...this.members.values()].find((member) => !member.deleted && member.emails.includes(wanted)) ?? null
  }

  person(who: Who): Person {
    if (typeof who !== 'string') return who
    const member = this.account(who)
    return { name: member.name, email: member.emails[0] ?? `${member.id}+${member.login}@users.noreply.github.com` }
  }

  deleteAccount(login: string): void {
    this.account(login).deleted = true
  }

  repository(name: string, given: { private?: boolean; parent?: string; writers?: string[]; files?: Record<string, string> } = {}): Repository {
    const known = this.repositories.get(name.toLowerCase())
    if (known) return known
    const [owner = '', short = ''] = name.split('/')
    const repository: Repository = {
      id: this.nextId(),
      owner,
      name: short,
      private: given.private ?? false,
      defaultBranch: 'main',
      parent: given.parent ?? null,
      deleted: false,
      archived: false,
      writers: new Set((given.writers ?? []).map((login) => this.account(login).id)),
      branches: new Map(),
      tags: new Map(),
      pulls: new Map(),
      merged: new Map(),
      activity: [],
      runs: [],
      statuses: [],
      checks: [],
      issues: [],
      comments: [],
      rules: [],
      classic: new Map(),
      secrets: noSecrets(),
      queue: [],
      environments: [],
      deployments: [],
    }
    if (!this.findAccount(owner)) this.account(owner, { type: given.parent ? 'User' : 'Organization' })
    this.repositories.set(name.toLowerCase(), repository)
    const parent = given.parent ? this.repository(given.parent) : null
    if (parent) for (const [branch, sha] of parent.branches) repository.branches.set(branch, sha)
    else repository.branches.set('main', this.commit(repository, { by: 'root', parents: [], changes: given.files ?? {}, message: 'Begin' }).sha)
    return repository
  }

  /** Under its former name it is found as long as nobody takes that name. */
  renameRepository(repository: Repository, name: string): void {
    const before = fullName(repository).toLowerCase()
    const [owner = '', short = ''] = name.split('/')
    this.repositories.delete(before)
    repository.owner = owner
    repository.name = short
    this.account(owner, { type: 'Organization' })
    this.repositories.set(name.toLowerCase(), repository)
    this.#renamed.set(before, repository)
  }

  repositoryAt(name: string, followsRenames: boolean): Repository | null {
    const wanted = name.toLowerCase()
    return this.repositories.get(wanted) ?? (followsRenames ? this.#renamed.get(wanted) : undefined) ?? null
  }

  team(name: string, members: string[], given: { privacy?: Team['privacy']; parent?: string; pending?: string[] } = {}): Team {
    const [org = '', slug = ''] = name.split('/')
    const ids = (logins: string[]): Set<number> => new Set(logins.map((login) => this.account(login).id))
    const team: Team = {
      id: this.nextId(),
      org,
      slug,
      privacy: given.privacy ?? 'VISIBLE',
      members: ids(members),
      pending: ids(given.pending ?? []),
      parent: given.parent ?? null,
    }
    this.teams.set(name.toLowerCase(), team)
    return team
  }

  /** Active members, those of child teams included; invitations are not memberships. */
  teamMembers(team: Team): Member[] {
    const all = new Set(team.members)
    for (const child of this.teams.values()) {
      if (child.org === team.org && child.parent === team.slug) for (const member of this.teamMembers(child)) all.add(member.id)
    }
    return [...all].map((id) => this.member(id)).filter((member) => member !== null)
  }

  /** A commit that no branch points to yet. Objects are shared by all repositories, so the name of this one only helps the reader. */
  commit(_repository: Repository, draft: Draft): Commit {
    return writeCommit(this, draft)
  }

  tip(repository: Repository, branch: string): string {
    const sha = repository.branches.get(branch)
    if (sha === undefined) throw new Error(`no branch ${branch} in ${fullName(repository)}`)
    return sha
  }

  /** Commits on the branch and moves it: the ordinary push. A branch that does not exist yet starts at `from` (default: the default branch). */
  push(repository: Repository, branch: string, draft: Draft & { pusher?: string; from?: string }): Commit {
    const start = repository.branches.get(branch) ?? this.tip(repository, draft.from ?? repository.defaultBranch)
    const commit = this.commit(repository, { parents: [start], ...draft })
    this.moveBranch(repository, branch, commit.sha, draft.pusher ?? (typeof draft.by === 'string' ? draft.by : 'web-flow'))
    return commit
  }

  /** Points the branch elsewhere; `forced` when the old tip is not an ancestor is the story's to say. */
  moveBranch(repository: Repository, branch: string, to: string, pusher: string, type: Activity['type'] = 'push'): Activity {
    const before = repository.branches.get(branch) ?? null
    commitAt(this.store, to)
    repository.branches.set(branch, to)
    const activity: Activity = {
      id: this.nextId(),
      ref: `refs/heads/${branch}`,
      before: before ?? '0'.repeat(40),
      after: to,
      at: this.clock.tick(),
      actor: this.account(pusher).id,
      type: before === null ? 'branch_creation' : type,
    }
    repository.activity.push(activity)
    this.#followHeads(repository, branch, activity)
    return activity
  }

  /** Open pull requests from the branch keep the head they had; GitHub closes them, which is the story's to tell. */
  deleteBranch(repository: Repository, branch: string, by: string): void {
    const activity = this.moveBranch(repository, branch, this.tip(repository, branch), by, 'branch_deletion')
    activity.after = '0'.repeat(40)
    repository.branches.delete(branch)
  }

  #followHeads(repository: Repository, branch: string, activity: Activity): void {
    for (const home of this.repositories.values()) {
      for (const pull of home.pulls.values()) {
        if (pull.state !== 'OPEN' || pull.head.repository !== fullName(repository) || pull.head.branch !== branch) continue
        pull.head.sha = activity.after
        pull.frozenBase = this.tip(home, pull.base)
        pull.updatedAt = activity.at
        if (activity.type === 'force_push') {
          const detail = { before: activity.before, after: activity.after, ref: branch }
          pull.timeline.push({ id: this.nextId(), type: 'HeadRefForcePushedEvent', at: activity.at, actor: activity.actor, detail })
        }
      }
    }
  }

  /** Replaces the tip: `to` an existing commit, or a new one on `onto` (default: the parent of the old tip). */
  forcePush(repository: Repository, branch: string, force: { by: string; to: string } | (Draft & { pusher?: string; onto?: string })): Commit {
    if ('to' in force) {
      this.moveBranch(repository, branch, force.to, force.by, 'force_push')
      return commitAt(this.store, force.to)
    }
    const onto = force.onto ?? commitAt(this.store, this.tip(repository, branch)).parents[0]
    const commit = this.commit(repository, { parents: onto === undefined ? [] : [onto], ...force })
    this.moveBranch(repository, branch, commit.sha, force.pusher ?? (typeof force.by === 'string' ? force.by : 'web-flow'), 'force_push')
    return commit
  }

  /** A workflow run; `triggeringActor` and `attempt` differ from the first attempt's when somebody re-ran it. */
  startRun(repository: Repository, run: Partial<WorkflowRun> & { event: string; by: string; headSha: string; headBranch: string }): WorkflowRun {
    const { by, ...given } = run
    const actor = this.account(by).id
    const made: WorkflowRun = {
      id: this.nextId(),
      name: 'gate',
      headRepository: fullName(repository),
      actor,
      triggeringActor: actor,
      attempt: 1,
      earlier: [],
      createdAt: this.clock.tick(),
      conclusion: 'success',
      jobs: [],
      reviews: [],
      ...given,
    }
    repository.runs.push(made)
    return made
  }

  /** A rule of the branch that requires a status, optionally from one app. */
  requireStatus(repository: Repository, branch: string, context: string, app: number | null = null): void {
    const required = app === null ? { context } : { context, integration_id: app }
    const parameters = { required_status_checks: [required], strict_required_status_checks_policy: false }
    repository.rules.push({ branch, type: 'required_status_checks', parameters })
  }
}
