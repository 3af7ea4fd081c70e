import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  above,
  centralOf,
  extended
} from "./chunk-RV7GWAIG.js";
import {
  positionOfReference,
  problemAt,
  readPolicy
} from "./chunk-R6XCECJR.js";

// src/policy/proposed.ts
function proposedReader(policies) {
  const links = policies.flatMap((loaded) => loaded.reference === null ? [] : [{ reference: loaded.reference, loaded }]);
  return (text, path) => {
    const source = { path, uri: path, bytes: new TextEncoder().encode(text) };
    const alone = readPolicy(source);
    if (!alone.ok) return alone.problems;
    const unread = extended(alone.loaded).filter((reference) => !links.some((link) => link.reference === reference));
    const central = above(links, alone.loaded).map((link) => centralOf(link, links));
    const reading = readPolicy(source, central, unread.length === 0);
    return [...reading.ok ? [] : reading.problems, ...unread.map((reference) => notRead(source, reference))];
  };
}
var notRead = (source, reference) => problemAt(source.path, {
  code: "CS-020",
  ...positionOfReference(source, reference),
  message: `the central policy ${reference} is new here and was not read`
});

export {
  proposedReader
};
