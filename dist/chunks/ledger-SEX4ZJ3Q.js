import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  createAsker
} from "./chunk-SSMR47JY.js";
import {
  readLedgerTip
} from "./chunk-X4G24XLO.js";
import {
  ledgerMessage,
  ledgerName,
  recordPath
} from "./chunk-ZBH72YP2.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-3CPF7B2X.js";
import "./chunk-PGHKNNLU.js";
import "./chunk-C7FCS24P.js";
import {
  RequestFailure
} from "./chunk-AUL6WYI4.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import {
  gitBlobId
} from "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/action/ledger.ts
import { setTimeout as wait } from "node:timers/promises";

// src/publish/ledger.ts
async function appendRecord(client, { repository, branch, end }, note, bytes) {
  const place = { owner: repository.owner, repo: repository.name };
  const content = Buffer.from(bytes).toString("base64");
  const blob = await made(client, "POST /repos/{owner}/{repo}/git/blobs", { ...place, content, encoding: "base64" });
  if (blob !== gitBlobId(bytes)) throw strange("POST /repos/{owner}/{repo}/git/blobs", `the blob was stored as ${blob}, which is not its id`);
  const entry = { path: recordPath(note), mode: "100644", type: "blob", sha: blob };
  const onto = end === null ? {} : { base_tree: end.tree };
  const tree = await made(client, "POST /repos/{owner}/{repo}/git/trees", { ...place, tree: [entry], ...onto });
  const parents = end === null ? [] : [end.commit];
  const commit = await made(client, "POST /repos/{owner}/{repo}/git/commits", { ...place, message: ledgerMessage(note), tree, parents });
  try {
    if (end === null) await client.rest("POST /repos/{owner}/{repo}/git/refs", { ...place, ref: `refs/heads/${branch}`, sha: commit });
    else await client.rest("PATCH /repos/{owner}/{repo}/git/refs/{ref}", { ...place, ref: `heads/${branch}`, sha: commit, force: false });
    return { state: "appended", commit };
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status === 401 || error.status === 403 || error.status === 404) throw error;
    return { state: "notMoved", commit, failure: error };
  }
}
async function made(client, route, parameters) {
  const { data } = await client.rest(route, parameters);
  const sha = data?.sha;
  if (typeof sha !== "string" || !/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) throw strange(route, "the answer holds no id");
  return sha;
}
var strange = (request, message) => new RequestFailure({ message, status: null, request, permissions: null, source: null });

// src/action/ledger.ts
var mostRounds = 30;
var mostMilliseconds = 12e4;
var mostStill = 3;
var pause = (round) => Math.random() * Math.min(4e3, 100 * 2 ** Math.min(round, 6));
async function enterLedger(ledger, repository, note, seal) {
  const began = performance.now();
  let tried = null;
  let still = 0;
  for (let round = 0; round < mostRounds && performance.now() - began < mostMilliseconds; round += 1) {
    if (round > 0) await wait(pause(round));
    const tip = await readTip(ledger, repository);
    if (tip.state === "unavailable") return refused(seal, detailOf(tip.reason), lookRemedy);
    if (tried !== null && tip.value?.commit === tried.outcome.commit) return taken(ledger, tried);
    still = tried !== null && tip.value?.commit === tried.after ? still + 1 : 0;
    if (tried?.outcome.state === "notMoved" && still >= mostStill) return refused(seal, failureText(tried.outcome.failure));
    try {
      tried = await attempt(ledger, repository, note, tip.value, seal);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      return refused(seal, failureText(error));
    }
    if (tried.outcome.state === "appended") return taken(ledger, tried);
    ledger.debug(`the ledger did not take record ${tried.index}: ${failureText(tried.outcome.failure)}; it is read again`);
  }
  return refused(seal, `others were faster ${mostRounds} times, or for ${mostMilliseconds / 1e3} seconds (CS-055)`);
}
var readTip = ({ client, branch, debug }, repository) => readLedgerTip({ client, asker: createAsker(client, debug), repository, branch });
async function attempt({ client, branch }, repository, note, tip, seal) {
  const index = (tip?.index ?? 0) + 1;
  const sealed = await seal({ ledger: ledgerName(repository, branch), index, previous: tip === null ? null : { sha256: tip.sha256 } });
  const { bundle, sha256 } = sealed.pack;
  const outcome = await appendRecord(client, { repository, branch, end: tip }, { ...note, index, sha256 }, bundle);
  return { sealed, index, after: tip?.commit, outcome };
}
function taken({ branch }, { index, sealed }) {
  return { sealed, entered: { state: "appended", head: { branch, index, sha256: sealed.pack.sha256 } } };
}
async function refused(seal, detail, remedy = writeRemedy) {
  return { sealed: await seal(null), entered: { state: "refused", why: { detail, expected, remedy } } };
}
var expected = "a branch to which this run may append, and nobody else writes";
var writeRemedy = "give the job `contents: write`, or `ledger-token` an App that the ruleset of the ledger lets through (docs/install.md)";
var lookRemedy = "if somebody else wrote to that branch, keep a copy of it, take away what does not belong, and let a ruleset allow only the gate to write there (docs/install.md); if the reading itself was refused, give the job `contents: write`";
var detailOf = ({ what, request, status, detail }) => `${detail} (CS-055; ${what}: ${request ?? "no request"} answered ${status ?? "nothing"})`;
var failureText = ({ request, status, message }) => `${request} answered ${status ?? "nothing"}: ${message.replace(/\s+/g, " ").trim()} (CS-055)`;
export {
  enterLedger
};
