import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  anchoredAt,
  followLedger
} from "./chunk-WTA7TTIE.js";
import {
  measured,
  tell
} from "./chunk-XYPYSVAH.js";
import "./chunk-MV2YQPBY.js";
import {
  orderFacts,
  readPolicies,
  reportOn
} from "./chunk-FAP7JVNU.js";
import {
  ofPeriod
} from "./chunk-2POYII6C.js";
import "./chunk-HPRU37E5.js";
import "./chunk-6L2OPYL6.js";
import {
  evaluateRepository,
  reconciledOf
} from "./chunk-WNBIWFGB.js";
import "./chunk-HKK6H73H.js";
import {
  policyRefused
} from "./chunk-PGHQ5VCT.js";
import {
  decide,
  decisionError
} from "./chunk-RLIQJT4A.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import {
  periodOf
} from "./chunk-U6DW37H7.js";
import {
  ledgerName
} from "./chunk-ZBH72YP2.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import {
  known,
  unavailable
} from "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import "./chunk-RV7GWAIG.js";
import "./chunk-R6XCECJR.js";
import "./chunk-HQ6TEOJE.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-IXX5VV4C.js";
import "./chunk-4JN5B6PG.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/reconcile.ts
async function reconcile(occasion, settings, edge) {
  const { repository, asked } = occasion;
  const located = await edge.population.locate(repository, asked.branch);
  if (located.state === "unavailable") return { exitCode: 1, reports: [], stored: [], notice: measured(located.reason) };
  const period = periodOf(asked.since, asked.until, located.now);
  if (period === null) return { exitCode: 1, reports: [], stored: [], notice: `Could not evaluate: the period ends before it begins (by GitHub's clock it is ${located.now}).` };
  const ending = { exitCode: 0, reports: [], stored: [], notice: null };
  await tell([await judgeRepository(located.subject, period, settings, edge)], occasion, settings, edge, ending);
  return ending;
}
async function judgeRepository(subject, period, settings, edge) {
  const { policyPath } = settings;
  const [policy, deploymentsMade, read, rules] = await Promise.all([
    readPolicies(subject, policyPath, edge.collector),
    edge.population.deployments(subject, period),
    readRecords(subject, period, edge),
    edge.collector.branchRules(subject),
    edge.meanwhile(() => edge.prepare())
  ]);
  const found = read.state === "known" ? read.value.records : [];
  const names = othersIn(found, subject);
  const asked = { numbers: numbersIn(found, [repositoryPath(subject.repository), ...names], period), names, policyPath };
  const population = await edge.population.population(subject, period, asked);
  const records = read.state === "known" && population.state === "known" ? { ...read, value: ofThePeriod(read.value, population.value, deploymentsMade) } : read;
  const repository = { population, deploymentsMade, records };
  const facts = orderFacts({ schema: 1, evaluatedAt: lastAnswer(repository, period), subject, changes: [], teams: {}, accounts: known({}, []), repository });
  const decision = decisionOf(policy, facts);
  const report = await reportOn({ subject, facts, policy, decision, rules }, settings, edge);
  const reconciled = policy.state === "read" ? reconciledOf(facts, policy.policies) : null;
  const reading = { ...report.reading, lines: [...report.reading.lines, ...linesOf(repository)] };
  return { state: "judged", subject, facts, policies: policy.sources, report: { ...report, reading, ...reconciled === null ? {} : { reconciled } } };
}
function decisionOf(policy, facts) {
  if (policy.state === "unavailable") return decisionError(policy.reason);
  if (policy.state === "refused") return policyRefused(policy.problems, facts.subject);
  return decide(evaluateRepository({ facts, policies: policy.policies }));
}
async function readRecords(subject, period, edge) {
  const branch = edge.ledgerBranch;
  const [found, rewrites] = await Promise.all([
    edge.findRecords(subject, period),
    branch === null ? known([], []) : edge.population.ledgerRewrites(subject, branch, period)
  ]);
  if (found.state === "unavailable") return found;
  if (found.value === null) return noLedger(subject, branch ?? "", found.sources);
  if (rewrites.state === "unavailable") return rewrites;
  const records = [];
  const links = [];
  for await (const { path, bytes } of found.value.files()) {
    const { record, link } = await edge.readRecord(path, bytes);
    records.push(record);
    if (link !== null) links.push(link);
  }
  const whole = ledgerOf(found.value, links, edge.anchor);
  const ledger = whole === null ? null : { ...whole, rewrites: rewrites.value };
  return known({ from: found.value.from, read: records.length, ledger, records }, [...found.sources, ...rewrites.sources]);
}
function noLedger({ repository }, branch, sources) {
  const detail = "there is no such branch: no record was written to it yet, or its name or the place of the records is another";
  return unavailable({ what: `ledger ${ledgerName(repository, branch)}`, request: sources.at(-1)?.request ?? null, status: 200, detail }, sources);
}
function ledgerOf({ from, commits }, links, anchor) {
  if (links.length === 0 && !from.startsWith("ledger ") && anchor === null) return null;
  const { names, head, findings } = followLedger(links);
  const isLost = anchor !== null && anchoredAt(links, anchor) === null;
  const cut = { kind: "cut-off", index: null, detail: `the record that was kept, sha256 ${anchor}, is not in the ledger: it was cut off there, or written anew` };
  const isMixed = commits !== null && commits !== links.length;
  const mixed = { kind: "other-commits", index: null, detail: `its branch has ${commits} commits and ${links.length} ${links.length === 1 ? "record" : "records"}: a commit is no record's, or took a record away` };
  return { names, head, findings: [...findings, ...isLost ? [cut] : [], ...isMixed ? [mixed] : []] };
}
var ofThePeriod = (read, population, made) => ({
  ...read,
  records: ofPeriod(read.records, population, made?.state === "known" ? made.value : [])
});
var numbersIn = (records, names, { since, until }) => {
  const own = new Set(names.map((name) => name.toLowerCase()));
  const begin = since.includes(":") ? since : "";
  const isOfChange = ({ gate, repository }) => (gate === "merge" || gate === "pull-request") && own.has(repository.toLowerCase());
  const said = records.flatMap(({ says }) => says !== null && isOfChange(says) && says.evaluatedAt >= begin && says.evaluatedAt <= until ? says.changes : []);
  return [...new Set(said.map(({ number }) => number))].sort((one, other) => one - other);
};
var othersIn = (records, { repository }) => {
  const own = `${repository.owner}/${repository.name}`.toLowerCase();
  return [...new Set(records.flatMap(({ says }) => says === null || says.repository.toLowerCase() === own ? [] : [says.repository]))].sort().slice(0, mostNames);
};
var mostNames = 10;
function lastAnswer({ population, deploymentsMade }, { until }) {
  const sources = [population, deploymentsMade].flatMap((fact) => fact?.sources ?? []);
  return sources.reduce((last, { date }) => date !== null && date > last ? date : last, until);
}
function linesOf({ population, deploymentsMade, records }) {
  const all = (what, count) => [{ what, listed: count, total: count }];
  return [
    ...population?.state === "known" ? all("commits of the branch", population.value.commits.length) : [],
    ...population?.state === "known" ? all("moves of the branch", population.value.updates.length) : [],
    ...deploymentsMade?.state === "known" ? all("deployments", deploymentsMade.value.length) : [],
    ...records?.state === "known" ? all(`evidence files (${records.value.from})`, records.value.read) : []
  ];
}
export {
  reconcile
};
