import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  gitBlobId,
  gitTreeId
} from "./chunk-HCM2LTGW.js";

// src/simulator/protection.ts
var isProtected = ({ rules, classic }, branch) => classic.has(branch) || rules.some((rule) => rule.branch === branch);
var hasProtection = ({ rules, classic }) => rules.length > 0 || classic.size > 0;
function rulesetsOf(repository) {
  const branches = [...new Set(repository.rules.map(({ branch }) => branch))];
  return branches.map((branch) => ({ branch, rules: repository.rules.filter((rule) => rule.branch === branch) }));
}

// src/simulator/environments.ts
var environmentNamed = (repository, name) => repository.environments.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null;
function setEnvironment(world, repository, name, given = {}) {
  const known = environmentNamed(repository, name);
  const at = world.clock.tick();
  const made = {
    id: known?.id ?? world.nextId(),
    name: known?.name ?? name,
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
    reviewers: (given.reviewers ?? []).map((who) => reviewerOf(world, who)),
    preventSelfReview: given.preventSelfReview ?? false,
    waitMinutes: given.waitMinutes ?? 0,
    refs: given.refs === void 0 || given.refs === "protected" ? given.refs ?? null : given.refs.map((one) => policyOf(world, one)),
    customRules: (given.customRules ?? []).map((app2) => ({ id: world.nextId(), app: app2 })),
    adminsBypass: given.adminsBypass ?? true
  };
  if (known) return Object.assign(known, made);
  repository.environments.push(made);
  return made;
}
function mayDeploy(repository, { refs }, ref) {
  if (refs === null) return true;
  if (refs === "protected") return repository.branches.has(ref) && (!hasProtection(repository) || isProtected(repository, ref));
  const kind = repository.branches.has(ref) ? "branch" : "tag";
  return refs.some(({ name, type }) => type === kind && isLike(name, ref));
}
function isLike(pattern, ref) {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*");
  return new RegExp(`^${source}$`).test(ref);
}
function reviewerOf(world, who) {
  if (!who.includes("/")) return { type: "User", id: world.account(who).id };
  const team = world.teams.get(who.toLowerCase());
  if (!team) throw new Error(`no team ${who}`);
  return { type: "Team", id: team.id };
}
var policyOf = (world, given) => typeof given === "string" ? { id: world.nextId(), name: given, type: "branch" } : { id: world.nextId(), name: given.tag, type: "tag" };

