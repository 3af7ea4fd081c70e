import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  judgeDeployment
} from "./chunk-MV2YQPBY.js";
import {
  judge,
  policyRoom,
  silentTeller
} from "./chunk-FAP7JVNU.js";
import {
  unattested,
  withoutEvidence
} from "./chunk-HPRU37E5.js";

// src/decision/exitCode.ts
function exitCode(result, enforcement, jobResult, mode) {
  if (mode === "observe") return 0;
  const statusBlocks = jobResult === "evaluated" || jobResult === "auto" && enforcement.required === "yes";
  return statusBlocks || result === "passed" || result === "overridden" ? 0 : 1;
}

// src/tell.ts
async function tell(group, occasion, settings, edge, ending) {
  const reports = [];
  const packs = [];
  for (const judged of group) {
    const sealed = await edge.sealer?.(judged);
    if (!sealed)
      reports.push(
        silentOverride(judged.report) ? withoutEvidence(judged.report, "unrecorded", { ...unrecorded, detail: cannotWrite }) : judged.report
      );
    else if ("refused" in sealed) reports.push(withoutEvidence(judged.report, "unsealed", sealed.refused));
    else {
      const place = await edge.teller.store(sealed.pack);
      const { sha256 } = sealed.pack;
      const evidence = {
        sha256,
        signed: sealed.signer !== null,
        signer: sealed.signer,
        artifactUrl: place.artifact?.url ?? null,
        verifyCommand: sealed.verifyCommand,
        ...sealed.entered?.state === "appended" ? { ledger: sealed.entered.head } : {},
        ...place.attestation?.state === "stored" ? { attestation: { id: place.attestation.id, url: place.attestation.url } } : {}
      };
      const report = await kept({ ...judged.report, evidence }, sealed, place, edge, ending);
      reports.push(place.attestation?.state === "refused" ? unattested(report, place.attestation.why) : report);
      packs.push(sealed.pack);
      ending.stored.push({ pack: sealed.pack, place });
    }
  }
  const told = await edge.teller.report(reports, packs);
  const final = told ? reports : reports.map((report) => report.evidence?.ledger ? report : withoutEvidence(report, "unstored", unstored(nowhere)));
  const published = await edge.teller.publish(final, occasion);
  ending.reports.push(...final);
  if (!published || !endsWell(occasion, final, settings)) ending.exitCode = 1;
}
async function kept(report, { entered }, { problem }, edge, ending) {
  if (entered?.state === "refused") return withoutEvidence(report, "unledgered", entered.why);
  return problem === null || entered?.state === "appended" ? madeGood(report, edge, ending) : withoutEvidence(report, "unstored", unstored(problem));
}
async function madeGood(report, { teller }, ending) {
  const refused = silentOverride(report) ? await teller.followUp(report) : null;
  if (refused === null) return report;
  ending.exitCode = 1;
  return withoutEvidence(report, "unrecorded", { ...unrecorded, detail: refused });
}
var silentOverride = ({ decision, mode }) => decision.result === "overridden" && mode === "enforce";
var cannotWrite = "this run cannot write";
var unrecorded = {
  expected: "an issue that names the follow-up and its due time",
  remedy: "add `issues: write` to the job, and see that the repository has issues"
};
var nowhere = "neither an artifact nor the report could hold it";
var unstored = (detail) => ({
  detail,
  expected: "an artifact store, or a record that fits into the report",
  remedy: "make an artifact store reachable; where there is none, split the pull request so that its record fits into the report"
});
var endsWell = (occasion, reports, settings) => occasion.kind === "sweep" || reports.every((report) => exitCode(report.decision.result, report.enforcement, standingIn(report, settings), settings.mode) === 0);
var standingIn = ({ subject }, { jobResult }) => subject.gate === "deployment" || subject.gate === "repository" || jobResult === "auto" && subject.gate === "merge" ? "verdict" : jobResult;

// src/gate.ts
async function gate(occasion, settings, edge) {
  const [located] = await Promise.all([edge.collector.locate(occasion), edge.meanwhile(policyRoom)]);
  if (located.state === "nothing") return { exitCode: 0, reports: [], stored: [], notice: located.why };
  if (located.state === "unavailable") {
    await edge.teller.publishUnavailable(occasion, located.commit, located.reason, settings.mode);
    return { exitCode: settings.mode === "observe" ? 0 : 1, reports: [], stored: [], notice: measured(located.reason) };
  }
  const ending = { exitCode: 0, reports: [], stored: [], notice: null };
  for (const subjects of byHead(located.subjects)) await gateHead(subjects, occasion, settings, edge, ending);
  return ending;
}
async function gateHead(subjects, occasion, settings, edge, ending) {
  const isSweep = occasion.kind === "sweep";
  const judgements = [];
  for (const subject of subjects) {
    if (subject.gate === "deployment") judgements.push(await judgeDeployment(subject, settings, edge));
    else judgements.push(await judge(subject, settings, isSweep ? { ...edge, teller: silentTeller } : edge));
  }
  if (judgements.some(endsUnjudged) && !await stopped(subjects[0], occasion, settings, edge)) ending.exitCode = 1;
  const [first, ...rest] = judgements.filter((judgement) => judgement.state === "judged");
  const standsStill = isSweep && first !== void 0 && [first, ...rest].every(({ report }) => report.decision.result === "passed");
  const notices = [ending.notice, noticeOf(judgements), standsStill ? `${first.subject.commit.slice(0, 7)} still is Ready: left as it stands.` : null];
  ending.notice = notices.filter((notice) => notice !== null).join("\n") || null;
  if (first && !standsStill) await tell([first, ...rest], occasion, settings, edge, ending);
}
var endsUnjudged = ({ state, subject }) => state === "moved" && subject.gate === "deployment";
async function stopped({ commit }, occasion, { mode }, { teller }) {
  const reason = { what: "the commit to be deployed", request: null, status: null, detail: "it moved during the evaluation" };
  await teller.publishUnavailable(occasion, commit, reason, mode);
  return mode === "observe";
}
function byHead(subjects) {
  const groups = /* @__PURE__ */ new Map();
  for (const subject of subjects) {
    const group = groups.get(subject.commit);
    if (group) group.push(subject);
    else groups.set(subject.commit, [subject]);
  }
  return [...groups.values()];
}
function noticeOf(judgements) {
  const sentences = judgements.flatMap((judgement) => {
    const head = judgement.subject.commit.slice(0, 7);
    if (judgement.state === "moved" && endsUnjudged(judgement))
      return [
        `What is to be deployed moved from ${head} to ${judgement.to.slice(0, 7)} during the evaluation: nothing was judged. Start the run again.`
      ];
    if (judgement.state === "moved")
      return [`The head moved from ${head} to ${judgement.to.slice(0, 7)} during the evaluation: the run for the new head decides.`];
    if (judgement.state === "ungoverned")
      return [`The policy does not govern the branch ${judgement.subject.base.branch}: no status, no record for ${head}.`];
    return [];
  });
  return sentences.length > 0 ? sentences.join("\n") : null;
}
var measured = ({ what, request, status, detail }) => `Could not evaluate: ${what}: ${request ?? "no request could be made"}${status === null ? "" : ` answered ${status}`} (${detail}).`;

export {
  tell,
  gate,
  measured
};
