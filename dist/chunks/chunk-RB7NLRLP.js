import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  asApproval,
  attempts,
  caseNeeds,
  caseOf,
  controlById,
  defineControl,
  defineSubjectControl,
  deploymentCaseOf,
  instant,
  nobodyDeploys,
  peopleNeeds,
  ruleOf,
  signOffOf,
  teamNeeds,
  untoldReason
} from "./chunk-H5NMOGC6.js";

// src/controls/breakGlass.ts
var about = "The glass was to be broken for: {reason}.";
var messages = {
  ...nobodyDeploys,
  ...attempts,
  broken: { kind: "counted", text: "{people|and} broke the glass as {roles|and} for: {reason}" },
  followUp: {
    kind: "warning",
    text: "Blocked by {controls|and}, and let through in an emergency. The normal sign-off has to follow by {due}."
  },
  unsigned: {
    kind: "missing",
    text: `${about} {role}: {found} of {required} signed.`,
    short: "{missing} {missing|sign-off|sign-offs} from {role} to break the glass",
    todo: "Somebody with the role {role} who neither contributed nor deploys approves; or leave the glass whole."
  },
  notAllowed: {
    kind: "broken",
    text: `${about} The policy has no break-glass.`,
    short: "the policy has no break-glass",
    todo: "Satisfy what is missing, or add `break-glass` to the policy through a pull request."
  },
  notPossible: {
    kind: "note",
    text: `${about} What could not be evaluated cannot be overridden, nor does a policy grant it that contradicts itself or was not reviewed.`
  }
};
var breakGlassId = "break-glass";
var shared = {
  id: breakGlassId,
  title: "A blocked change or deployment was let through in an emergency, signed by a second person, and has to be made good",
  rationale: "Where there is no emergency path people build one: a shared administrator, a rule switched off for a minute. A glass that is broken in the open, with a reason, a second person and a due time, is the smaller evil.",
  mappings: [],
  version: 1,
  since: "0.2.0",
  options: () => ({ section: null, reason: "", blocking: [], rules: [], coAuthors: "contributor" }),
  messages
};
var breakGlassOfChange = defineControl({
  ...shared,
  scope: "change",
  needs: ({ section }, { roster }) => section === null ? [] : [...caseNeeds(roster), ...teamNeeds(roster)],
  evaluate(facts, options, context) {
    if (options.section === null) return notAllowed(options);
    const found = caseOf(facts, context, options.coAuthors);
    return concluded(options, options.section, signOffOf(options.section.roles, found), context.at);
  }
});
var breakGlassOfDeployment = defineSubjectControl({
  ...shared,
  scope: "deployment",
  needs: (options, context) => options.section === null ? [] : peopleNeeds(options, context),
  evaluate(facts, options, context) {
    const rule = ruleOf(options, context);
    if (options.section === null || rule === null) return notAllowed(options);
    const found = deploymentCaseOf(facts, options, rule, context);
    const { deployers, contributors, roles } = found;
    const inAttempt = found.standing(Object.keys(options.section.roles));
    const isDeployer = (key) => deployers.unnamed.length > 0 || deployers.found.some(({ person }) => person.key === key);
    const excluded = (key) => isDeployer(key) || contributors.of(key) !== null;
    const standing = inAttempt.people.filter(
      ({ person, approved, rejected }) => approved.length > 0 && rejected.length === 0 && !excluded(person.key)
    );
    const approvals = standing.map((opinion) => asApproval(opinion, context.at, context.subject.commit));
    const signOff = signOffOf(options.section.roles, { approvals, roles, contributors: { of: (key) => excluded(key) ? key : null } });
    return concluded(options, options.section, signOff, context.at, untoldReason(inAttempt, facts));
  }
});
function notAllowed({ reason }) {
  return { verdict: "fail", because: [{ message: "notAllowed", data: { reason }, facts: ["/breakGlass"] }] };
}
var hour = 60 * 60 * 1e3;
function concluded(options, section, signOff, at, untold = []) {
  const { reason, blocking } = options;
  const [first, ...rest] = signOff.empty.map(({ role, required, found, missing }) => ({
    message: "unsigned",
    data: { reason, role, required, found, missing },
    facts: ["/breakGlass"]
  }));
  if (first !== void 0) return { verdict: "pending", because: [first, ...rest, ...untold] };
  const people = [...new Set(signOff.filled.map(({ approval }) => approval.person.name))];
  if (people.length === 0) throw new Error("the glass was broken by nobody");
  const due = new Date(instant(at) + section["follow-up-hours"] * hour).toISOString().replace(".000Z", "Z");
  const because = [
    {
      message: "broken",
      data: { people, roles: Object.keys(section.roles), reason },
      facts: ["/breakGlass", ...signOff.filled.map(({ approval }) => approval.fact)]
    },
    { message: "followUp", data: { controls: blocking, due }, facts: [] }
  ];
  return { verdict: "pass", because };
}

// src/controls/policyReadable.ts
var policyReadable = {
  id: "policy-readable",
  title: "The policy was read, and says who is who without contradiction",
  version: 1,
  messages: {
    problem: {
      kind: "broken",
      text: "{file}: {message} ({code}).",
      short: "the policy has an error: {message}",
      todo: "Fix {file} on the base branch: {message}. Until then every pull request stays blocked."
    },
    missing: {
      kind: "broken",
      text: "There is no policy at {file} on the base branch, so nothing can be judged ({code}).",
      short: "there is no policy at {file}",
      todo: "Add {file} to the base branch; the command `countersign init` writes a starter."
    },
    twoPeople: {
      kind: "broken",
      text: "The account {login} is listed under both {first} and {second}; one account is one person.",
      short: "the account {login} is listed under two people",
      todo: "Remove {login} from {first} or from {second} in the policy."
    },
    loginMoved: {
      kind: "broken",
      text: "The login {login} now belongs to another account: the policy lists the id {listed}, GitHub says {now}.",
      short: "the login {login} now belongs to another account",
      todo: "Find out who {login} is now, then correct the login or its id in the policy."
    },
    noAccount: {
      kind: "broken",
      text: "No account of {person} exists any more, so their approvals and their commits could not be told to be by one person.",
      short: "{person} has no account that exists",
      todo: "Correct the accounts of {person} in the policy."
    },
    unknownLogin: { kind: "warning", text: "The login {login} in the policy belongs to nobody; it grants nothing." },
    clean: { kind: "note", text: "The policy was read without problems." }
  }
};

