import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  unavailable
} from "./chunk-C7FCS24P.js";
import {
  RequestFailure
} from "./chunk-AUL6WYI4.js";

// src/collect/failure.ts
var oneLine = (text, limit = 300) => Array.from(text.slice(0, limit * 2), (char) => char < " " || char === "\x7F" ? " " : char).join("").slice(0, limit);
function refused(what, error, sources = []) {
  if (!(error instanceof RequestFailure)) throw error;
  const permissions = error.permissions === null ? "" : `; the API names these permissions: ${oneLine(error.permissions)}`;
  const reason = { what, request: error.request, status: error.status, detail: `${error.message}${permissions}` };
  return unavailable(reason, error.source ? [...sources, error.source] : sources);
}
function incomplete(what, source, detail, sources = [source]) {
  return unavailable({ what, request: source.request, status: source.status, detail }, sources);
}
function errorText(errors) {
  const first = errors[0];
  if (!first) return "no data";
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return oneLine(`${first.type ?? "error"} at ${first.path.join(".") || "the query"}: ${first.message}`) + more;
}
async function refusing(what, work) {
  try {
    return await work();
  } catch (error) {
    return refused(what, error);
  }
}

export {
  oneLine,
  refused,
  incomplete,
  errorText,
  refusing
};
