import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  positionOfReference,
  problemAt,
  readPolicy,
  rosterOf,
  together
} from "./chunk-R6XCECJR.js";

// src/policy/load.ts
var maxDepth = 3;
var maxCentral = 10;
async function loadPolicies(own, readCentral) {
  const reading = readPolicy(own);
  if (!reading.ok) return { ok: false, problems: reading.problems, sources: [own] };
  const first = { reference: null, loaded: reading.loaded };
  const chain = await followed(first, readCentral);
  const [problem, ...problems] = [...chain.problems, ...circles(chain.links)];
  if (problem !== void 0) return { ok: false, problems: [problem, ...problems], sources: chain.sources };
  return agreed(first, chain.links.slice(1), chain.sources);
}
async function followed(first, readCentral) {
  const links = [first];
  const sources = [first.loaded.source];
  const problems = [];
  const seen = /* @__PURE__ */ new Set();
  let level = [first];
  for (let depth = 1; level.length > 0; depth += 1) {
    const wanted = level.flatMap(({ loaded }) => extended(loaded).map((reference) => ({ reference, by: loaded })));
    const fresh = wanted.filter(({ reference }) => !seen.has(reference) && seen.add(reference));
    const [next] = fresh;
    const beyond = depth > maxDepth || seen.size > maxCentral;
    if (next !== void 0 && beyond) return { links, sources, problems: [...problems, tooMany(next.by, next.reference)] };
    const read = await Promise.all(fresh.map(async ({ reference, by }) => linkOf(reference, by, await readCentral(reference))));
    sources.push(...read.flatMap(({ source }) => source ?? []));
    problems.push(...read.flatMap((result) => "problems" in result ? result.problems : []));
    level = read.flatMap((result) => "problems" in result ? [] : [result.link]);
    links.push(...level);
  }
  return { links, sources, problems };
}
var extended = (loaded) => [...new Set(loaded.policy.extends ?? [])];
function linkOf(reference, by, answer) {
  if (!("bytes" in answer)) return { source: null, problems: [unreadable(reference, by, answer)] };
  const reading = readPolicy(answer);
  return reading.ok ? { source: answer, link: { reference, loaded: reading.loaded } } : { source: answer, problems: reading.problems };
}
function unreadable(reference, by, { request, status, detail }) {
  const parts = [request ?? "no request was possible", status === null ? "no answer" : `status ${status}`, detail];
  const measured = parts.filter((part) => part !== "").join(", ");
  return problemAt(by.source.path, {
    code: "CS-020",
    ...positionOfReference(by.source, reference),
    message: `the central policy ${reference} could not be read: ${measured}`,
    expected: "a policy that the token can read",
    found: measured,
    suggestion: "give the token access to that repository, or correct the reference"
  });
}
var tooMany = (by, reference) => problemAt(by.source.path, {
  code: "CS-023",
  ...positionOfReference(by.source, reference),
  message: `central policies go more than ${maxDepth} levels deep or are more than ${maxCentral}`
});
function circles(links) {
  return links.flatMap(
    ({ reference, loaded }) => reference !== null && above(links, loaded).some((central) => central.reference === reference) ? [problemAt(loaded.source.path, { code: "CS-023", message: `the central policy ${reference} extends itself, directly or through others` })] : []
  );
}
function above(links, from) {
  const reached = /* @__PURE__ */ new Set();
  const waiting = extended(from);
  for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    const link = links.find(({ reference }) => reference === next);
    if (link !== void 0) waiting.push(...extended(link.loaded));
  }
  return links.filter(({ reference }) => reference !== null && reached.has(reference));
}
function agreed(first, centrals, sources) {
  const again = ({ reference, loaded }) => {
    const reading = readPolicy(loaded.source, above(centrals, loaded).map((link) => centralOf(link, centrals)));
    return reading.ok ? { ok: true, loaded: { ...reading.loaded, reference } } : reading;
  };
  const own = again(first);
  const others = centrals.map(again);
  const [problem, ...problems] = [own, ...others].flatMap((reading) => reading.ok ? [] : reading.problems);
  if (problem !== void 0 || !own.ok) return { ok: false, problems: problem === void 0 ? [unexplained(first)] : [problem, ...problems], sources };
  return { ok: true, policies: judgedTogether([own.loaded, ...others.flatMap((reading) => reading.ok ? [reading.loaded] : [])]) };
}
function judgedTogether(policies) {
  const rosters = together(policies.map(({ roster }) => roster));
  return policies.map((loaded, index) => ({ ...loaded, roster: rosters[index] ?? loaded.roster }));
}
var unexplained = ({ loaded }) => problemAt(loaded.source.path, { code: "CS-099", message: "the policy could not be read a second time" });
function centralOf({ reference, loaded }, centrals) {
  const higher = above(centrals, loaded).map((link) => ({ reference: link.reference ?? "", roster: rosterOf(link.loaded.policy, []) }));
  return { reference: reference ?? "", roster: rosterOf(loaded.policy, higher) };
}

export {
  loadPolicies,
  extended,
  above,
  centralOf
};