// src/controls/runner.ts
var runnerId = "runner";
var runnerMessages = {
  unavailable: {
    kind: "broken",
    text: "{what} could not be read: {request} answered {status} ({detail}).",
    short: "{what} could not be read",
    todo: "Make {what} readable: {request} answered {status} ({detail}). Then run the gate again."
  },
  unanswered: {
    kind: "broken",
    text: "{what} could not be read: {request} got no answer ({detail}).",
    short: "{what} could not be read",
    todo: "Run the gate again; {request} got no answer ({detail})."
  },
  unasked: {
    kind: "broken",
    text: "{what} is not known: {detail}.",
    short: "{what} is not known",
    todo: "Find out why {what} is not known ({detail}), then run the gate again."
  },
  teamUnavailable: {
    kind: "broken",
    text: "Team {team} is not readable with this token: {request} answered {status} ({detail}). That the token cannot see a team does not mean that nobody is in it.",
    short: "team {team} is not readable with this token",
    todo: "Do one of three things for team {team}: give the gate an organisation token of an app with members:read (input org-token), keep a role snapshot (a list of its members) in a central policy, or list the members in the policy."
  },
  notCollected: {
    kind: "broken",
    text: "The fact {fact} was needed and is missing from the facts.",
    short: "a needed fact is missing: {fact}",
    todo: "Run the gate again; if {fact} stays missing, report it as an error of the gate."
  },
  crashed: {
    kind: "broken",
    text: "This control stopped before it reached a conclusion: {detail}.",
    short: "a control stopped before it reached a conclusion",
    todo: "Run the gate again; if it stops again, report it as an error of the gate."
  },
  nothingEvaluated: {
    kind: "broken",
    text: "No control was evaluated, and nothing passes unexamined.",
    short: "no control was evaluated",
    todo: "See that the policy governs the base branch."
  },
  unsealed: {
    kind: "broken",
    text: "Evidence could not be signed: {detail}, expected {expected}.",
    short: "evidence could not be signed",
    todo: "Mend the signing: {remedy}. Then run the gate again. This says nothing about the change itself."
  },
  unstored: {
    kind: "broken",
    text: "The evidence was sealed, and no store took it: {detail}, expected {expected}.",
    short: "evidence could not be stored",
    todo: "Make room for the evidence: {remedy}. Then run the gate again. This says nothing about the change itself."
  },
  unledgered: {
    kind: "broken",
    text: "The evidence was sealed, and the ledger did not take it: {detail}, expected {expected}.",
    short: "evidence could not be entered in the ledger",
    todo: "Mend the ledger: {remedy}. Then run the gate again. This says nothing about the change itself."
  },
  unrecorded: {
    kind: "broken",
    text: "The override was signed, and its follow-up could not be recorded: {detail}, expected {expected}.",
    short: "the follow-up of the override could not be recorded",
    todo: "Make room for the issue: {remedy}. Then run the gate again."
  },
  unattested: {
    kind: "note",
    text: "The record is signed and kept, and GitHub's attestation store did not take it: {detail}. `gh attestation verify` finds it only with `--bundle evidence.sigstore.json`."
  },
  environmentUngoverned: {
    kind: "broken",
    text: "No deployment rule of the policy names the environment {environment}.",
    short: "the environment {environment} is not governed by this policy",
    todo: "Correct the name {environment} in the workflow, or add a rule for it under `deployments` in the policy on the default branch."
  },
  ungoverned: { kind: "note", text: "Policy {policy} does not govern the branch {branch}." },
  sameEitherWay: {
    kind: "note",
    text: "Team {team} could not be read ({request}); where the answer is the same with nobody and with everybody in it, that did not matter."
  },
  mergedWithout: {
    kind: "broken",
    text: "The change was merged before everything that was due had been given; what comes after the merge does not count for it.",
    short: "merged without what was due",
    todo: "Have the merged change reviewed in a pull request of its own, or revert it."
  },
  readyBy: {
    kind: "note",
    text: "Approved by {people|and}; every rule that applies is satisfied ({controls} {controls|control|controls} passed).",
    short: "approved by {people|and}"
  },
  ready: {
    kind: "note",
    text: "Every rule that applies is satisfied ({controls} {controls|control|controls} passed).",
    short: "every rule that applies is satisfied"
  }
};

// src/controls/catalogue.ts
function messageOf(control, message) {
  const own = catalogueOf(control);
  for (const catalogue of [own, runnerMessages]) {
    if (catalogue !== void 0 && Object.hasOwn(catalogue, message)) return catalogue[message] ?? null;
  }
  return null;
}
function catalogueOf(control) {
  if (control === policyReadable.id) return policyReadable.messages;
  return control === breakGlassId ? breakGlassOfChange.messages : controlById(control)?.messages;
}
var fillingOf = (control, data) => ({ ...data, ...controlById(control)?.words?.(data) });

export {
  breakGlassId,
  breakGlassOfChange,
  breakGlassOfDeployment,
  policyReadable,
  runnerId,
  messageOf,
  fillingOf
};
