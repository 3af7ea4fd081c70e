import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ZodISODate,
  ZodISODateTime,
  ZodISODuration,
  ZodISOTime,
  _enum,
  _isoDate,
  _isoDateTime,
  _isoDuration,
  _isoTime,
  array,
  int,
  record,
  strictObject,
  string
} from "./chunk-6IBO6ZP4.js";
import {
  __export
} from "./chunk-6DG7BXTN.js";

// node_modules/zod/v4/classic/iso.js
var iso_exports = {};
__export(iso_exports, {
  ZodISODate: () => ZodISODate,
  ZodISODateTime: () => ZodISODateTime,
  ZodISODuration: () => ZodISODuration,
  ZodISOTime: () => ZodISOTime,
  date: () => date,
  datetime: () => datetime,
  duration: () => duration,
  time: () => time
});
function datetime(params) {
  return _isoDateTime(ZodISODateTime, params);
}
function date(params) {
  return _isoDate(ZodISODate, params);
}
function time(params) {
  return _isoTime(ZodISOTime, params);
}
function duration(params) {
  return _isoDuration(ZodISODuration, params);
}

// src/controls/options.ts
var seats = record(string().min(1), int().min(1).max(50)).refine((roles) => Object.keys(roles).length > 0, "a map that names at least one role").meta({ minProperties: 1 });
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

export {
  iso_exports,
  seats,
  patterns,
  changesOptions
};