// src/simulator/clock.ts
var SimulatedClock = class {
  #milliseconds;
  constructor(start = "2026-11-20T09:00:00Z") {
    this.#milliseconds = Date.parse(start);
  }
  /** RFC 3339 UTC in whole seconds, as GitHub's APIs print times. */
  now() {
    return new Date(this.#milliseconds).toISOString().replace(".000Z", "Z");
  }
  /** The form of the `Date` header. */
  httpDate(offsetSeconds = 0) {
    return new Date(this.#milliseconds + offsetSeconds * 1e3).toUTCString();
  }
  advance(seconds) {
    this.#milliseconds += seconds * 1e3;
  }
  /** Each verb of the world takes a second, so that no two events share a time unless a story asks for it. */
  tick() {
    this.advance(1);
    return this.now();
  }
  set(time) {
    this.#milliseconds = Date.parse(time);
  }
};

// src/simulator/git.ts
import { createHash } from "node:crypto";
var emptyStore = () => ({
  blobs: /* @__PURE__ */ new Map(),
  trees: /* @__PURE__ */ new Map(),
  commits: /* @__PURE__ */ new Map(),
  treeIds: /* @__PURE__ */ new WeakMap(),
  renames: /* @__PURE__ */ new Set(),
  ranges: /* @__PURE__ */ new Map(),
  mergeBases: /* @__PURE__ */ new Map(),
  logs: /* @__PURE__ */ new Map()
});
function storeBlob(store, content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const id = gitBlobId(bytes);
  store.blobs.set(id, bytes);
  return id;
}
var objectId = (type, body) => createHash("sha1").update(`${type} ${body.length}\0`).update(body).digest("hex");
function entriesBelow(files, prefix) {
  const rows = /* @__PURE__ */ new Map();
  const folders = /* @__PURE__ */ new Map();
  for (const [path, { mode, blob }] of files) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...rest] = path.slice(prefix.length).split("/");
    if (rest.length === 0) rows.set(name, { mode, name, oid: blob });
    else folders.set(name, (folders.get(name) ?? /* @__PURE__ */ new Map()).set(rest.join("/"), { mode, blob }));
  }
  for (const [name, below] of folders) rows.set(name, { mode: "40000", name, oid: folderId(below, "") });
  return [...rows.values()];
}
var folderId = (files, prefix) => gitTreeId(entriesBelow(files, prefix));
function storeTree(store, files) {
  const id = store.treeIds.get(files) ?? folderId(files, "");
  store.treeIds.set(files, id);
  store.trees.set(id, files);
  return id;
}
var stamp = (person, time) => `${person.name} <${person.email}> ${Date.parse(time) / 1e3} +0000`;
function storeCommit(store, commit) {
  const tree = storeTree(store, commit.files);
  const signature = commit.signature ? [`gpgsig simulated ${commit.signature.byGitHub ? "GitHub" : commit.signature.signer}`] : [];
  const header = [`tree ${tree}`, ...commit.parents.map((parent) => `parent ${parent}`)];
  const people = [`author ${stamp(commit.author, commit.authoredAt)}`, `committer ${stamp(commit.committer, commit.committedAt)}`];
  const body = [...header, ...people, ...signature, "", `${commit.message}
`].join("\n");
  const stored = { ...commit, tree, sha: objectId("commit", new TextEncoder().encode(body)) };
  store.commits.set(stored.sha, stored);
  return stored;
}
function commitAt(store, sha) {
  const commit = store.commits.get(sha);
  if (!commit) throw new Error(`no commit ${sha} in this world`);
  return commit;
}

// src/simulator/model.ts
var fullName = (repository) => `${repository.owner}/${repository.name}`;

// src/simulator/secrets.ts
var noSecrets = () => ({ repository: [], organization: [], dependabot: [], environments: /* @__PURE__ */ new Map() });

// src/simulator/writing.ts
function edited(desk, before, changes) {
  if (Object.keys(changes).length === 0) return before;
  const files = new Map(before);
  for (const [path, edit] of Object.entries(changes)) {
    if (edit === null) files.delete(path);
    else files.set(path, entryFor(desk, files, path, edit));
  }
  return files;
}
function entryFor(desk, files, path, edit) {
  if (typeof edit === "string") return { mode: files.get(path)?.mode ?? "100644", blob: storeBlob(desk.store, edit) };
  const old = files.get(edit.from ?? path);
  const blob = edit.content === void 0 ? old?.blob : storeBlob(desk.store, edit.content);
  if (blob === void 0) throw new Error(`the edit of ${path} has neither content nor a file it comes from`);
  if (edit.from !== void 0) {
    files.delete(edit.from);
    if (old) desk.store.renames.add(`${old.blob} ${blob}`);
  }
  return { mode: edit.mode ?? old?.mode ?? "100644", blob };
}
var trailers = (desk, coAuthors) => coAuthors.map((who) => desk.person(who)).map((person) => `
Co-authored-by: ${person.name} <${person.email}>`).join("");
function writeCommit(desk, draft) {
  const parents = draft.parents ?? [];
  const first = parents[0];
  const before = first === void 0 ? /* @__PURE__ */ new Map() : commitAt(desk.store, first).files;
  const at = draft.at ?? desk.clock.tick();
  const coAuthors = draft.coAuthors ?? [];
  const title = draft.message ?? `Change ${Object.keys(draft.changes ?? {}).join(", ") || "nothing"}`;
  return storeCommit(desk.store, {
    files: edited(desk, before, draft.changes ?? {}),
    parents,
    author: desk.person(draft.by),
    committer: desk.person(draft.committer ?? draft.by),
    coAuthors: coAuthors.map((who) => desk.person(who)),
    message: coAuthors.length > 0 ? `${title}
${trailers(desk, coAuthors)}` : title,
    authoredAt: at,
    committedAt: at,
    signature: draft.signature ?? null
  });
}

