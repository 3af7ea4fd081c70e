import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";

// src/domain/ledger.ts
var ledgerName = (repository, branch) => `${repositoryPath(repository)}@${branch}`;
var ledgerFolder = "records";
var perFolder = 1e3;
var mostIndex = 999999999;
function recordPath({ index, sha256 }) {
  const folder = String(Math.floor(index / perFolder)).padStart(6, "0");
  return `${ledgerFolder}/${folder}/${String(index).padStart(9, "0")}-${sha256.slice(0, 8)}.sigstore.json`;
}
var pathForm = /^records\/\d{6}\/(\d{9})-([0-9a-f]{8})\.sigstore\.json$/;
function readRecordPath(path) {
  const [, number = "", digest = ""] = pathForm.exec(path) ?? [];
  const index = Number(number);
  return index > 0 && recordPath({ index, sha256: digest }) === path ? { index, digest } : null;
}
function ledgerMessage({ index, sha256, gate, result, commit, environment, run }) {
  const lines = [`sha256: ${sha256}`, `gate: ${gate}`, `result: ${result}`, `commit: ${commit}`, `run: ${run}`];
  return [`Record ${index}`, "", ...lines, ...environment === null ? [] : [`environment: ${JSON.stringify(environment)}`]].join("\n");
}
function readLedgerMessage(message) {
  const [title = "", blank, ...lines] = message.slice(0, 4e3).trimEnd().split("\n");
  const index = Number(/^Record ([1-9]\d{0,8})$/.exec(title)?.[1] ?? 0);
  const said = new Map(lines.map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]));
  const [sha256 = "", gate = "", result = "", commit = "", run = ""] = ["sha256", "gate", "result", "commit", "run"].map((name) => said.get(name));
  if (index === 0 || index > mostIndex || blank !== "" || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  return { index, sha256, gate, result, commit, run, environment: environmentIn(said.get("environment")) };
}
function environmentIn(written) {
  try {
    const name = JSON.parse(written ?? "null");
    return typeof name === "string" ? name : null;
  } catch {
    return null;
  }
}

export {
  ledgerName,
  ledgerFolder,
  recordPath,
  readRecordPath,
  ledgerMessage,
  readLedgerMessage
};
