import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  iso_exports
} from "./chunk-PTUAJRSL.js";
import {
  _enum,
  array,
  boolean,
  int,
  literal,
  record,
  strictObject,
  string
} from "./chunk-5YLJAEBO.js";

// src/workflow/options.ts
var defaultBoundary = {
  environments: null,
  secrets: null,
  release: { branches: null, tags: [], mergeGroup: "development" },
  identities: [],
  trusted: [],
  strict: false,
  developmentSecrets: [],
  undetermined: { environment: "fail", inherit: "fail", "whole-context": "fail", unreadable: "fail", identity: "note", tag: "fail", flow: "note" },
  changesOnly: false,
  exceptions: []
};

// src/controls/options.ts
var seats = record(string().min(1), int().min(1).max(50)).refine((roles) => Object.keys(roles).length > 0, "a map that names at least one role").meta({ minProperties: 1 });
var text = string().min(1).max(500);
var date = iso_exports.date("a date as YYYY-MM-DD");
var pattern = string().min(1).max(1024);
var patterns = array(pattern).min(1).max(1e3);
var signOffRule = strictObject({
  name: string().min(1).max(200).optional().describe('What people read in the report: "Ledger code".'),
  paths: patterns.optional().describe("Glob patterns, `!` negates; without wildcards: that path and all below it. Both names of a rename count. No paths: every change."),
  branches: patterns.optional().describe("Base branches the rule is for; all given conditions must hold."),
  roles: seats.describe("How many distinct people of each role must sign off; one person fills one seat.")
});
var guard = strictObject({
  paths: patterns.default([".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"]).describe("More guarded paths. The policy file, `.github/workflows/**` and `.github/actions/**` are always guarded."),
  roles: seats.optional().describe("Who must sign off. Default: one of `policy-owner` if that role exists, else one more independent approval.")
});
var changesOptions = strictObject({
  branches: patterns.optional().describe("Governed base branches. Default: every branch."),
  approvals: int().min(1).max(50).default(1).describe("How many independent people must approve, always."),
  independence: _enum(["strict", "pairwise"]).default("strict").describe("`strict`: nobody who contributed counts. `pairwise`: everybody who contributed has that many approvers who are other people."),
  "co-authors": _enum(["contributor", "ignore"]).default("contributor").describe("What a co-author trailer makes of the person it names."),
  unattributed: _enum(["block", "extra-approval"]).default("block").describe("What follows from a commit nobody can be named for."),
  agents: _enum(["extra-approval", "block"]).default("extra-approval").describe("What follows from a pull request by a bot or app whose human is unknown."),
  "sign-off": array(signOffRule).max(1e3).default([]).describe("Which roles must sign off, and when. All matching rules merge: per role the highest count."),
  objections: _enum(["block", "ignore"]).default("block").describe("What an outstanding change request does, when it is by someone whose approval could count."),
  guard: guard.prefault({}).describe("What protects the gate itself.")
});

// src/controls/boundarySections.ts
var names = array(text).max(100);
var filePath = string().regex(
  /^(?!\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[^\\]{1,1024}$/,
  "a path from the root of the repository, such as .github/workflows/plan.yml"
);
var release = strictObject({
  branches: array(text).max(100).optional().describe("Branches that hold reviewed code only. Default: the default branch and those that branch rules protect."),
  tags: names.default([]).describe("Tags that hold reviewed code only."),
  "merge-group": _enum(["development", "release"]).default("development").describe("Whether a merge queue run counts as release.")
});
var doubt = (what, fallback) => _enum(["fail", "note"]).default(fallback).describe(what);
var undetermined = strictObject({
  environment: doubt("An environment name that cannot be determined.", "fail"),
  inherit: doubt("Secrets inherited by a workflow that cannot be read.", "fail"),
  "whole-context": doubt("The whole secrets context handed on.", "fail"),
  unreadable: doubt("A called workflow that is missing, leads back to itself, or is not pinned and is handed something.", "fail"),
  identity: doubt("A role or identity held in a variable.", "note"),
  tag: doubt("A tag while tag rules are unknown.", "fail"),
  flow: doubt("Outputs of a production job used elsewhere.", "note")
});
var trusted = string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})(?:\/[\w.-]{1,100})?$/, "an owner or owner/repository, such as acme");
var production = strictObject({
  environments: patterns.optional().describe("Names of production environments. Default: prod, production, prd or live as a whole word."),
  secrets: patterns.optional().describe("Names of production secrets. Default: PROD, PRODUCTION, PRD or LIVE as a whole part between underscores."),
  release: release.optional().describe("Refs that hold reviewed code only."),
  identities: names.default([]).describe("Identities that mean production: role ARNs, client ids, vault paths; `*` is a wildcard."),
  trusted: array(trusted).max(100).default([]).describe("Owners, or owner/repository, whose workflows need no pinning to a commit."),
  strict: boolean().default(false).describe("Whether every secret not listed in development-secrets counts as production."),
  "development-secrets": names.default([]).describe("Secrets that are not production when `strict` is true."),
  "changes-only": boolean().default(false).describe("Whether findings that the base already has are only noted."),
  undetermined: undetermined.prefault({}).describe("What follows from what could not be determined: `fail` or `note`.")
}).describe('What "production secret" and "development workflow" mean here.');
var exception = strictObject({
  control: literal("production-secret-boundary").describe("The only control that can be excepted."),
  file: filePath.describe("The workflow file it is for."),
  job: text.optional().describe("The job it is for. Default: every job of the file."),
  reason: text.describe("Why; shown in every record it touches."),
  "approved-by": text.describe("Who answers for the exception."),
  expires: date.describe("Last day, UTC, valid to its end.")
});
var exceptions = array(exception).max(100).describe("Dated, reasoned, owned exceptions to the secret boundary.");
function boundaryOptions(policy) {
  const { production: section, exceptions: excepted = [] } = policy;
  return { ...section === void 0 ? defaultBoundary : written(section), exceptions: excepted.map(exceptionOf) };
}
var written = (section) => ({
  environments: section.environments ?? null,
  secrets: section.secrets ?? null,
  release: {
    branches: section.release?.branches ?? null,
    tags: section.release?.tags ?? [],
    mergeGroup: section.release?.["merge-group"] ?? "development"
  },
  identities: section.identities,
  trusted: section.trusted,
  strict: section.strict,
  developmentSecrets: section["development-secrets"],
  undetermined: section.undetermined,
  changesOnly: section["changes-only"]
});
var exceptionOf = ({ file, job, reason, "approved-by": approvedBy, expires }) => ({
  file,
  job: job ?? null,
  reason,
  approvedBy,
  expires
});

export {
  defaultBoundary,
  seats,
  text,
  date,
  patterns,
  changesOptions,
  production,
  exceptions,
  boundaryOptions
};