// src/simulator/world.ts
var webFlow = { name: "GitHub", email: "noreply@github.com" };
var World = class {
  clock;
  store = emptyStore();
  members = /* @__PURE__ */ new Map();
  repositories = /* @__PURE__ */ new Map();
  teams = /* @__PURE__ */ new Map();
  artifacts = [];
  attestations = [];
  #renamed = /* @__PURE__ */ new Map();
  #lastId = 1e3;
  constructor(start) {
    this.clock = new SimulatedClock(start);
    this.account("web-flow", { id: 19864447, emails: [webFlow.email] });
    this.account("github-actions", { id: 41898282, type: "Bot" });
  }
  nextId() {
    this.#lastId += 1;
    return this.#lastId;
  }
  /** The account of that login, made on first mention. */
  account(login, given = {}) {
    const known = this.findAccount(login);
    if (known) return known;
    const name = given.name ?? login.charAt(0).toUpperCase() + login.slice(1);
    const member = {
      id: given.id ?? this.nextId(),
      login,
      type: given.type ?? "User",
      name,
      emails: given.emails ?? [`${login}@acme.example`],
      deleted: false
    };
    this.members.set(member.id, member);
    return member;
  }
  findAccount(login) {
    const wanted = login.toLowerCase();
    return [...this.members.values()].find((member) => !member.deleted && member.login.toLowerCase() === wanted) ?? null;
  }
  /** Null for the ghost of a deleted account. */
  member(id) {
    const member = id === null ? void 0 : this.members.get(id);
    return member && !member.deleted ? member : null;
  }
  /** Whom GitHub maps an e-mail address to; addresses are text, and anybody can type them into a commit. */
  memberByEmail(email) {
    const wanted = email.toLowerCase();
    return [...this.members.values()].find((member) => !member.deleted && member.emails.includes(wanted)) ?? null;
  }
  person(who) {
    if (typeof who !== "string") return who;
    const member = this.account(who);
    return { name: member.name, email: member.emails[0] ?? `${member.id}+${member.login}@users.noreply.github.com` };
  }
  deleteAccount(login) {
    this.account(login).deleted = true;
  }
  repository(name, given = {}) {
    const known = this.repositories.get(name.toLowerCase());
    if (known) return known;
    const [owner = "", short = ""] = name.split("/");
    const repository = {
      id: this.nextId(),
      owner,
      name: short,
      private: given.private ?? false,
      defaultBranch: "main",
      parent: given.parent ?? null,
      deleted: false,
      archived: false,
      writers: new Set((given.writers ?? []).map((login) => this.account(login).id)),
      branches: /* @__PURE__ */ new Map(),
      tags: /* @__PURE__ */ new Map(),
      pulls: /* @__PURE__ */ new Map(),
      merged: /* @__PURE__ */ new Map(),
      activity: [],
      runs: [],
      statuses: [],
      checks: [],
      issues: [],
      comments: [],
      rules: [],
      classic: /* @__PURE__ */ new Map(),
      secrets: noSecrets(),
      queue: [],
      environments: [],
      deployments: []
    };
    if (!this.findAccount(owner)) this.account(owner, { type: given.parent ? "User" : "Organization" });
    this.repositories.set(name.toLowerCase(), repository);
    const parent = given.parent ? this.repository(given.parent) : null;
    if (parent) for (const [branch, sha] of parent.branches) repository.branches.set(branch, sha);
    else repository.branches.set("main", this.commit(repository, { by: "root", parents: [], changes: given.files ?? {}, message: "Begin" }).sha);
    return repository;
  }
  /** Under its former name it is found as long as nobody takes that name. */
  renameRepository(repository, name) {
    const before = fullName(repository).toLowerCase();
    const [owner = "", short = ""] = name.split("/");
    this.repositories.delete(before);
    repository.owner = owner;
    repository.name = short;
    this.account(owner, { type: "Organization" });
    this.repositories.set(name.toLowerCase(), repository);
    this.#renamed.set(before, repository);
  }
  repositoryAt(name, followsRenames) {
    const wanted = name.toLowerCase();
    return this.repositories.get(wanted) ?? (followsRenames ? this.#renamed.get(wanted) : void 0) ?? null;
  }
  team(name, members, given = {}) {
    const [org = "", slug = ""] = name.split("/");
    const ids = (logins) => new Set(logins.map((login) => this.account(login).id));
    const team = {
      id: this.nextId(),
      org,
      slug,
      privacy: given.privacy ?? "VISIBLE",
      members: ids(members),
      pending: ids(given.pending ?? []),
      parent: given.parent ?? null
    };
    this.teams.set(name.toLowerCase(), team);
    return team;
  }
  /** Active members, those of child teams included; invitations are not memberships. */
  teamMembers(team) {
    const all = new Set(team.members);
    for (const child of this.teams.values()) {
      if (child.org === team.org && child.parent === team.slug) for (const member of this.teamMembers(child)) all.add(member.id);
    }
    return [...all].map((id) => this.member(id)).filter((member) => member !== null);
  }
  /** A commit that no branch points to yet. Objects are shared by all repositories, so the name of this one only helps the reader. */
  commit(_repository, draft) {
    return writeCommit(this, draft);
  }
  tip(repository, branch) {
    const sha = repository.branches.get(branch);
    if (sha === void 0) throw new Error(`no branch ${branch} in ${fullName(repository)}`);
    return sha;
  }
  /** Commits on the branch and moves it: the ordinary push. A branch that does not exist yet starts at `from` (default: the default branch). */
  push(repository, branch, draft) {
    const start = repository.branches.get(branch) ?? this.tip(repository, draft.from ?? repository.defaultBranch);
    const commit = this.commit(repository, { parents: [start], ...draft });
    this.moveBranch(repository, branch, commit.sha, draft.pusher ?? (typeof draft.by === "string" ? draft.by : "web-flow"));
    return commit;
  }
  /** Points the branch elsewhere; `forced` when the old tip is not an ancestor is the story's to say. */
  moveBranch(repository, branch, to, pusher, type = "push") {
    const before = repository.branches.get(branch) ?? null;
    commitAt(this.store, to);
    repository.branches.set(branch, to);
    const activity = {
      id: this.nextId(),
      ref: `refs/heads/${branch}`,
      before: before ?? "0".repeat(40),
      after: to,
      at: this.clock.tick(),
      actor: this.account(pusher).id,
      type: before === null ? "branch_creation" : type
    };
    repository.activity.push(activity);
    this.#followHeads(repository, branch, activity);
    return activity;
  }
  /** Open pull requests from the branch keep the head they had; GitHub closes them, which is the story's to tell. */
  deleteBranch(repository, branch, by) {
    const activity = this.moveBranch(repository, branch, this.tip(repository, branch), by, "branch_deletion");
    activity.after = "0".repeat(40);
    repository.branches.delete(branch);
  }
  #followHeads(repository, branch, activity) {
    for (const home of this.repositories.values()) {
      for (const pull of home.pulls.values()) {
        if (pull.state !== "OPEN" || pull.head.repository !== fullName(repository) || pull.head.branch !== branch) continue;
        pull.head.sha = activity.after;
        pull.frozenBase = this.tip(home, pull.base);
        pull.updatedAt = activity.at;
        if (activity.type === "force_push") {
          const detail = { before: activity.before, after: activity.after, ref: branch };
          pull.timeline.push({ id: this.nextId(), type: "HeadRefForcePushedEvent", at: activity.at, actor: activity.actor, detail });
        }
      }
    }
  }
  /** Replaces the tip: `to` an existing commit, or a new one on `onto` (default: the parent of the old tip). */
  forcePush(repository, branch, force) {
    if ("to" in force) {
      this.moveBranch(repository, branch, force.to, force.by, "force_push");
      return commitAt(this.store, force.to);
    }
    const onto = force.onto ?? commitAt(this.store, this.tip(repository, branch)).parents[0];
    const commit = this.commit(repository, { parents: onto === void 0 ? [] : [onto], ...force });
    this.moveBranch(repository, branch, commit.sha, force.pusher ?? (typeof force.by === "string" ? force.by : "web-flow"), "force_push");
    return commit;
  }
  /** A workflow run; `triggeringActor` and `attempt` differ from the first attempt's when somebody re-ran it. */
  startRun(repository, run) {
    const { by, ...given } = run;
    const actor = this.account(by).id;
    const made = {
      id: this.nextId(),
      name: "gate",
      headRepository: fullName(repository),
      actor,
      triggeringActor: actor,
      attempt: 1,
      earlier: [],
      createdAt: this.clock.tick(),
      conclusion: "success",
      jobs: [],
      reviews: [],
      ...given
    };
    repository.runs.push(made);
    return made;
  }
  /** A rule of the branch that requires a status, optionally from one app. */
  requireStatus(repository, branch, context, app2 = null) {
    const required = app2 === null ? { context } : { context, integration_id: app2 };
    const parameters = { required_status_checks: [required], strict_required_status_checks_policy: false };
    repository.rules.push({ branch, type: "required_status_checks", parameters });
  }
};

