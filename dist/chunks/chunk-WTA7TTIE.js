import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readRecordPath
} from "./chunk-ZBH72YP2.js";

// src/evidence/ledger.ts
function followLedger(links) {
  const foreign = links.filter(({ path }) => readRecordPath(path) === null);
  const inOrder = (one, other) => one.index - other.index || (one.link.path < other.link.path ? -1 : 1);
  const placed = links.flatMap((link) => placedBy(link)).toSorted(inOrder);
  const places = /* @__PURE__ */ new Map();
  for (const { index, link } of placed) places.set(index, [...places.get(index) ?? [], link]);
  const last = placed.at(-1);
  return {
    findings: [...foreign.map(({ path }) => finding("foreign", null, `${shown(path)} is no file that a ledger writes`)), ...along(places)],
    head: last ? { index: last.index, sha256: last.link.sha256 } : null,
    names: [...new Set(placed.flatMap(({ link }) => sequenceOf(link)?.ledger ?? []))],
    records: placed.length
  };
}
var sequenceOf = ({ says }) => says.state === "verified" ? says.sequence : null;
function anchoredAt(links, sha256) {
  const found = links.find((link) => link.sha256 === sha256);
  return found ? readRecordPath(found.path)?.index ?? null : null;
}
function placedBy(link) {
  const read = readRecordPath(link.path);
  return read === null ? [] : [{ index: read.index, link }];
}
function along(places) {
  const findings = [];
  let before = { index: 0, here: [] };
  for (const [index, here] of places) {
    if (index > before.index + 1) findings.push(missing(before.index + 1, index - 1, here));
    if (here.length > 1) findings.push(finding("duplicate", index, `${here.length} records claim place ${index}: ${digestsOf(here)}`));
    findings.push(...here.flatMap((link) => alone(link, index)), ...here.flatMap((link) => linked(link, index, before)));
    before = { index, here };
  }
  return findings;
}
function missing(from, to, next) {
  const named = next.map((link) => sequenceOf(link)?.previous?.sha256).find((digest) => digest !== void 0);
  const which = from === to ? `record ${from} is missing` : `records ${from} to ${to} are missing`;
  return finding("deleted", from, named === void 0 ? which : `${which}; record ${to + 1} names ${named} before it`);
}
function alone({ path, sha256, says }, index) {
  const itself = sha256.startsWith(readRecordPath(path)?.digest ?? "");
  const other = `record ${index} is another file than its name says`;
  if (says.state === "unread") return itself ? [] : [finding("not-the-one", index, `${other}: ${says.why ?? "replaced"}`)];
  if (says.state === "wrong") return [finding("not-verified", index, `record ${index} does not verify: ${says.why}`)];
  const { sequence } = says;
  if (sequence === null) return [finding("foreign", index, `record ${index} is a genuine record, and was not made for a ledger`)];
  if (sequence.index !== index) return [finding("reordered", index, `at place ${index} stands record ${sequence.index} of ${shown(sequence.ledger)}`)];
  if (itself) return [];
  return [finding("not-the-one", index, `record ${index} is another one than its file name says: replaced, or signed again`)];
}
function linked(link, index, before) {
  const sequence = sequenceOf(link);
  if (sequence?.index !== index || index === 1 || before.index !== index - 1 || before.here.every(({ says }) => says.state === "wrong")) return [];
  const named = sequence.previous?.sha256;
  if (before.here.some(({ sha256 }) => sha256 === named)) return [];
  const others = before.here.flatMap((one) => sequenceOf(one)?.ledger ?? []);
  if (others.length > 0 && !others.includes(sequence.ledger)) {
    return [finding("foreign", index, `record ${index} is of another ledger, ${shown(sequence.ledger)}, and names ${named} before it`)];
  }
  const stands = `record ${index - 1} is ${digestsOf(before.here)}`;
  return [finding("not-the-one", index - 1, `${stands}, and record ${index} names ${named}: replaced, or signed again`)];
}
var finding = (kind, index, detail) => ({ kind, index, detail });
var digestsOf = (links) => links.map(({ sha256 }) => sha256).join(" ");
var shown = (text) => JSON.stringify(text.slice(0, 200));

export {
  followLedger,
  anchoredAt
};