// src/simulator/history.ts
function reachable(store, sha) {
  const seen = /* @__PURE__ */ new Set();
  const open = [sha];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...commitAt(store, next).parents);
  }
  return seen;
}
function commitsBetween(store, base, head) {
  const key = `${base} ${head}`;
  const made = store.ranges.get(key) ?? listBetween(store, base, head);
  store.ranges.set(key, made);
  return made;
}
function listBetween(store, base, head) {
  const known = reachable(store, base);
  const listed = [];
  const open = [{ sha: head, ready: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.ready) listed.push(commitAt(store, next.sha));
    if (known.has(next.sha)) continue;
    known.add(next.sha);
    open.push({ sha: next.sha, ready: true });
    for (const parent of commitAt(store, next.sha).parents.toReversed()) open.push({ sha: parent, ready: false });
  }
  return listed;
}
function mergeBase(store, one, two) {
  const key = `${one} ${two}`;
  const made = store.mergeBases.get(key);
  const found = made === void 0 ? findBase(store, one, two) : made;
  store.mergeBases.set(key, found);
  return found;
}
function findBase(store, one, two) {
  const known = reachable(store, one);
  const queue = [two];
  const seen = /* @__PURE__ */ new Set();
  for (let next = queue.shift(); next !== void 0; next = queue.shift()) {
    if (known.has(next)) return commitAt(store, next);
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...commitAt(store, next).parents);
  }
  return null;
}
function commitLog(store, head) {
  const known = store.logs.get(head);
  if (known) return known;
  const children = /* @__PURE__ */ new Map();
  for (const sha of reachable(store, head)) {
    for (const parent of commitAt(store, sha).parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  }
  const listed = [];
  const open = [commitAt(store, head)];
  for (let next = open.pop(); next; next = open.pop()) {
    listed.push(next);
    for (const parent of next.parents) {
      const left = (children.get(parent) ?? 1) - 1;
      children.set(parent, left);
      if (left === 0) insert(open, commitAt(store, parent));
    }
  }
  store.logs.set(head, listed);
  return listed;
}
function insert(open, commit) {
  const place = open.findIndex((one) => one.committedAt > commit.committedAt);
  open.splice(place < 0 ? open.length : place, 0, commit);
}
function changesBetween(store, before, after) {
  if (before === after) return [];
  const removed = new Map([...before].filter(([path]) => !after.has(path)));
  const changes = [];
  for (const [path, entry] of after) {
    const old = before.get(path);
    if (old) changes.push(...alteration(path, old, entry));
    else changes.push(arrival(store, path, entry, removed));
  }
  for (const [path, entry] of removed) changes.push({ path, previousPath: null, status: "removed", blob: entry.blob, was: entry.blob });
  return changes.sort((one, two) => one.path < two.path ? -1 : 1);
}
function alteration(path, before, after) {
  if (before.blob !== after.blob) return [{ path, previousPath: null, status: "modified", blob: after.blob, was: before.blob }];
  return before.mode === after.mode ? [] : [{ path, previousPath: null, status: "changed", blob: after.blob, was: before.blob }];
}
function arrival(store, path, entry, removed) {
  if (store.renames.size > 0 || removed.size > 0) {
    for (const [old, was] of removed) {
      if (was.blob !== entry.blob && !store.renames.has(`${was.blob} ${entry.blob}`)) continue;
      removed.delete(old);
      return { path, previousPath: old, status: "renamed", blob: entry.blob, was: was.blob };
    }
  }
  return { path, previousPath: null, status: "added", blob: entry.blob, was: null };
}

// src/simulator/merging.ts
var byGitHub = { valid: true, byGitHub: true, signer: "web-flow" };
var mergedFiles = (world, theirs, ours) => editsBetween(world, mergeBase(world.store, ours, theirs)?.files ?? /* @__PURE__ */ new Map(), commitAt(world.store, theirs).files);
function editsBetween(world, from, to) {
  const edits = {};
  for (const [path, entry] of to) {
    const old = from.get(path);
    if (old?.blob === entry.blob && old.mode === entry.mode) continue;
    edits[path] = { content: world.store.blobs.get(entry.blob) ?? new Uint8Array(), mode: entry.mode };
  }
  for (const path of from.keys()) if (!to.has(path)) edits[path] = null;
  return edits;
}
function landing(world, pull, by, method, tip) {
  if (method === "rebase") return rebased(world, pull, by, tip);
  const message = method === "squash" ? `${pull.title} (#${pull.number})` : `Merge pull request #${pull.number}`;
  const author = method === "squash" ? world.member(pull.author)?.login ?? by : by;
  const parents = method === "squash" ? [tip] : [tip, pull.head.sha];
  const changes = mergedFiles(world, pull.head.sha, tip);
  return [world.commit(pull.repository, { by: author, committer: webFlow, parents, changes, message, signature: byGitHub })];
}
function rebased(world, pull, by, tip) {
  const made = [];
  for (const own of commitsBetween(world.store, tip, pull.head.sha).filter((commit) => commit.parents.length === 1)) {
    const onto = made.at(-1)?.sha ?? tip;
    const changes = editsBetween(world, commitAt(world.store, own.parents[0] ?? tip).files, own.files);
    made.push(
      world.commit(pull.repository, {
        by: own.author,
        committer: by,
        coAuthors: own.coAuthors,
        parents: [onto],
        changes,
        message: own.message.split("\n")[0] ?? ""
      })
    );
  }
  const [first, ...rest] = made;
  if (!first) throw new Error(`pull request ${pull.number} has nothing to rebase`);
  return [first, ...rest];
}

// src/simulator/pulls.ts
function note(world, pull, type, by, detail = {}) {
  const event = { id: world.nextId(), type, at: world.clock.tick(), actor: world.account(by).id, detail };
  pull.timeline.push(event);
  pull.updatedAt = event.at;
  return event;
}
var nextNumber = ({ pulls, issues }) => Math.max(0, ...pulls.keys(), ...issues.map((issue) => issue.number)) + 1;
function openPullRequest(world, repository, opening) {
  const source = opening.from ? world.repository(opening.from) : repository;
  const base = opening.base ?? repository.defaultBranch;
  const at = world.clock.tick();
  const pull = {
    id: world.nextId(),
    number: opening.number ?? nextNumber(repository),
    repository,
    author: world.account(opening.by).id,
    title: opening.title ?? `Merge ${opening.head}`,
    body: "",
    head: { repository: fullName(source), branch: opening.head, sha: world.tip(source, opening.head) },
    base,
    frozenBase: world.tip(repository, base),
    state: "OPEN",
    draft: opening.draft ?? false,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    mergedAt: null,
    mergedBy: null,
    merge: null,
    mergedOnto: null,
    landed: [],
    assignees: (opening.assignees ?? []).map((login) => world.account(login).id),
    requestedReviewers: [],
    reviews: [],
    timeline: []
  };
  repository.pulls.set(pull.number, pull);
  return pull;
}
function review(world, pull, given) {
  const state = given.state ?? "APPROVED";
  const at = world.clock.tick();
  const made = {
    id: world.nextId(),
    author: world.account(given.by).id,
    state,
    submittedAt: state === "PENDING" ? null : at,
    commit: given.commit ?? pull.head.sha,
    body: given.body ?? ""
  };
  pull.reviews.push(made);
  pull.updatedAt = at;
  return made;
}
function merge(world, pull, given) {
  const tip = world.tip(pull.repository, pull.base);
  const commits = landing(world, pull, given.by, given.method ?? "merge", tip);
  return land(world, pull, given.by, commits, tip);
}
function land(world, pull, by, commits, tip, type = "pr_merge") {
  const commit = commits.at(-1) ?? commits[0];
  pull.landed = commits.map((one) => one.sha);
  pull.state = "MERGED";
  pull.merge = commit.sha;
  pull.mergedOnto = tip;
  pull.mergedBy = world.account(by).id;
  pull.mergedAt = note(world, pull, "MergedEvent", by, { commit: commit.sha, ref: pull.base }).at;
  pull.closedAt = pull.mergedAt;
  const { merged } = pull.repository;
  for (const { sha } of commitsOf(world, pull)) merged.set(sha, [...merged.get(sha) ?? [], pull.number]);
  world.moveBranch(pull.repository, pull.base, commit.sha, by, type);
  return commit;
}
var commitsOf = (world, pull) => commitsBetween(world.store, pull.mergedOnto ?? world.tip(pull.repository, pull.base), pull.head.sha);

// src/simulator/deployments.ts
function createDeployment(world, repository, given) {
  const at = world.clock.tick();
  const made = {
    id: world.nextId(),
    sha: given.sha,
    ref: given.ref ?? given.sha,
    environment: given.environment,
    originalEnvironment: given.environment,
    task: given.task ?? "deploy",
    description: given.description ?? null,
    payload: given.payload ?? {},
    creator: world.account(given.by).id,
    createdAt: at,
    updatedAt: at,
    statuses: [],
    job: given.job ?? null
  };
  repository.deployments.push(made);
  return made;
}
function addDeploymentStatus(world, repository, deployment, given) {
  if (given.state === "success" && !given.keepOthers) retire(world, repository, deployment);
  const status = {
    id: world.nextId(),
    state: given.state,
    creator: world.account(given.by).id,
    description: given.description ?? "",
    environment: given.environment ?? deployment.environment,
    environmentUrl: given.environmentUrl ?? "",
    logUrl: given.logUrl ?? "",
    at: world.clock.tick()
  };
  deployment.statuses.push(status);
  deployment.environment = status.environment;
  deployment.updatedAt = status.at;
  return status;
}
function retire(world, repository, next) {
  for (const other of repository.deployments) {
    if (other === next || other.environment.toLowerCase() !== next.environment.toLowerCase()) continue;
    if (other.statuses.at(-1)?.state !== "success") continue;
    addDeploymentStatus(world, repository, other, { by: "github-actions", state: "inactive" });
  }
}

// src/simulator/runs.ts
var app = "github-actions";
function startDeployRun(world, repository, given) {
  const ref = given.ref ?? repository.defaultBranch;
  const headSha = given.sha ?? repository.branches.get(ref) ?? repository.tags.get(ref)?.commit;
  if (headSha === void 0) throw new Error(`no branch or tag ${ref}`);
  const run = world.startRun(repository, {
    name: given.name ?? "deploy",
    event: given.event ?? "workflow_dispatch",
    by: given.by,
    headSha,
    headBranch: ref,
    conclusion: null
  });
  for (const job of given.jobs ?? [{ name: "deploy", environment: "production" }]) requestJob(world, repository, run, job);
  return run;
}
function requestJob(world, repository, run, draft) {
  const { name } = draft;
  const environment = draft.environment === void 0 ? null : bound(world, repository, draft.environment);
  if (environment && !mayDeploy(repository, environment, run.headBranch)) throw new Error(`${run.headBranch} may not deploy to ${environment.name}`);
  const isWaiting = (environment?.reviewers.length ?? 0) > 0;
  const at = world.clock.tick();
  const job = {
    id: world.nextId(),
    attempt: run.attempt,
    name,
    environment: environment?.name ?? null,
    status: isWaiting ? "waiting" : "in_progress",
    conclusion: null,
    createdAt: at,
    startedAt: at,
    completedAt: null,
    deployment: null
  };
  run.jobs.push(job);
  if (environment && draft.deployment !== false) {
    const entry = { by: app, environment: environment.name, sha: run.headSha, ref: run.headBranch, job: { run: run.id, job: job.id } };
    job.deployment = createDeployment(world, repository, entry).id;
    tell(world, repository, job, isWaiting ? "waiting" : "in_progress");
  }
  return job;
}
var bound = (world, repository, name) => environmentNamed(repository, name) ?? setEnvironment(world, repository, name);
function tell(world, repository, job, state) {
  const deployment = repository.deployments.find((one) => one.id === job.deployment);
  if (deployment) addDeploymentStatus(world, repository, deployment, { by: app, state });
}
var jobsOf = (run, attempt = run.attempt) => run.jobs.filter((job) => job.attempt === attempt);
var waitingJobs = (run) => jobsOf(run).filter((job) => job.status === "waiting");
var approveRun = (world, repository, run, given) => reviewRun(world, repository, run, "approved", given);
function reviewRun(world, repository, run, state, given) {
  const user = world.account(given.by).id;
  const environments = given.environments.map((name) => bound(world, repository, name));
  for (const environment of environments) {
    if (!isReviewer(world, environment, user)) throw new Error(`${given.by} is no reviewer of ${environment.name}`);
    if (environment.preventSelfReview && user === run.triggeringActor) throw new Error(`${given.by} started the run and may not review it`);
  }
  const names = environments.map((one) => one.name);
  settle(world, repository, run, names, state === "approved");
  run.reviews.push({ id: world.nextId(), user, state, environments: names, comment: given.comment ?? "" });
}
function isReviewer(world, environment, user) {
  return environment.reviewers.some(({ type, id }) => {
    if (type === "User") return id === user;
    const team = [...world.teams.values()].find((one) => one.id === id);
    return team !== void 0 && world.teamMembers(team).some((member) => member.id === user);
  });
}
function settle(world, repository, run, names, go) {
  const jobs = waitingJobs(run).filter((job) => job.environment !== null && names.includes(job.environment));
  if (jobs.length === 0) throw new Error(`no job of run ${run.id} waits for ${names.join(", ")}`);
  for (const job of jobs) {
    if (!go) endJob(world, repository, run, job, "failure");
    else {
      job.status = "in_progress";
      job.startedAt = world.clock.tick();
      tell(world, repository, job, "in_progress");
    }
  }
}
function finishJob(world, repository, run, name, conclusion = "success") {
  const job = jobsOf(run).find((one) => one.name === name && one.status === "in_progress");
  if (!job) throw new Error(`no job ${name} of run ${run.id} is running`);
  endJob(world, repository, run, job, conclusion);
}
function endJob(world, repository, run, job, conclusion) {
  job.status = "completed";
  job.conclusion = conclusion;
  job.completedAt = world.clock.tick();
  tell(world, repository, job, conclusion);
  const all = jobsOf(run);
  if (all.some((one) => one.status !== "completed")) return;
  run.conclusion = all.some((one) => one.conclusion === "failure") ? "failure" : "success";
}

export {
  isProtected,
  rulesetsOf,
  environmentNamed,
  setEnvironment,
  storeBlob,
  entriesBelow,
  folderId,
  storeTree,
  storeCommit,
  commitAt,
  reachable,
  commitsBetween,
  mergeBase,
  commitLog,
  changesBetween,
  fullName,
  World,
  nextNumber,
  openPullRequest,
  review,
  merge,
  commitsOf,
  createDeployment,
  addDeploymentStatus,
  startDeployRun,
  jobsOf,
  waitingJobs,
  approveRun,
  finishJob
};
